// SPDX-License-Identifier: MIT
#include "session/autosave/storage_thread.h"

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace tresillo::session {

StorageThread::StorageThread(StateTarget target) : writer_(std::move(target)) {}

StorageThread::~StorageThread() { finish(); }

void StorageThread::add(storage::StateEntry entry) {
    {
        const std::lock_guard lock(mutex_);
        work_.entries.push_back(std::move(entry));
    }
    wake();
}

void StorageThread::checkpoint(CheckpointJob job) {
    {
        const std::lock_guard lock(mutex_);
        work_.checkpoint = std::move(job);
    }
    wake();
}

void StorageThread::post(FileJob job) {
    {
        const std::lock_guard lock(mutex_);
        work_.jobs.push_back(std::move(job));
    }
    wake();
}

void StorageThread::wake() {
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
    const auto isDue = [this] { return isEnding_ || !work_.isEmpty(); };
    std::unique_lock lock(mutex_);
    bool isLast = false;
    while (!isLast) {
        if (writer_.isWaiting()) {
            (void)wake_.wait_for(lock, kRetry, isDue);
        } else {
            wake_.wait(lock, isDue);
        }
        isLast = isEnding_;
        Work work = std::exchange(work_, {});
        const bool isTried = work.checkpoint.has_value();
        lock.unlock();
        perform(std::move(work), isLast);
        lock.lock();
        tried_ += isTried ? 1U : 0U;
    }
}

// Nothing may leave the thread: whoever asks is told instead.
void StorageThread::perform(Work work, bool isLast) {
    std::string problem;
    const auto attempt = [&problem](std::string_view what, const auto& task) {
        try {
            task();
        } catch (const std::exception& error) {
            problem = std::string(what) + " could not be kept: " + error.what();
        }
    };
    attempt("what is played", [&] {
        for (storage::StateEntry& entry : work.entries) {
            writer_.add(std::move(entry));
        }
        if (work.checkpoint) {
            const bool isKept = writer_.checkpoint(*work.checkpoint);
            unkept_ = isKept ? std::nullopt : std::move(work.checkpoint);
        } else {
            (void)writer_.write();
        }
        if (isLast && unkept_) {
            writer_.layAside(unkept_->file);
        }
    });
    for (const FileJob& job : work.jobs) {
        attempt("a file of the project", [&] { job(writer_); });
    }
    const std::lock_guard lock(mutex_);
    status_ = writer_.status();
    if (!problem.empty()) {
        status_.problem = std::move(problem);
    }
}

} // namespace tresillo::session
