// SPDX-License-Identifier: MIT
#pragma once

#include "audio/device.h"
#include "core/rt/snapshot.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tresillo::audio {

/// A load that can be read: an average in which what is a second old counts for little.
/// Thread-safe: no (a value). Realtime-safe: yes.
class LoadAverage {
public:
    /// A block of `seconds` had this load.
    void add(float load, float seconds) {
        const float weight = isFirst_ ? 1.0F : std::min(1.0F, seconds / kSeconds);
        isFirst_ = false;
        average_ += (load - average_) * weight;
    }
    [[nodiscard]] float now() const { return average_; }

private:
    static constexpr float kSeconds = 0.25F; ///< The time after which a load has lost two thirds of its weight.

    bool isFirst_{true};
    float average_{0.0F};
};

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
        load_.add(static_cast<float>(nanoseconds) * 1e-9F / seconds, seconds);
        current_.load = load_.now();
        current_.frames += static_cast<std::uint64_t>(frames);
        current_.worstNanoseconds = std::max<std::int64_t>(current_.worstNanoseconds, nanoseconds);
        published_.write(current_);
    }

    void addXruns(std::uint32_t count) { current_.xruns += count; }
    [[nodiscard]] DeviceStatus status() { return published_.read(); }

private:
    SampleRate rate_;
    LoadAverage load_{};
    DeviceStatus current_{};
    Snapshot<DeviceStatus> published_{};
};

} // namespace tresillo::audio
