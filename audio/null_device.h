// SPDX-License-Identifier: MIT
#pragma once

#include "audio/block_timer.h"
#include "audio/device.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace tresillo::audio {

/// A device that nobody hears, for machines without one: a thread asks for a block whenever the clock says that the one
/// before would have been played. It counts frames from its start and never adds up periods, so it does not drift; when
/// the machine was held up for more than a second it counts what it missed as lost blocks and goes on from there.
class NullDevice final : public Device {
public:
    NullDevice(SampleRate rate, int blockFrames);
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
    using Clock = std::chrono::steady_clock;

    void run(BlockSource& source);
    /// Sleeps until `time`, or until the device is stopped: then false.
    bool waitUntil(Clock::time_point time);

    SampleRate rate_;
    int blockFrames_;
    BlockTimer timer_;
    std::vector<float> left_;
    std::vector<float> right_;
    std::mutex mutex_{};
    std::condition_variable stopping_{};
    bool stopped_{true};
    std::thread thread_{};
};

} // namespace tresillo::audio
