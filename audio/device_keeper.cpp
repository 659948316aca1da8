// SPDX-License-Identifier: MIT
#include "audio/device_keeper.h"

#include <utility>

namespace tresillo::audio {

DeviceKeeper::DeviceKeeper(Open open, Open standIn, BlockSource& source)
    : open_(std::move(open)), openStandIn_(std::move(standIn)), source_(source) {}

DeviceKeeper::~DeviceKeeper() { stop(); }

bool DeviceKeeper::openDevice(std::string& problem) {
    Fallible<std::unique_ptr<Device>> opened = open_();
    if (!opened) {
        problem = opened.problem;
        return false;
    }
    // The source must never be called by two devices at once.
    stop();
    device_ = std::move(*opened.value);
    standsIn_ = false;
    if (!device_->start(source_)) {
        problem = device_->problem();
        device_.reset();
        return false;
    }
    return true;
}

void DeviceKeeper::openStandIn() {
    if (standsIn_ && device_) {
        return;
    }
    stop();
    standsIn_ = true;
    Fallible<std::unique_ptr<Device>> opened = openStandIn_();
    if (opened && (*opened.value)->start(source_)) {
        device_ = std::move(*opened.value);
    }
}

void DeviceKeeper::watchFrom(Clock::time_point now) {
    progress_ = now;
    tried_ = now;
    frames_ = device_ ? device_->status().frames : 0;
}

std::string DeviceKeeper::start(Clock::time_point now) {
    std::string problem;
    if (!openDevice(problem)) {
        openStandIn();
    }
    watchFrom(now);
    const std::string name = device_ ? device_->name() : "nothing";
    return problem.empty() ? "playing on " + name : problem + "; playing on " + name;
}

std::string DeviceKeeper::tick(Clock::time_point now) {
    if (standsIn_) {
        if (now - tried_ < kRetry) {
            return {};
        }
        tried_ = now;
        std::string problem;
        if (openDevice(problem)) {
            watchFrom(now);
            return "the sound output is back: " + device_->name();
        }
        openStandIn();
        return {};
    }
    const std::uint64_t frames = device_ ? device_->status().frames : frames_;
    if (frames != frames_) {
        frames_ = frames;
        progress_ = now;
        return {};
    }
    if (now - progress_ < kSilence) {
        return {};
    }
    ++losses_;
    const std::string name = device_ ? device_->name() : std::string("the sound output");
    openStandIn();
    watchFrom(now);
    return name + " was lost; playing on without sound until it is back";
}

void DeviceKeeper::stop() {
    if (device_) {
        device_->stop();
        device_.reset();
    }
}

} // namespace tresillo::audio
