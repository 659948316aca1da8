// SPDX-License-Identifier: MIT
#include "audio/null_device.h"

namespace tresillo::audio {

NullDevice::NullDevice(SampleRate rate, int blockFrames)
    : rate_(rate),
      blockFrames_(blockFrames),
      timer_(rate),
      left_(static_cast<std::size_t>(blockFrames)),
      right_(static_cast<std::size_t>(blockFrames)) {}

NullDevice::~NullDevice() { stop(); }

bool NullDevice::start(BlockSource& source) {
    stop();
    stopped_ = false;
    thread_ = std::thread([this, &source] { run(source); });
    return true;
}

void NullDevice::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

bool NullDevice::waitUntil(Clock::time_point time) {
    std::unique_lock lock(mutex_);
    return !stopping_.wait_until(lock, time, [this] { return stopped_; });
}

void NullDevice::run(BlockSource& source) {
    using std::chrono::nanoseconds;
    constexpr std::int64_t kSecond = 1'000'000'000;
    Clock::time_point start = Clock::now();
    std::int64_t frames = 0;
    while (true) {
        // Whole seconds and the rest apart: exact, and no overflow after years.
        const std::int64_t rest = frames % rate_.hz * kSecond / rate_.hz;
        const Clock::time_point due = start + std::chrono::seconds(frames / rate_.hz) + nanoseconds(rest);
        if (!waitUntil(due)) {
            return;
        }
        const auto late = Clock::now() - due;
        if (late > std::chrono::seconds(1)) {
            start += late;
            timer_.addXruns(static_cast<std::uint32_t>(late / std::chrono::seconds(1) * rate_.hz / blockFrames_));
        }
        timer_.run(source, left_.data(), right_.data(), blockFrames_);
        frames += blockFrames_;
    }
}

} // namespace tresillo::audio
