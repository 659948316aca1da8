// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"
#include "core/params/choices.h"
#include "core/sequence/pattern.h"

#include <cstdint>

namespace tresillo {

/// Where the steps of one track lie, as pure arithmetic: ticks are counted from the track's origin, `k` counts its
/// steps from there. A master length restarts the track at p = 0 every so often, while k and the passes go on.
/// Thread-safe: no (a value). Realtime-safe: yes.
struct TrackClock {
    Ticks step{kSixteenth};
    Ticks swingDelay{};       ///< How late odd steps are.
    Ticks master{};           ///< 0: none.
    std::int64_t perCycle{0}; ///< Steps that begin within one master length.
    std::int64_t length{16};
    std::int64_t period{16}; ///< Steps of one pass.
    Direction direction{Direction::Forward};

    /// Steps since the last restart.
    [[nodiscard]] constexpr std::int64_t p(std::int64_t k) const {
        return master.value == 0 ? k : remainderOf(k, perCycle);
    }

    /// The tick of step k without its swing.
    [[nodiscard]] constexpr Ticks unswung(std::int64_t k) const {
        return master.value == 0 ? step * k : master * quotientOf(k, perCycle) + step * remainderOf(k, perCycle);
    }

    [[nodiscard]] constexpr Ticks swung(std::int64_t k) const {
        return p(k) % 2 != 0 ? unswung(k) + swingDelay : unswung(k);
    }

    /// The first step whose unswung tick is `tick` or later; never before the origin.
    [[nodiscard]] constexpr std::int64_t firstAt(Ticks tick) const {
        if (tick.value <= 0) {
            return 0;
        }
        if (master.value == 0) {
            return ceilDiv(tick.value, step.value);
        }
        const std::int64_t cycle = tick.value / master.value;
        const std::int64_t inCycle = ceilDiv(tick.value - cycle * master.value, step.value);
        return cycle * perCycle + (inCycle < perCycle ? inCycle : perCycle);
    }

    /// Which time through the track this is, from 0.
    [[nodiscard]] constexpr std::int64_t pass(std::int64_t k) const {
        if (master.value == 0) {
            return quotientOf(k, period);
        }
        return quotientOf(k, perCycle) * ceilDiv(perCycle, period) + quotientOf(remainderOf(k, perCycle), period);
    }

    /// The place of step k in its pass.
    [[nodiscard]] constexpr std::int64_t place(std::int64_t k) const { return remainderOf(p(k), period); }

    /// The tick at which the pass of step k is over.
    [[nodiscard]] constexpr Ticks passEnd(std::int64_t k) const {
        const std::int64_t next = p(k) - place(k) + period;
        return master.value != 0 && next >= perCycle ? master * (quotientOf(k, perCycle) + 1)
                                                     : unswung(k - p(k) + next);
    }
};

/// The clock of one track of a pattern. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> TrackClock clockOf(const Pattern<Sizes>& pattern, std::size_t trackIndex) {
    const Track<Sizes>& track = pattern.track(trackIndex);
    TrackClock clock{};
    clock.step = track.stepTicks();
    const std::int32_t swing = track.value(ParamId::SwingOwn) != 0 ? track.value(ParamId::TrackSwing) : pattern.swing();
    clock.swingDelay = {roundDiv(clock.step.value * (2 * swing - 1000), 1000)};
    clock.master = pattern.masterLength();
    clock.perCycle = clock.master.value == 0 ? 0 : ceilDiv(clock.master.value, clock.step.value);
    clock.length = track.value(ParamId::TrackLength);
    clock.direction = static_cast<Direction>(track.value(ParamId::Direction));
    clock.period = clock.direction == Direction::PingPong && clock.length > 1 ? 2 * clock.length - 2 : clock.length;
    return clock;
}

} // namespace tresillo
