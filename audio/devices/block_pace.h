// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"

#include <chrono>
#include <cstdint>

namespace tresillo::audio {

/// When the blocks of a device without a clock of its own are due. Block n is due n x blockFrames frames after the
/// start: counted, never added up, so it does not drift. Who is behind renders block after block until he has caught
/// up; who is behind by more than kMostMadeGood leaves out what is missing and goes on from now. Thread-safe: no (a
/// value). Realtime-safe: yes.
class BlockPace {
public:
    using Time = std::chrono::steady_clock::time_point;

    BlockPace(SampleRate rate, int blockFrames, Time start) : rate_(rate), blockFrames_(blockFrames), start_(start) {}

    /// When the next block is due.
    [[nodiscard]] Time due() const { return timeOf(frames_); }
    /// It was rendered.
    void advance() { frames_ += blockFrames_; }

    /// It is `now`: leaves out what is too far behind. How many blocks.
    std::uint32_t leaveOut(Time now) {
        if (now - due() <= kMostMadeGood) {
            return 0;
        }
        // In two steps, as in timeOf: exact, and no overflow after years.
        const auto behind = std::chrono::duration_cast<std::chrono::nanoseconds>(now - due()).count();
        const std::int64_t frames = behind / kSecond * rate_.hz + behind % kSecond * rate_.hz / kSecond;
        const std::int64_t blocks = frames / blockFrames_;
        frames_ += blocks * blockFrames_;
        return static_cast<std::uint32_t>(blocks);
    }

private:
    static constexpr std::int64_t kSecond = 1'000'000'000;

    [[nodiscard]] Time timeOf(std::int64_t frames) const {
        const std::int64_t rest = frames % rate_.hz * kSecond / rate_.hz;
        return start_ + std::chrono::seconds(frames / rate_.hz) + std::chrono::nanoseconds(rest);
    }

    SampleRate rate_;
    int blockFrames_;
    Time start_;
    std::int64_t frames_{0};
};

} // namespace tresillo::audio
