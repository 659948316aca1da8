// SPDX-License-Identifier: MIT
#include "session/kit_loader.h"

#include <exception>
#include <utility>

namespace tresillo::session {

KitLoader::~KitLoader() {
    {
        const std::lock_guard lock(mutex_);
        isEnding_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void KitLoader::want(KitWish wish) {
    {
        const std::lock_guard lock(mutex_);
        wishes_.push_back(std::move(wish));
    }
    wake_.notify_all();
    if (!thread_.joinable()) {
        thread_ = std::thread([this] { run(); });
    }
}

std::optional<KitRead> KitLoader::take() {
    const std::lock_guard lock(mutex_);
    if (ready_.empty()) {
        return std::nullopt;
    }
    KitRead read = std::move(ready_.front());
    ready_.pop_front();
    return read;
}

void KitLoader::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return isEnding_ || !wishes_.empty(); });
        if (isEnding_) {
            return;
        }
        const KitWish wish = std::move(wishes_.front());
        wishes_.pop_front();
        lock.unlock();
        KitRead read = this->read(wish);
        lock.lock();
        ready_.push_back(std::move(read));
    }
}

// Nothing may leave the thread: who wished is told instead.
KitRead KitLoader::read(const KitWish& wish) {
    const auto isWanted = [this] {
        const std::lock_guard lock(mutex_);
        return !isEnding_;
    };
    try {
        KitRead read = reader_(wish, isWanted);
        read.reference = wish.reference;
        return read;
    } catch (const std::exception& error) {
        KitRead none{.place = wish.place, .reference = wish.reference};
        none.loaded.problems.push_back("kit " + wish.reference.id + ": could not be read: " + error.what());
        return none;
    }
}

} // namespace tresillo::session
