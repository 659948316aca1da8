// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/require.h"
#include "core/base/time.h"

#include <cstdint>
#include <numeric>

namespace tresillo {

/// Which frame a tick falls on, exactly: the rational position is rounded once, to nearest, ties up.
///
/// A frame is 60,000 x rate / (tempo in milli-BPM x ticks per quarter) of a tick's worth, so with N = 60,000 x rate and
/// D = tempo x 1,935,360 a tick t lies at frame(anchor) + ((t - tick(anchor)) x N + remainder) / D. The anchor moves on
/// in whole quarters and carries the remainder, so that nothing is ever rounded twice and 64 bits suffice for days.
/// Thread-safe: no (a value). Realtime-safe: yes.
class Timeline {
public:
    /// The rate lies between kMinSampleRate and kMaxSampleRate.
    explicit constexpr Timeline(SampleRate rate)
        : framesNumerator_(std::int64_t{60'000} * rate.hz), common_(std::gcd(framesNumerator_, kQuarter.value)) {
        require(rate >= kMinSampleRate && rate <= kMaxSampleRate);
        refresh();
    }

    /// From now on `tick` lies exactly on `frame`. The tempo lies between kMinTempo and kMaxTempo, here as below.
    constexpr void reset(Ticks tick, Frames frame, Tempo tempo) {
        require(isTempo(tempo));
        tick_ = tick;
        frame_ = frame;
        remainder_ = 0;
        tempo_ = tempo;
        refresh();
    }

    [[nodiscard]] constexpr Tempo tempo() const { return tempo_; }

    /// The frame of a tick at or after the last `tempoAt...` or `reset`, at the tempo that holds now.
    [[nodiscard]] constexpr Frames frameOf(Ticks tick) const {
        const std::int64_t distance = tick.value - tick_.value;
        if (isSmall_ && distance >= 0 && distance < kNear) {
            const std::uint64_t scaled = std::uint64_t{static_cast<std::uint32_t>(distance)} * smallNumerator_;
            const std::int64_t dividend = static_cast<std::int64_t>(scaled) + roundUp_;
            if (dividend >= 0) {
                return frame_ + Frames{static_cast<std::int64_t>(
                                    divideBySmall(static_cast<std::uint64_t>(dividend), smallDenominator_))};
            }
        }
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
        const std::int64_t distance = (frame - frame_).value;
        if (isSmall_ && distance > 0 && distance < kNear / 4) {
            const std::uint64_t scaled =
                std::uint64_t{static_cast<std::uint32_t>(2 * distance - 1)} * smallDenominator_;
            const std::int64_t dividend = static_cast<std::int64_t>(scaled) - twiceRemainder_;
            if (dividend > 0) {
                const std::uint64_t upwards =
                    static_cast<std::uint64_t>(dividend) + std::uint64_t{2} * smallNumerator_ - 1;
                return tick_ + Ticks{static_cast<std::int64_t>(divideBySmall(upwards, 2 * smallNumerator_))};
            }
        }
        Timeline near = *this;
        near.moveTo(frame);
        const std::int64_t twice = (2 * (frame - near.frame_).value - 1) * denominator() - 2 * near.remainder_;
        return {near.tick_.value + ceilDiv(twice, 2 * framesNumerator_)};
    }

    /// The last tick that lies at `frame` or before, unrounded.
    [[nodiscard]] constexpr Ticks tickAt(Frames frame) const {
        Timeline near = *this;
        near.moveTo(frame);
        const std::int64_t position = (frame - near.frame_).value * denominator() - near.remainder_;
        return {near.tick_.value + floorDiv(position, framesNumerator_)};
    }

    /// The tempo changes at a tick, which then lies exactly on the frame that it had been rounded to.
    constexpr void setTempoAtTick(Ticks tick, Tempo tempo) { reset(tick, frameOf(tick), tempo); }

    /// The tempo changes at a frame between ticks: the tick's fraction there, in N-ths, is kept.
    constexpr void setTempoAtFrame(Frames frame, Tempo tempo) {
        require(isTempo(tempo));
        moveTo(frame);
        const std::int64_t position = (frame - frame_).value * denominator() - remainder_;
        tick_ += Ticks{floorDiv(position, framesNumerator_)};
        remainder_ = -floorMod(position, framesNumerator_);
        frame_ = frame;
        tempo_ = tempo;
        refresh();
    }

    /// Moves the anchor on now and then, so that ticks near `tick`, which lies at `frame`, are cheap to place.
    constexpr void keepNear(Ticks tick, Frames frame) {
        if ((tick - tick_).value >= kNear / 2) {
            moveTo(frame);
        }
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
        refresh();
    }

private:
    static constexpr bool isTempo(Tempo tempo) { return tempo >= kMinTempo && tempo <= kMaxTempo; }

    [[nodiscard]] constexpr std::int64_t denominator() const { return tempo_.milliBpm * kQuarter.value; }

    // What N and D have in common is left out of both, which leaves so little of them for all usual rates that a tick
    // near the anchor is placed by one short division. With N = g x n and D = g x d, both of
    //     floor((2 (t x N + remainder) + D) / 2D) = floor((t x n + floor((2 remainder + D) / 2g)) / d)
    //     ceil(((2 f - 1) x D - 2 remainder) / 2N) = ceil(((2 f - 1) x d - floor(2 remainder / g)) / 2n)
    // are exact: a floor within a floor, and within a ceiling its negative, changes nothing.
    constexpr void refresh() {
        const std::int64_t numerator = framesNumerator_ / common_;
        const std::int64_t small = tempo_.milliBpm * (kQuarter.value / common_);
        isSmall_ = small < kSmallDivisors && 2 * numerator < kSmallDivisors;
        smallNumerator_ = static_cast<std::uint32_t>(numerator);
        smallDenominator_ = static_cast<std::uint32_t>(small);
        roundUp_ = floorDiv(2 * remainder_ + denominator(), 2 * common_);
        twiceRemainder_ = floorDiv(2 * remainder_, common_);
    }

    /// Ticks within this of the anchor are near.
    static constexpr std::int64_t kNear = std::int64_t{1} << 31;

    std::int64_t framesNumerator_;
    std::int64_t common_; ///< The g that N and ticks per quarter have in common.
    std::uint32_t smallNumerator_{0};
    std::uint32_t smallDenominator_{0};
    std::int64_t roundUp_{0};
    std::int64_t twiceRemainder_{0};
    bool isSmall_{false};
    Ticks tick_{};
    Frames frame_{};
    std::int64_t remainder_{0}; ///< In D-ths of a frame: the anchor tick lies at frame_ + remainder_ / D.
    Tempo tempo_{};
};

} // namespace tresillo
