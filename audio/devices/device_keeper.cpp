// SPDX-License-Identifier: MIT
#include "audio/devices/device_keeper.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace tresillo::audio {
namespace {

constexpr std::chrono::milliseconds kFade{100}; // a device that asks for nothing more cannot be faded

} // namespace

DeviceKeeper::DeviceKeeper(Open open, Open standIn, BlockSource& source)
    : open_(std::move(open)), openStandIn_(std::move(standIn)), fader_(source) {}

DeviceKeeper::~DeviceKeeper() { stop(); }

bool DeviceKeeper::openDevice(std::string& problem) {
    Fallible<std::unique_ptr<Device>> opened = open_();
    if (!opened) {
        problem = opened.problem;
        return false;
    }
    // The source must never be called by two devices at once.
    close();
    device_ = std::move(*opened.value);
    standsIn_ = false;
    fader_.begin(device_->rate(), !hasPlayed_);
    if (!device_->start(fader_)) {
        problem = device_->problem();
        device_.reset();
        return false;
    }
    hasPlayed_ = true;
    return true;
}

void DeviceKeeper::openStandIn(Clock::duration missed) {
    if (standsIn_ && device_) {
        return;
    }
    close();
    standsIn_ = true;
    Fallible<std::unique_ptr<Device>> opened = openStandIn_();
    if (!opened) {
        return;
    }
    device_ = std::move(*opened.value);
    fader_.begin(device_->rate(), !hasPlayed_);
    playFor(missed);
    if (!device_->start(fader_)) {
        device_.reset();
    }
    hasPlayed_ = true;
}

// Nobody hears it, so all of it is late; no device calls meanwhile.
void DeviceKeeper::playFor(Clock::duration time) {
    const auto block = static_cast<std::size_t>(std::max(device_->blockFrames(), 1));
    std::vector<float> left(block);
    std::vector<float> right(block);
    const auto blocksIn = [&](Clock::duration length) {
        return static_cast<std::size_t>(std::chrono::duration<double>(length).count() * device_->rate().hz) / block;
    };
    const std::size_t blocks = blocksIn(std::min<Clock::duration>(time, kMostMadeGood));
    for (std::size_t done = 0; done < blocks; ++done) {
        fader_.process(left.data(), right.data(), static_cast<int>(block));
    }
    xruns_ += static_cast<std::uint32_t>(blocksIn(time));
}

DeviceStatus DeviceKeeper::status() {
    DeviceStatus status = device_ ? device_->status() : DeviceStatus{};
    status.xruns += xruns_;
    status.worstLateNanoseconds = std::max(status.worstLateNanoseconds, worstLate_);
    return status;
}

void DeviceKeeper::watchFrom(Clock::time_point now) {
    progress_ = now;
    tried_ = now;
    frames_ = device_ ? device_->status().frames : 0;
}

std::string DeviceKeeper::start(Clock::time_point now) {
    std::string problem;
    if (!openDevice(problem)) {
        openStandIn({});
    }
    problem_ = problem;
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
            problem_.clear();
            return "the sound output is back: " + device_->name();
        }
        openStandIn({});
        return std::exchange(problem_, problem) == problem ? std::string{} : problem + "; playing on without sound";
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
    openStandIn(now - progress_);
    watchFrom(now);
    return name + " was lost; playing on without sound until it is back";
}

void DeviceKeeper::stop() {
    if (device_ && !standsIn_) {
        fader_.end();
        const auto patience = Clock::now() + kFade;
        while (!fader_.isSilent() && Clock::now() < patience) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    close();
}

void DeviceKeeper::close() {
    if (device_) {
        device_->stop();
        const DeviceStatus last = device_->status();
        xruns_ += last.xruns;
        worstLate_ = std::max(worstLate_, last.worstLateNanoseconds);
        device_.reset();
    }
}

} // namespace tresillo::audio
