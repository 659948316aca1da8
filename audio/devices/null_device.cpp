// SPDX-License-Identifier: MIT
#include "audio/devices/null_device.h"

#include "audio/devices/block_pace.h"

#include <utility>

namespace tresillo::audio {

NullDevice::NullDevice(SampleRate rate, int blockFrames, std::unique_ptr<DeviceClock> clock)
    : rate_(rate),
      blockFrames_(blockFrames),
      clock_(std::move(clock)),
      timer_(rate, *clock_),
      left_(static_cast<std::size_t>(blockFrames)),
      right_(static_cast<std::size_t>(blockFrames)) {}

NullDevice::~NullDevice() { stop(); }

bool NullDevice::start(BlockSource& source) {
    stop();
    clock_->allowWaiting();
    thread_ = std::thread([this, &source] { run(source); });
    return true;
}

void NullDevice::stop() {
    clock_->endWaiting();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void NullDevice::run(BlockSource& source) {
    BlockPace pace(rate_, blockFrames_, clock_->now());
    while (clock_->waitUntil(pace.due())) {
        timer_.leaveOut(pace.leaveOut(clock_->now()));
        timer_.run(source, left_.data(), right_.data(), blockFrames_, pace.due());
        pace.advance();
    }
}

} // namespace tresillo::audio
