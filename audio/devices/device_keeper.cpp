// SPDX-License-Identifier: MIT
#include "audio/devices/device_keeper.h"

#include "audio/devices/device_release.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace tresillo::audio {
namespace {

constexpr std::chrono::milliseconds kFade{100}; // a device that asks for nothing more cannot be faded

} // namespace

DeviceKeeper::DeviceKeeper(Open open, Open standIn, BlockSource& source, std::chrono::milliseconds release)
    : open_(std::move(open)), openStandIn_(std::move(standIn)), fader_(source), release_(release) {}

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
    if (!startDevice()) {
        problem = device_->problem();
        close();
        return false;
    }
    return true;
}

bool DeviceKeeper::startDevice() {
    gate_ = std::make_shared<SourceGate>(fader_);
    const bool isStarted = device_->start(*gate_);
    hasPlayed_ = hasPlayed_ || isStarted;
    return isStarted;
}

std::string DeviceKeeper::openStandIn(Clock::duration missed) {
    if (standsIn_ && device_) {
        return {};
    }
    std::string closed = close();
    standsIn_ = true;
    Fallible<std::unique_ptr<Device>> opened = openStandIn_();
    if (!opened) {
        return closed;
    }
    device_ = std::move(*opened.value);
    fader_.begin(device_->rate(), !hasPlayed_);
    playFor(missed);
    if (!startDevice()) {
        close();
    }
    hasPlayed_ = true;
    return closed;
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
        if (now - tried_ < kRetry || isOneHanging()) { // whoever asks a server that hangs waits with it
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
    const std::string closed = openStandIn(now - progress_);
    watchFrom(now);
    return name + " was lost; playing on without sound until it is back" + (closed.empty() ? "" : "; " + closed);
}

bool DeviceKeeper::isOneHanging() {
    std::erase_if(leftBehind_, [](const std::future<DeviceStatus>& each) {
        return each.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready;
    });
    return !leftBehind_.empty();
}

std::string DeviceKeeper::stop() {
    if (device_ && !standsIn_) {
        fader_.end();
        const auto patience = Clock::now() + kFade;
        while (!fader_.isSilent() && Clock::now() < patience) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    return close();
}

std::string DeviceKeeper::close() {
    if (!device_) {
        return {};
    }
    const std::string name = device_->name();
    DeviceStatus last = device_->status();
    std::future<DeviceStatus> released = releaseDevice(std::move(device_), std::exchange(gate_, nullptr));
    const bool isReleased = released.wait_for(release_) == std::future_status::ready;
    if (isReleased) {
        last = released.get();
    } else {
        leftBehind_.push_back(std::move(released));
    }
    xruns_ += last.xruns;
    worstLate_ = std::max(worstLate_, last.worstLateNanoseconds);
    return isReleased ? "" : name + " hangs and does not let go: it is left behind";
}

} // namespace tresillo::audio
