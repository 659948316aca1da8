// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "audio/devices/device_clock.h"
#include "audio/devices/late_blocks.h"
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
/// Thread-safe: `status` by the owner, all else by the audio thread. Realtime-safe: yes.
class BlockTimer {
public:
    using Time = DeviceClock::Time;

    /// `clock` outlives it.
    BlockTimer(SampleRate rate, DeviceClock& clock) : rate_(rate), clock_(clock) {}

    /// A block of a device that keeps no time itself, due at `due`, and catches up with what it missed.
    void run(BlockSource& source, float* left, float* right, int frames, Time due) {
        const Time end = process(source, left, right, frames);
        late_.ended(due, end, lengthOf(frames));
        publish();
    }
    /// A block that a device asks for, and so is due, now. `isUnderrun`: the device says that it ran dry before it.
    void runAsked(BlockSource& source, float* left, float* right, int frames, bool isUnderrun) {
        const Time due = clock_.now();
        const Time end = process(source, left, right, frames);
        late_.endedOnDevice(due, end, lengthOf(frames), isUnderrun);
        publish();
    }

    /// So many blocks were due and are never rendered; published with the next that is.
    void leaveOut(std::uint32_t blocks) { late_.leftOut(blocks); }
    [[nodiscard]] DeviceStatus status() { return published_.read(); }

private:
    [[nodiscard]] LateBlocks::Duration lengthOf(int frames) const {
        constexpr std::int64_t kSecond = 1'000'000'000;
        return LateBlocks::Duration{frames * kSecond / rate_.hz};
    }

    /// When it had ended.
    Time process(BlockSource& source, float* left, float* right, int frames) {
        const Time before = clock_.now();
        source.process(left, right, frames);
        const Time end = clock_.now();
        const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(end - before).count();
        const float seconds = static_cast<float>(frames) / static_cast<float>(rate_.hz);
        load_.add(static_cast<float>(nanoseconds) * 1e-9F / seconds, seconds);
        current_.load = load_.now();
        current_.frames += static_cast<std::uint64_t>(frames);
        current_.worstNanoseconds = std::max<std::int64_t>(current_.worstNanoseconds, nanoseconds);
        return end;
    }

    void publish() {
        current_.xruns = late_.count();
        current_.worstLateNanoseconds = late_.worst().count();
        published_.write(current_);
    }

    SampleRate rate_;
    DeviceClock& clock_;
    LoadAverage load_{};
    LateBlocks late_{};
    DeviceStatus current_{};
    Snapshot<DeviceStatus> published_{};
};

} // namespace tresillo::audio
