// SPDX-License-Identifier: MIT
#include "audio/devices/device_keeper.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace tresillo::audio {
namespace {

constexpr std::chrono::milliseconds kFade{100}; // a device that asks for nothing more cannot be faded
constexpr const char* kNoAnswer = "the sound output does not answer";

std::string hangs(const std::string& name) { return name + " hangs and does not let go: it is left behind"; }

/// Opens a device and starts it behind a closed gate: it plays silence until its turn comes.
Fallible<StartedDevice> openAndStart(const DeviceKeeper::Open& open, std::shared_ptr<SourceGate> gate) {
    using Result = Fallible<StartedDevice>;
    Fallible<std::unique_ptr<Device>> opened = open();
    if (!opened) {
        return Result::failure(opened.problem);
    }
    StartedDevice started{std::move(*opened.value), std::move(gate)};
    if (!started.device->start(*started.gate)) {
        return Result::failure(started.device->problem());
    }
    return Result::success(std::move(started));
}

} // namespace

DeviceKeeper::DeviceKeeper(
    Open open, Open standIn, BlockSource& source, std::chrono::milliseconds patience, Aside aside)
    : open_(std::move(open)),
      openStandIn_(std::move(standIn)),
      fader_(source),
      patience_(patience),
      aside_(std::move(aside)) {}

DeviceKeeper::~DeviceKeeper() { stop(); }

void DeviceKeeper::beginOpening(Clock::time_point now) {
    tried_ = now;
    opening_ = runAside(
        aside_, [open = open_, gate = std::make_shared<SourceGate>(fader_)] { return openAndStart(open, gate); });
}

// The source must never be called by two devices at once.
bool DeviceKeeper::adopt(std::string& problem) {
    Opened opened = opening_.get();
    if (!opened) {
        problem = opened.problem;
        return false;
    }
    closeStandIn();
    current_ = std::move(*opened.value);
    standsIn_ = false;
    fader_.begin(current_.device->rate(), !hasPlayed_);
    current_.gate->open();
    hasPlayed_ = true;
    return true;
}

void DeviceKeeper::openStandIn(Clock::duration missed) {
    standsIn_ = true;
    Fallible<std::unique_ptr<Device>> opened = openStandIn_();
    if (!opened) {
        return;
    }
    current_ = {std::move(*opened.value), std::make_shared<SourceGate>(fader_)};
    fader_.begin(current_.device->rate(), !hasPlayed_);
    playFor(missed);
    current_.gate->open();
    if (!current_.device->start(*current_.gate)) {
        closeStandIn();
    }
    hasPlayed_ = true;
}

void DeviceKeeper::closeStandIn() {
    if (current_.device) {
        current_.device->stop();
        const DeviceStatus last = current_.device->status();
        xruns_ += last.xruns;
        worstLate_ = std::max(worstLate_, last.worstLateNanoseconds);
        current_ = {};
    }
}

void DeviceKeeper::release() {
    releasingName_ = current_.device->name();
    const DeviceStatus last = current_.device->status();
    xruns_ += last.xruns;
    worstLate_ = std::max(worstLate_, last.worstLateNanoseconds);
    releasing_ = releaseDevice(std::move(current_), aside_);
    current_ = {};
}

// Nobody hears it, so all of it is late; no device calls meanwhile.
void DeviceKeeper::playFor(Clock::duration time) {
    const Device& device = *current_.device;
    const auto block = static_cast<std::size_t>(std::max(device.blockFrames(), 1));
    std::vector<float> left(block);
    std::vector<float> right(block);
    const auto blocksIn = [&](Clock::duration length) {
        return static_cast<std::size_t>(std::chrono::duration<double>(length).count() * device.rate().hz) / block;
    };
    const std::size_t blocks = blocksIn(std::min<Clock::duration>(time, kMostMadeGood));
    for (std::size_t done = 0; done < blocks; ++done) {
        fader_.process(left.data(), right.data(), static_cast<int>(block));
    }
    xruns_ += static_cast<std::uint32_t>(blocksIn(time));
}

DeviceStatus DeviceKeeper::status() const {
    DeviceStatus status = current_.device ? current_.device->status() : DeviceStatus{};
    status.xruns += xruns_;
    status.worstLateNanoseconds = std::max(status.worstLateNanoseconds, worstLate_);
    return status;
}

void DeviceKeeper::watchFrom(Clock::time_point now) {
    progress_ = now;
    tried_ = now;
    frames_ = current_.device ? current_.device->status().frames : 0;
}

std::string DeviceKeeper::start(Clock::time_point now) {
    std::string problem;
    beginOpening(now);
    if (!isDone(opening_, patience_)) {
        problem = kNoAnswer; // should it answer later, it is taken then
    } else {
        (void)adopt(problem);
    }
    if (!problem.empty()) {
        openStandIn({});
    }
    problem_ = problem;
    watchFrom(now);
    const std::string name = current_.device ? current_.device->name() : "nothing";
    return problem.empty() ? "playing on " + name : problem + "; playing on " + name;
}

std::string DeviceKeeper::tick(Clock::time_point now) {
    if (standsIn_) {
        return tryAgain(now);
    }
    const std::uint64_t frames = current_.device ? current_.device->status().frames : frames_;
    if (frames != frames_) {
        frames_ = frames;
        progress_ = now;
        return {};
    }
    return now - progress_ < kSilence ? std::string{} : lose(now);
}

std::string DeviceKeeper::lose(Clock::time_point now) {
    ++losses_;
    const std::string name = current_.device->name();
    release();
    openStandIn(now - progress_);
    watchFrom(now);
    return name + " was lost; playing on without sound until it is back";
}

/// Says a problem unless it was the last that was said.
std::string DeviceKeeper::once(const std::string& problem) {
    return std::exchange(problem_, problem) == problem ? std::string{} : problem + "; playing on without sound";
}

std::string DeviceKeeper::tryAgain(Clock::time_point now) {
    const auto isLate = [&] { return now - tried_ >= patience_; };
    if (releasing_.valid()) {
        if (!isDone(releasing_)) { // whoever asks a server that hangs waits with it
            return isLate() ? once(hangs(releasingName_)) : std::string{};
        }
        releasing_ = {};
    }
    if (!opening_.valid()) {
        if (now - tried_ < kRetry) {
            return {};
        }
        beginOpening(now);
    }
    if (!isDone(opening_)) {
        return isLate() ? once(kNoAnswer) : std::string{};
    }
    std::string problem;
    if (!adopt(problem)) {
        tried_ = now;
        return once(problem);
    }
    watchFrom(now);
    problem_.clear();
    return "the sound output is back: " + current_.device->name();
}

std::string DeviceKeeper::stop() {
    if (opening_.valid()) { // what it still makes is destroyed aside, too
        aside_([late = std::make_shared<std::future<Opened>>(std::move(opening_))] { late->wait(); });
    }
    if (standsIn_ || !current_.device) {
        closeStandIn();
        return {};
    }
    fader_.end();
    const auto end = Clock::now() + kFade;
    while (!fader_.isSilent() && Clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    release();
    return isDone(releasing_, patience_) ? "" : hangs(releasingName_);
}

} // namespace tresillo::audio
