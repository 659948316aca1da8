// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/dice.h"
#include "core/engine/history.h"
#include "core/engine/track_clock.h"
#include "core/sequence/condition.h"

#include <cstdint>

namespace tresillo {

/// One track as it runs: its pattern, and where on the timeline its step 0 lies.
template <class Sizes> struct RunningTrack {
    const Pattern<Sizes>* pattern{nullptr}; ///< None: the track does not run.
    PatternId id{};
    std::uint8_t track{0};
    Ticks origin{};
    TrackClock clock{};
    std::int32_t seed{1};
    Ticks sectionEnd{kForever}; ///< Of the song, on the same timeline.
    Ticks launchLine{kForever}; ///< The line at which a launch brought this pattern.
    Ticks line{kForever};       ///< No step from here on ...
    Ticks knownFrom{-kForever}; ///< ... could be decided before this tick.

    [[nodiscard]] Ticks unswung(std::int64_t k) const { return origin + clock.unswung(k); }
    /// When the step is decided: half a step before its unswung tick.
    [[nodiscard]] Ticks decision(std::int64_t k) const { return unswung(k) - Ticks{clock.step.value / 2}; }
    /// When it was really decided: at once, where it could not be known before that this would be played.
    [[nodiscard]] Ticks decidedAt(std::int64_t k) const {
        const Ticks due = decision(k);
        return unswung(k) >= line && due < knownFrom ? knownFrom : due;
    }
};

/// The number of the step at a place of a pass, of a track that is not random. Thread-safe: yes. Realtime-safe: yes.
constexpr std::size_t stepInPass(const TrackClock& clock, std::int64_t place) {
    if (clock.direction == Direction::Reverse) {
        return static_cast<std::size_t>(clock.length - 1 - place);
    }
    // To and fro: the end is not repeated.
    return static_cast<std::size_t>(place < clock.length ? place : clock.period - place);
}

/// The number of the step that is played at position k. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> std::size_t stepNumber(const RunningTrack<Sizes>& running, std::int64_t k) {
    if (running.clock.direction != Direction::Random) {
        return stepInPass(running.clock, running.clock.place(k));
    }
    return throwDie(
        {.seed = running.seed,
         .pattern = running.id,
         .track = running.track,
         .position = k,
         .purpose = DicePurpose::Direction},
        static_cast<std::uint32_t>(running.clock.length));
}

/// How many of the track's steps from `first` up to, not including, `end` have notes that are on.
/// Thread-safe: yes. Realtime-safe: yes, O(steps).
template <class Sizes>
std::uint32_t countNoteTrigs(const RunningTrack<Sizes>& running, std::int64_t first, std::int64_t end) {
    const auto& steps = running.pattern->track(running.track).steps;
    std::uint32_t count = 0;
    for (auto step = static_cast<std::int32_t>(first); step < static_cast<std::int32_t>(end); ++step) {
        count += steps[static_cast<std::size_t>(step)].sounds;
    }
    return count;
}

/// How many note trigs of the track lie before position k: what round robins count. A pass of a random track counts
/// its steps in their written order; one that a master length cuts short counts whole. Thread-safe: yes. Realtime-safe:
/// yes, O(steps).
template <class Sizes> std::uint32_t ordinalOf(const RunningTrack<Sizes>& running, std::int64_t k) {
    const TrackClock& clock = running.clock;
    const bool isRandom = clock.direction == Direction::Random;
    const std::int64_t place = isRandom ? static_cast<std::int64_t>(stepNumber(running, k)) : clock.place(k);
    const auto passes = static_cast<std::uint32_t>(clock.pass(k));
    if (clock.direction == Direction::PingPong) {
        // On its way back it passes all steps but the ends.
        const std::uint32_t all = countNoteTrigs(running, 0, clock.length);
        const std::uint32_t back = countNoteTrigs(running, 1, clock.length - 1);
        const std::uint32_t before = place < clock.length
                                         ? countNoteTrigs(running, 0, place)
                                         : all + countNoteTrigs(running, clock.period - place + 1, clock.length - 1);
        return before + passes * (all + back);
    }
    const bool isReverse = clock.direction == Direction::Reverse;
    const std::int64_t turn = isReverse ? clock.length - place : place;
    const std::uint32_t below = countNoteTrigs(running, 0, turn);
    const std::uint32_t above = countNoteTrigs(running, turn, clock.length);
    return (isReverse ? above : below) + passes * (below + above);
}

/// Decides trig conditions. `flagsAt(tick)` tells FILL and the launch queue at the tick at which a step was decided.
/// The truth tables stand in the guide. Thread-safe: no. Realtime-safe: yes, O(steps).
template <class Sizes, class FlagsAt> class ConditionJudge {
public:
    ConditionJudge(const RunningTrack<Sizes>& running, const RunningTrack<Sizes>& above, const FlagsAt& flagsAt)
        : running_(running), above_(above), flagsAt_(flagsAt) {}

    /// Whether the condition of step `step`, which is at position k, holds; a step without one always plays.
    [[nodiscard]] bool holds(std::int64_t k, std::size_t step) const {
        const Condition condition = decodeCondition(running_.pattern->step(running_.track, step).condition);
        switch (condition.kind) {
        case ConditionKind::Previous:
            return lookBack(running_, k - 1, k - running_.clock.length) != condition.negated;
        case ConditionKind::Neighbour:
            return neighbour(k) != condition.negated;
        default:
            return standsAlone(running_, k, condition);
        }
    }

private:
    using Running = RunningTrack<Sizes>;

    // A condition that asks about no other trig.
    bool standsAlone(const Running& running, std::int64_t k, const Condition& condition) const {
        const std::int64_t pass = running.clock.pass(k);
        bool result = true;
        switch (condition.kind) {
        case ConditionKind::Ratio:
            result = remainderOf(pass, condition.b) == condition.a - 1;
            break;
        case ConditionKind::First:
            result = pass == 0;
            break;
        case ConditionKind::Last:
            result = isLast(running, k);
            break;
        case ConditionKind::Fill:
            result = flagsAt_(running.decidedAt(k)).fill;
            break;
        default:
            return true;
        }
        return result != condition.negated;
    }

    bool isLast(const Running& running, std::int64_t k) const {
        // A launch is still queued when the first step behind its line is decided; it is not that step's last pass.
        const bool isOwnLaunch = running.unswung(k) >= running.launchLine && running.decision(k) < running.launchLine;
        const Ticks passEnd = running.origin + running.clock.passEnd(k);
        return (!isOwnLaunch && flagsAt_(running.decidedAt(k)).launchQueued) || running.sectionEnd <= passEnd;
    }

    // The result of the nearest trig from `k` down to `oldest` whose condition stands alone; false if there is none.
    bool lookBack(const Running& running, std::int64_t k, std::int64_t oldest) const {
        for (; k >= 0 && k >= oldest; --k) {
            const StepCells<Sizes>& cells = running.pattern->step(running.track, stepNumber(running, k));
            const Condition condition = decodeCondition(cells.condition);
            if (cells.isTrig() && condition.kind != ConditionKind::None && !condition.looksBack()) {
                return standsAlone(running, k, condition);
            }
        }
        return false;
    }

    bool neighbour(std::int64_t k) const {
        if (above_.pattern == nullptr) {
            return false;
        }
        const Ticks here = running_.unswung(k);
        const std::int64_t last = above_.clock.firstAt(here - above_.origin + Ticks{1}) - 1;
        return lookBack(above_, last, last - above_.clock.length + 1);
    }

    const Running& running_;
    const Running& above_;
    const FlagsAt& flagsAt_;
};

/// Whether the trig of step `step`, which is at position k, plays, if there is one: its condition holds and its die
/// falls well. Mutes aside. Thread-safe: no. Realtime-safe: yes, O(steps).
template <class Sizes, class FlagsAt>
bool isTrigPlayed(
    const RunningTrack<Sizes>& running, const RunningTrack<Sizes>& above, const FlagsAt& flagsAt, std::int64_t k,
    std::size_t step) {
    const std::size_t track = running.track;
    if (!running.pattern->step(track, step).isTrig() || !ConditionJudge(running, above, flagsAt).holds(k, step)) {
        return false;
    }
    const std::int32_t chance = running.pattern->stepParam(track, step, ParamId::Probability)
                                    .value_or(running.pattern->track(track).value(ParamId::Probability));
    if (chance >= 100) {
        return true; // whatever the die says
    }
    const auto die = throwDie(
        {.seed = running.seed,
         .pattern = running.id,
         .track = running.track,
         .position = k,
         .purpose = DicePurpose::Probability},
        100);
    return static_cast<std::int32_t>(die) < chance;
}

} // namespace tresillo
