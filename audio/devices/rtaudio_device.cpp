// SPDX-License-Identifier: MIT
#include "audio/devices/rtaudio_device.h"

#include <utility>

namespace tresillo::audio {

Fallible<std::unique_ptr<Device>> RtAudioDevice::open(const OutputWish& wish) {
    using Result = Fallible<std::unique_ptr<Device>>;
    std::unique_ptr<RtAudioDevice> device(new RtAudioDevice(wish.rate));
    Fallible<RtAudioPort> port = RtAudioPort::open(
        wish,
        [](float* left, float* right, int frames, bool isUnderrun, void* self) {
            static_cast<RtAudioDevice*>(self)->process(left, right, frames, isUnderrun);
        },
        device.get());
    if (!port) {
        return Result::failure(port.problem);
    }
    device->port_.emplace(std::move(*port.value));
    if (device->port_->rate() != wish.rate) {
        // The engine's rate is fixed; playing at another would be out of tune.
        return Result::failure(
            device->port_->name() + ": runs at " + std::to_string(device->port_->rate().hz) + " Hz, not at " +
            std::to_string(wish.rate.hz) + " Hz: choose that with --rate");
    }
    return Result::success(std::move(device));
}

RtAudioDevice::~RtAudioDevice() { stop(); }

bool RtAudioDevice::start(BlockSource& source) {
    if (!port_) {
        problem_ = "the sound output is closed";
        return false;
    }
    source_ = &source;
    problem_ = port_->start();
    return problem_.empty();
}

void RtAudioDevice::stop() {
    // Once closed, RtAudio calls no more; a device that was stopped is opened anew.
    port_.reset();
    source_ = nullptr;
}

void RtAudioDevice::process(float* left, float* right, int frames, bool isUnderrun) {
    timer_.runAsked(*source_, left, right, frames, isUnderrun);
}

} // namespace tresillo::audio
