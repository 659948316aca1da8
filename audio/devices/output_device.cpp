// SPDX-License-Identifier: MIT
#include "audio/devices/output_device.h"

#include "audio/devices/outputs.h"

#include <utility>

namespace tresillo::audio {

Fallible<std::unique_ptr<Device>> OutputDevice::open(const OutputWish& wish) {
    using Result = Fallible<std::unique_ptr<Device>>;
    std::unique_ptr<OutputDevice> device(new OutputDevice(wish.rate));
    Fallible<std::unique_ptr<OutputPort>> port = openOutput(
        wish,
        {.process = [](float* left, float* right, int frames, bool isUnderrun,
                       void* self) { static_cast<OutputDevice*>(self)->process(left, right, frames, isUnderrun); },
         .user = device.get()});
    if (!port) {
        return Result::failure(port.problem);
    }
    device->port_ = std::move(*port.value);
    if (device->port_->rate() != wish.rate) {
        // The engine's rate is fixed; playing at another would be out of tune.
        return Result::failure(
            device->port_->name() + ": runs at " + std::to_string(device->port_->rate().hz) + " Hz, not at " +
            std::to_string(wish.rate.hz) + " Hz: choose that with --rate");
    }
    return Result::success(std::move(device));
}

OutputDevice::~OutputDevice() { stop(); }

bool OutputDevice::start(BlockSource& source) {
    if (!port_) {
        problem_ = "the sound output is closed";
        return false;
    }
    source_ = &source;
    problem_ = port_->start();
    return problem_.empty();
}

void OutputDevice::stop() {
    // Once closed, it calls no more; a device that was stopped is opened anew.
    port_.reset();
    source_ = nullptr;
}

void OutputDevice::process(float* left, float* right, int frames, bool isUnderrun) {
    timer_.runAsked(*source_, left, right, frames, isUnderrun);
}

} // namespace tresillo::audio
