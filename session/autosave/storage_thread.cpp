// SPDX-License-Identifier: MIT
#include "session/autosave/storage_thread.h"

#include <exception>
#include <string>
#include <utility>

namespace tresillo::session {

StorageThread::StorageThread(StateTarget target) : writer_(std::move(target)) {}

StorageThread::~StorageThread() { finish(); }

void StorageThread::add(storage::StateEntry entry) {
    {
        const std::lock_guard lock(mutex_);
        entries_.push_back(std::move(entry));
    }
    wake_.notify_all();
    if (!thread_.joinable()) {
        thread_ = std::thread([this] { run(); });
    }
}

void StorageThread::checkpoint(CheckpointJob job) {
    {
        const std::lock_guard lock(mutex_);
        checkpoint_ = std::move(job);
    }
    wake_.notify_all();
    if (!thread_.joinable()) {
        thread_ = std::thread([this] { run(); });
    }
}

KeptStatus StorageThread::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

std::uint64_t StorageThread::checkpointsTried() const {
    const std::lock_guard lock(mutex_);
    return tried_;
}

void StorageThread::finish() {
    {
        const std::lock_guard lock(mutex_);
        isEnding_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void StorageThread::run() {
    const auto isDue = [this] { return isEnding_ || !entries_.empty() || checkpoint_.has_value(); };
    std::unique_lock lock(mutex_);
    bool isLast = false;
    while (!isLast) {
        if (writer_.isWaiting()) {
            (void)wake_.wait_for(lock, kRetry, isDue);
        } else {
            wake_.wait(lock, isDue);
        }
        isLast = isEnding_;
        auto entries = std::exchange(entries_, {});
        auto checkpoint = std::exchange(checkpoint_, std::nullopt);
        const bool isTried = checkpoint.has_value();
        lock.unlock();
        perform(std::move(entries), std::move(checkpoint), isLast);
        lock.lock();
        tried_ += isTried ? 1U : 0U;
    }
}

// Nothing may leave the thread: whoever asks is told instead.
void StorageThread::perform(
    std::vector<storage::StateEntry> entries, std::optional<CheckpointJob> checkpoint, bool isLast) {
    std::string problem;
    try {
        for (storage::StateEntry& entry : entries) {
            writer_.add(std::move(entry));
        }
        if (checkpoint) {
            const bool isKept = writer_.checkpoint(*checkpoint);
            unkept_ = isKept ? std::nullopt : std::move(checkpoint);
        } else {
            (void)writer_.write();
        }
        if (isLast && unkept_) {
            writer_.layAside(unkept_->file);
        }
    } catch (const std::exception& error) {
        problem = std::string("what is played could not be kept: ") + error.what();
    }
    const std::lock_guard lock(mutex_);
    status_ = writer_.status();
    if (!problem.empty()) {
        status_.problem = std::move(problem);
    }
}

} // namespace tresillo::session
