// SPDX-License-Identifier: MIT
#pragma once

#include "audio/device.h"
#include "core/rt/snapshot.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tresillo::audio {

/// Runs one block of a source with a clock around it, never within it, and publishes how the device is doing.
/// Thread-safe: `run` and `addXruns` by the audio thread, `status` by the owner. Realtime-safe: yes.
class BlockTimer {
public:
    explicit BlockTimer(SampleRate rate) : rate_(rate) {}

    void run(BlockSource& source, float* left, float* right, int frames) {
        const auto before = std::chrono::steady_clock::now();
        source.process(left, right, frames);
        const auto took = std::chrono::steady_clock::now() - before;
        const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(took).count();
        const float seconds = static_cast<float>(frames) / static_cast<float>(rate_.hz);
        const float load = static_cast<float>(nanoseconds) * 1e-9F / seconds;
        // Averaged, so that it can be read: what is half a second old counts for little.
        const float weight = current_.frames == 0 ? 1.0F : std::min(1.0F, seconds / kAverageSeconds);
        current_.load += (load - current_.load) * weight;
        current_.frames += static_cast<std::uint64_t>(frames);
        current_.worstNanoseconds = std::max<std::int64_t>(current_.worstNanoseconds, nanoseconds);
        published_.write(current_);
    }

    void addXruns(std::uint32_t count) { current_.xruns += count; }
    [[nodiscard]] DeviceStatus status() { return published_.read(); }

private:
    static constexpr float kAverageSeconds = 0.25F;

    SampleRate rate_;
    DeviceStatus current_{};
    Snapshot<DeviceStatus> published_{};
};

} // namespace tresillo::audio
