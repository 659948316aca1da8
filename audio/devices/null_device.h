// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/block_timer.h"
#include "audio/devices/device.h"
#include "audio/devices/device_clock.h"

#include <memory>
#include <thread>
#include <vector>

namespace tresillo::audio {

/// A device that nobody hears, for machines without one: a thread asks for a block whenever the clock says that the one
/// before would have been played. When the machine was held up it asks for block after block until it has caught up, so
/// that playing goes on in time; see BlockPace for its limit, and LateBlocks for what it counts.
class NullDevice final : public Device {
public:
    NullDevice(SampleRate rate, int blockFrames, std::unique_ptr<DeviceClock> clock = std::make_unique<SteadyClock>());
    ~NullDevice() override;
    NullDevice(const NullDevice&) = delete;
    NullDevice& operator=(const NullDevice&) = delete;

    [[nodiscard]] bool start(BlockSource& source) override;
    void stop() override;
    [[nodiscard]] DeviceStatus status() override { return timer_.status(); }
    [[nodiscard]] std::string problem() const override { return {}; }
    [[nodiscard]] std::string name() const override { return "null device (no sound)"; }
    [[nodiscard]] SampleRate rate() const override { return rate_; }
    [[nodiscard]] int blockFrames() const override { return blockFrames_; }
    [[nodiscard]] int latencyFrames() const override { return blockFrames_; }

private:
    void run(BlockSource& source);

    SampleRate rate_;
    int blockFrames_;
    std::unique_ptr<DeviceClock> clock_;
    BlockTimer timer_;
    std::vector<float> left_;
    std::vector<float> right_;
    std::thread thread_{};
};

} // namespace tresillo::audio
