// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/block_timer.h"
#include "audio/devices/device.h"
#include "audio/devices/output_port.h"
#include "audio/results/fallible.h"

#include <algorithm>
#include <memory>
#include <string>

namespace tresillo::audio {

/// A sound output of this machine. Thread-safe: no, one owner. Realtime-safe: no.
class OutputDevice final : public Device {
public:
    /// The device is open but silent. The problem says why there is none, in one line.
    static Fallible<std::unique_ptr<Device>> open(const OutputWish& wish);

    ~OutputDevice() override;
    OutputDevice(const OutputDevice&) = delete;
    OutputDevice& operator=(const OutputDevice&) = delete;

    [[nodiscard]] bool start(BlockSource& source) override;
    void stop() override;
    [[nodiscard]] DeviceStatus status() override { return timer_.status(); }
    [[nodiscard]] std::string problem() const override { return problem_; }
    [[nodiscard]] std::string name() const override { return port_ ? port_->name() : std::string(); }
    [[nodiscard]] SampleRate rate() const override { return rate_; }
    [[nodiscard]] int blockFrames() const override { return port_ ? port_->blockFrames() : 0; }
    [[nodiscard]] int latencyFrames() const override {
        return port_ ? std::max(port_->latencyFrames(), port_->blockFrames()) : 0;
    }

private:
    explicit OutputDevice(SampleRate rate) : rate_(rate), timer_(rate, clock_) {}
    void process(float* left, float* right, int frames, bool isUnderrun);

    SampleRate rate_;
    SteadyClock clock_{};
    BlockTimer timer_;
    std::unique_ptr<OutputPort> port_{};
    BlockSource* source_{nullptr};
    std::string problem_{};
};

} // namespace tresillo::audio
