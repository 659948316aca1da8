// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace tresillo::audio {

/// The clock by which a device keeps time; tests hand in one of their own.
/// Thread-safe: yes; one thread waits. Realtime-safe: `now`.
class DeviceClock {
public:
    using Time = std::chrono::steady_clock::time_point;

    virtual ~DeviceClock() = default;
    [[nodiscard]] virtual Time now() = 0;
    /// Waits until `time`; false when `endWaiting` was called before it came.
    [[nodiscard]] virtual bool waitUntil(Time time) = 0;
    /// Whoever waits, or will wait, is sent away; until `allowWaiting`.
    virtual void endWaiting() = 0;
    virtual void allowWaiting() = 0;
};

/// The system's clock that never jumps.
class SteadyClock final : public DeviceClock {
public:
    [[nodiscard]] Time now() override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] bool waitUntil(Time time) override {
        std::unique_lock lock(mutex_);
        return !wake_.wait_until(lock, time, [this] { return isEnded_; });
    }
    void endWaiting() override {
        {
            const std::lock_guard lock(mutex_);
            isEnded_ = true;
        }
        wake_.notify_all();
    }
    void allowWaiting() override {
        const std::lock_guard lock(mutex_);
        isEnded_ = false;
    }

private:
    std::mutex mutex_{};
    std::condition_variable wake_{};
    bool isEnded_{false};
};

} // namespace tresillo::audio
