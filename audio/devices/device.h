// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace tresillo::audio {

/// What was not asked for in time (a lost device, a machine that was held up) is rendered all the same, so that playing
/// goes on in time, but no more of it than this: a machine that slept does not play the night.
inline constexpr std::chrono::seconds kMostMadeGood{10};

/// Whoever makes the sound of a device. `process` is called on the device's audio thread, one block after the other.
class BlockSource {
public:
    /// Fills `frames` frames of both sides. Implementations must be realtime-safe.
    virtual void process(float* left, float* right, int frames) = 0;

protected:
    ~BlockSource() = default;
};

/// How a device is doing. A plain value.
struct DeviceStatus {
    std::uint64_t frames{0};              ///< Frames asked for so far.
    std::uint32_t xruns{0};               ///< Blocks that came too late; see LateBlocks.
    float load{0.0F};                     ///< Part of the time that `process` took, lately; 1 is all of it.
    std::int64_t worstNanoseconds{0};     ///< The longest that `process` took.
    std::int64_t worstLateNanoseconds{0}; ///< The most by which a block ended after the next one was due.
};

/// Something that takes sound at the pace of time. Thread-safe: no, one owner; `status` may be read by it while the
/// audio thread runs. Realtime-safe: no.
class Device {
public:
    virtual ~Device() = default;

    /// Begins to call `source`, which outlives the device or the next `stop`. False when it could not; `problem` says
    /// why.
    [[nodiscard]] virtual bool start(BlockSource& source) = 0;
    /// After it has returned `process` is not called any more.
    virtual void stop() = 0;
    [[nodiscard]] virtual DeviceStatus status() = 0;
    [[nodiscard]] virtual std::string problem() const = 0;
    /// What people call it.
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual SampleRate rate() const = 0;
    [[nodiscard]] virtual int blockFrames() const = 0;
    /// From a block's being asked for to its being heard, as far as the system knows: at least a block.
    [[nodiscard]] virtual int latencyFrames() const = 0;
};

} // namespace tresillo::audio
