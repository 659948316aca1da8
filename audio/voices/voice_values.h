// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/track_values.h"
#include "core/dsp/same_value.h"

#include <bit>
#include <cstdint>

namespace tresillo::audio {

/// A value at the last grid point and at the next, as it is heard.
class Heard {
public:
    constexpr Heard(float now, float next) : now_(now), next_(next) {}
    [[nodiscard]] constexpr float now() const { return now_; }
    [[nodiscard]] constexpr float next() const { return next_; }

private:
    float now_;
    float next_;
};

/// The smoothed values in `Rows` (a set of places in kSmoothedRows) as one voice follows them: those that its step
/// locked are its own until it ends, the others are its track's. Thread-safe: no. Realtime-safe: yes.
template <SmoothedSet Rows> class VoiceValues {
public:
    /// A new note with these locks.
    void start(LockView locks) {
        locked_ = 0;
        comesBack_ = 0;
        forEachSmoothed(locks, [this](std::size_t place, float value) {
            own_[ownPlace(place)].jump(value);
            locked_ |= bitOf(place);
        });
    }

    /// Another note goes on from the one before: locked values, those that were and those that become, go there in
    /// `cells` cells.
    void slide(const TrackValues& track, LockView locks, std::int32_t cells) {
        comesBack_ = locked_;
        forEachSmoothed(locks, [&](std::size_t place, float value) {
            Glide& own = own_[ownPlace(place)];
            if ((locked_ & bitOf(place)) == 0) {
                own = track.smoothed(place);
            }
            own.glideTo(value, cells);
            locked_ |= bitOf(place);
            comesBack_ &= ~bitOf(place);
        });
        forEachIn(comesBack_, [&](std::size_t place) {
            own_[ownPlace(place)].glideTo(track.smoothed(place).target(), cells);
        });
    }

    /// Whether any of them changes within the present cell, or may at the next grid point.
    [[nodiscard]] bool isMoving(const TrackValues& track) const {
        if (comesBack_ != 0 || (track.moving() & Rows & ~locked_) != 0) {
            return true;
        }
        bool moves = false;
        forEachIn(locked_, [&](std::size_t place) { moves = moves || own_[ownPlace(place)].isMoving(); });
        return moves;
    }

    /// At a grid point, after the track's values have advanced. A value that is no longer locked follows the track
    /// once it has reached it, at most `cells` cells after the track has come to rest.
    void advance(const TrackValues& track, std::int32_t cells) {
        forEachIn(locked_, [&](std::size_t place) {
            Glide& own = own_[ownPlace(place)];
            own.advance();
            if ((comesBack_ & bitOf(place)) == 0) {
                return;
            }
            const Glide& there = track.smoothed(place);
            if (!own.isMoving() && !there.isMoving() && isSameValue(own.now(), there.now())) {
                locked_ &= ~bitOf(place);
                comesBack_ &= ~bitOf(place);
            } else {
                own.glideTo(there.target(), cells);
            }
        });
    }

    /// The voice's own value or the track's, moved by what moves the track's.
    template <ParamId Row> [[nodiscard]] Heard of(const TrackValues& track) const {
        constexpr std::size_t kPlace = kSmoothedPlace<Row>;
        static_assert((Rows & bitOf(kPlace)) != 0);
        const Glide& value = (locked_ & bitOf(kPlace)) != 0 ? own_[ownPlace(kPlace)] : track.smoothed(kPlace);
        const Modulation& modulation = track.modulation();
        if (!modulation.touches(kPlace)) {
            return {value.now(), value.next()};
        }
        return {modulation.now(Row, value.now()), modulation.next(Row, value.next())};
    }

private:
    static constexpr std::size_t ownPlace(std::size_t place) {
        return static_cast<std::size_t>(std::popcount(Rows & (bitOf(place) - 1)));
    }

    template <class Act> static void forEachIn(SmoothedSet set, Act act) {
        for (; set != 0; set &= set - 1) {
            act(static_cast<std::size_t>(std::countr_zero(set)));
        }
    }

    /// Calls `act(place, value)` for each lock of one of the rows.
    template <class Act> static void forEachSmoothed(LockView locks, Act act) {
        for (const LockedValue& lock : locks) {
            const std::size_t place = smoothedPlace(lock.id);
            if (place < kSmoothedRows.size() && (Rows & bitOf(place)) != 0) {
                act(place, static_cast<float>(lock.value));
            }
        }
    }

    std::array<Glide, static_cast<std::size_t>(std::popcount(Rows))> own_{};
    SmoothedSet locked_{0};    ///< Are the voice's own.
    SmoothedSet comesBack_{0}; ///< Are its own only until they have reached the track's.
};

} // namespace tresillo::audio
