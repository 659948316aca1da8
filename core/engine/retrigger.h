// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/base/integers.h"
#include "core/base/require.h"
#include "core/model/command.h"
#include "core/params/modulation.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tresillo {

/// Notes that are struck again and again for as long as their pads are held, each on the lines of a grid. It knows
/// ticks; which ticks these are, of the song or of a clock that runs while nothing plays, its owner knows.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class Retrigger {
public:
    [[nodiscard]] bool empty() const { return held_.empty(); }
    [[nodiscard]] bool full() const { return held_.full(); }
    /// The note that is held longest; not of an empty one.
    [[nodiscard]] const GateOn& oldest() const { return held_[0].note; }

    /// There is room. The lines are those at `origin` and so many lengths of the rate, which is one, before and behind
    /// it; the first that counts is at or after `now`.
    void press(const Retrig& pad, Ticks now, Ticks origin) {
        require(!full() && pad.rate >= 1 && pad.rate <= kSyncLengthsToQuarter);
        Held held{
            .note = {.track = pad.track, .pitch = pad.pitch, .velocity = pad.velocity},
            .every = kSyncLengths[pad.rate - std::size_t{1}].ticks()};
        held.aim(now, origin);
        (void)held_.push(held);
        findNext();
    }
    /// False: that pad is not held.
    bool release(std::uint8_t track, std::uint8_t pitch) {
        for (std::size_t index = 0; index < held_.size(); ++index) {
            if (held_[index].note.track == track && held_[index].note.pitch == pitch) {
                held_.erase(index);
                findNext();
                return true;
            }
        }
        return false;
    }
    void clear() {
        held_.clear();
        next_ = kForever;
    }

    /// From `now` on the grid of all is another one.
    void aim(Ticks now, Ticks origin) {
        for (Held& held : held_) {
            held.aim(now, origin);
        }
        findNext();
    }

    /// The tick of the next strike; kForever: nothing is held.
    [[nodiscard]] Ticks next() const { return next_; }
    /// Calls `each(const GateOn&)` for what is struck at `tick`, the longest held first.
    template <class Each> void strike(Ticks tick, Each&& each) {
        for (Held& held : held_) {
            if (held.next <= tick) {
                each(std::as_const(held.note));
                do {
                    held.next += held.every; // nobody is late by more than a few
                } while (held.next <= tick);
            }
        }
        findNext();
    }

private:
    struct Held {
        GateOn note{};
        Ticks every{};
        Ticks next{};

        void aim(Ticks now, Ticks origin) { next = origin + every * ceilDiv((now - origin).value, every.value); }
    };

    void findNext() {
        next_ = kForever;
        for (const Held& held : held_) {
            next_ = std::min(next_, held.next);
        }
    }

    FixedVector<Held, Capacity> held_{};
    Ticks next_{kForever};
};

} // namespace tresillo
