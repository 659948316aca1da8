// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"

#include <cstdint>

namespace tresillo {

/// Which frame a tick falls on, exactly: the rational position is rounded once, to nearest, ties up.
///
/// A frame is 60,000 x rate / (tempo in milli-BPM x ticks per quarter) of a tick's worth, so with N = 60,000 x rate and
/// D = tempo x 1,935,360 a tick t lies at frame(anchor) + ((t - tick(anchor)) x N + remainder) / D. The anchor moves on
/// in whole quarters and carries the remainder, so that nothing is ever rounded twice and 64 bits suffice for days.
/// Thread-safe: no (a value). Realtime-safe: yes.
class Timeline {
public:
    explicit constexpr Timeline(SampleRate rate) : framesNumerator_(std::int64_t{60'000} * rate.hz) {}

    /// From now on `tick` lies exactly on `frame`.
    constexpr void reset(Ticks tick, Frames frame, Tempo tempo) {
        tick_ = tick;
        frame_ = frame;
        remainder_ = 0;
        tempo_ = tempo;
    }

    [[nodiscard]] constexpr Tempo tempo() const { return tempo_; }

    /// The frame of a tick at or after the last `tempoAt...` or `reset`, at the tempo that holds now.
    [[nodiscard]] constexpr Frames frameOf(Ticks tick) const {
        const std::int64_t distance = tick.value - tick_.value;
        const std::int64_t quarters = floorDiv(distance, kQuarter.value);
        const std::int64_t rest = distance - quarters * kQuarter.value;
        // A quarter is N / tempo frames; what is left of the division is worth (left x ticks per quarter) / D.
        const std::int64_t whole = floorDiv(quarters * framesNumerator_, tempo_.milliBpm);
        const std::int64_t left = quarters * framesNumerator_ - whole * tempo_.milliBpm;
        return frame_ +
               Frames{whole + roundDiv(left * kQuarter.value + rest * framesNumerator_ + remainder_, denominator())};
    }

    /// The first tick that falls on `frame` or later.
    [[nodiscard]] constexpr Ticks firstTickAt(Frames frame) const {
        // The tick's exact position must be at least frame - 1/2, since a tie rounds up.
        Timeline near = *this;
        near.moveTo(frame);
        const std::int64_t twice = (2 * (frame - near.frame_).value - 1) * denominator() - 2 * near.remainder_;
        return {near.tick_.value + ceilDiv(twice, 2 * framesNumerator_)};
    }

    /// The tempo changes at a tick, which then lies exactly on the frame that it had been rounded to.
    constexpr void setTempoAtTick(Ticks tick, Tempo tempo) { reset(tick, frameOf(tick), tempo); }

    /// The tempo changes at a frame between ticks: the tick's fraction there, in N-ths, is kept.
    constexpr void setTempoAtFrame(Frames frame, Tempo tempo) {
        moveTo(frame);
        const std::int64_t position = (frame - frame_).value * denominator() - remainder_;
        tick_ += Ticks{floorDiv(position, framesNumerator_)};
        remainder_ = -floorMod(position, framesNumerator_);
        frame_ = frame;
        tempo_ = tempo;
    }

    /// Moves the anchor up to the last whole quarter before `frame`; no tick's frame changes.
    constexpr void moveTo(Frames frame) {
        const std::int64_t quarters = (frame - frame_).value * tempo_.milliBpm / framesNumerator_ - 1;
        if (quarters <= 0) {
            return;
        }
        const std::int64_t whole = quarters * framesNumerator_ / tempo_.milliBpm;
        const std::int64_t left = quarters * framesNumerator_ - whole * tempo_.milliBpm;
        const std::int64_t carried = left * kQuarter.value + remainder_;
        frame_ += Frames{whole + floorDiv(carried, denominator())};
        remainder_ = floorMod(carried, denominator());
        tick_ += kQuarter * quarters;
    }

private:
    [[nodiscard]] constexpr std::int64_t denominator() const { return tempo_.milliBpm * kQuarter.value; }

    std::int64_t framesNumerator_;
    Ticks tick_{};
    Frames frame_{};
    std::int64_t remainder_{0}; ///< In D-ths of a frame: the anchor tick lies at frame_ + remainder_ / D.
    Tempo tempo_{};
};

} // namespace tresillo
