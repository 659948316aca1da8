// SPDX-License-Identifier: MIT
#pragma once

// Which frame a tick falls on: one rational number from the last change of tempo, in 128 bits, rounded once. There are
// no anchors that move and no remainders that are carried.
#include "core/base/time.h"

#include <cstdint>

namespace tresillo::reference {

__extension__ using Wide = __int128; // -Wpedantic knows no 128 bits

/// Musical time in ticks, of which a quarter note has 1,935,360. Wherever nothing else is said it is *play time*: it
/// runs on while playing and never jumps, whatever the position does.
using Tick = std::int64_t;
inline constexpr Tick kNever = INT64_MAX / 4;
inline constexpr Tick kLongAgo = -kNever;

/// Quotients rounded down and up, for any sign of the dividend.
constexpr std::int64_t floorOf(Wide dividend, Wide divisor) {
    const Wide quotient = dividend / divisor;
    return static_cast<std::int64_t>(dividend % divisor < 0 ? quotient - 1 : quotient);
}
constexpr std::int64_t ceilOf(Wide dividend, Wide divisor) { return -floorOf(-dividend, divisor); }
/// To nearest, ties up.
constexpr std::int64_t roundOf(Wide dividend, Wide divisor) { return floorOf(2 * dividend + divisor, 2 * divisor); }

class TimeMap {
public:
    explicit TimeMap(std::int32_t rate) : perTick_(Wide{60'000} * rate) {}

    void begin(Tick tick, std::int64_t frame, std::int32_t tempo) {
        frame_ = frame;
        tick_ = tick * perTick_;
        tempo_ = tempo;
    }

    [[nodiscard]] std::int32_t tempo() const { return tempo_; }

    /// frame = where it began + ticks since x (60,000 x rate) / (tempo x ticks of a quarter), to nearest, ties up.
    [[nodiscard]] std::int64_t frameOf(Tick tick) const {
        return frame_ + roundOf(tick * perTick_ - tick_, framesDivisor());
    }

    /// The first tick that falls on `frame` or later: one whose exact place is half a frame before it or later.
    [[nodiscard]] Tick firstTickAt(std::int64_t frame) const {
        return ceilOf(2 * tick_ + (2 * (frame - frame_) - 1) * framesDivisor(), 2 * perTick_);
    }

    /// The tempo changes at a frame; the musical time of that frame, a fraction, stays what it is.
    void changeAtFrame(std::int64_t frame, std::int32_t tempo) {
        tick_ += (frame - frame_) * framesDivisor();
        frame_ = frame;
        tempo_ = tempo;
    }

    /// The tempo changes at a tick, which then lies exactly on its frame.
    void changeAtTick(Tick tick, std::int32_t tempo) { begin(tick, frameOf(tick), tempo); }

private:
    [[nodiscard]] Wide framesDivisor() const { return Wide{tempo_} * 1'935'360; }

    Wide perTick_;
    std::int64_t frame_{0};
    Wide tick_{0}; ///< At `frame_`, in parts of 1 / (60,000 x rate).
    std::int32_t tempo_{120'000};
};

} // namespace tresillo::reference
