// SPDX-License-Identifier: MIT
#pragma once

// Deciding steps: each once, half a step before its unswung tick, or at once where playing begins later than that.
#include "core/engine/player.h"

namespace tresillo {

// Decides one step that is due. `floor` is the play tick that playing has come to: nothing may sound before it.
template <class Sizes> bool Player<Sizes>::decideDue(Ticks floor) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        TrackState& state = tracks_[track];
        if (state.lane.decision <= floor) {
            decide(state.lane, floor, false);
            return true;
        }
        if (state.next.decision <= floor) {
            decide(state.next, floor, true);
            return true;
        }
    }
    return false;
}

template <class Sizes> void Player<Sizes>::decide(Lane& lane, Ticks floor, bool isNext) {
    const RunningTrack<Sizes>& running = lane.running;
    const std::size_t track = running.track;
    const std::int64_t k = lane.nextK;
    lane.lastDecided = running.unswung(k);
    aimAt(lane, k + 1);

    const bool fires = !isMuted(track, lane) && isTrigPlayed(lane, k, isNext);
    reportStep(lane, k, fires);
    if (!fires) {
        return;
    }
    const auto place = freeTrig(track);
    if (!place) {
        scheduler_.count({});
        return;
    }
    Trig<Sizes>& trig = tracks_[track].trigs[*place];
    resolveTrig(trig, *running.pattern, track, stepNumber(running, k), running.clock.step);
    trig.serial = ++lastTrig_;
    trig.ordinal = ordinalOf(running, k);
    trig.fromNext = isNext;
    trig.tick = running.origin + running.clock.swung(k);
    trig.end = trig.tick + running.clock.step;
    schedule(track, *place, running.unswung(k) == lane.line ? lane.line : Ticks{INT64_MIN}, floor);
}

// Whether the trig at position k, if there is one, plays: its condition holds and its die falls well.
template <class Sizes> bool Player<Sizes>::isTrigPlayed(const Lane& lane, std::int64_t k, bool isNext) const {
    const RunningTrack<Sizes>& running = lane.running;
    const std::size_t track = running.track;
    const std::size_t step = stepNumber(running, k);
    if (!running.pattern->step(track, step).isTrig()) {
        return false;
    }
    static constexpr RunningTrack<Sizes> kNobody{};
    const TrackState* above = track == 0 ? nullptr : &tracks_[track - 1];
    const RunningTrack<Sizes>& neighbour = above == nullptr                                   ? kNobody
                                           : isNext && above->next.running.pattern != nullptr ? above->next.running
                                                                                              : above->lane.running;
    const auto flagsAt = [this](Ticks tick) { return history_.at(tick); };
    if (!ConditionJudge(running, neighbour, flagsAt).holds(k)) {
        return false;
    }
    const std::int32_t chance = running.pattern->stepParam(track, step, ParamId::Probability)
                                    .value_or(running.pattern->track(track).value(ParamId::Probability));
    const auto die = throwDie(
        {.seed = running.seed,
         .pattern = running.id,
         .track = running.track,
         .position = k,
         .purpose = DicePurpose::Probability},
        100);
    return static_cast<std::int32_t>(die) < chance;
}

// A seek finds the late notes and repeats of steps that lie before it, as playing to there would have.
template <class Sizes> void Player<Sizes>::spill(Ticks position) {
    constexpr std::int64_t kStepsBack = 3; // swing 0.6, micro-timing 0.5 and repeats of less than a step: below 2.1
    if (follow_ != Follow::Pattern && place_.index > 0) {
        spillSection(position);
    }
    for (TrackState& state : tracks_) {
        if (state.lane.running.pattern != nullptr) {
            const Ticks back = state.lane.running.clock.step * kStepsBack;
            state.lane.lastDecided = Ticks{INT64_MIN / 2};
            aim(state.lane, position - back);
        }
    }
}

// The same for the end of the section before this one.
template <class Sizes> void Player<Sizes>::spillSection(Ticks position) {
    const auto before = locate(model_, follow_, place_.start - Ticks{1});
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (!before || !model_.slotOf(before->section.pattern)) {
            return;
        }
        Lane lane = makeLane(track, before->section.pattern, before->start, position);
        lane.sectionMuted = (before->section.mutes >> track & 1) != 0;
        lane.running.sectionEnd = before->end;
        lane.limit = before->end;
        aim(lane, position - lane.running.clock.step * 3);
        while (lane.decision < kForever) {
            decide(lane, position, false);
        }
    }
}

// A place for a trig; when all are taken, the track's oldest repeats give way first.
template <class Sizes> std::optional<std::uint8_t> Player<Sizes>::freeTrig(std::size_t track) {
    auto& trigs = tracks_[track].trigs;
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (std::uint8_t place = 0; place < trigs.size(); ++place) {
            if (trigs[place].pending == 0) {
                return place;
            }
        }
        scheduler_.removeIf([&](const Scheduled& event) {
            const bool givesWay = event.track == track && event.repeat != 0;
            if (givesWay) {
                --trigs[event.trig].pending;
                scheduler_.count(event);
            }
            return givesWay;
        });
    }
    return std::nullopt;
}

// Puts a trig's locks and notes on the queue. What would lie before `floor` is past: it is left out, or, when the step
// lies just where playing began (`line`), comes at that line.
template <class Sizes> void Player<Sizes>::schedule(std::size_t track, std::uint8_t place, Ticks line, Ticks floor) {
    Trig<Sizes>& trig = tracks_[track].trigs[place];
    Scheduled event{.track = static_cast<std::uint8_t>(track), .trig = place};
    Ticks first = kForever;
    for (std::uint8_t slot = 0; slot < trig.notes.size(); ++slot) {
        TrigNote& note = trig.notes[slot];
        if (!note.on) {
            continue;
        }
        const Ticks start = trig.tick + note.offset;
        event.slot = slot;
        event.kind = ScheduledKind::Note;
        event.repeat = 0;
        event.tick = std::max(start, line);
        if (event.tick < floor) {
            const std::int64_t repeat = ceilDiv((floor - start).value, trig.interval.value);
            if (repeat >= trig.ratchets) {
                continue;
            }
            event.repeat = static_cast<std::uint8_t>(repeat);
            event.tick = start + trig.interval * repeat;
        }
        first = std::min(first, event.tick);
        push(event);
    }
    const bool hasParams = trig.plays ? trig.locks.hasControlChange() : !trig.locks.empty();
    if (!hasParams || trig.end <= floor) {
        return;
    }
    event.kind = ScheduledKind::Locks;
    event.slot = 0;
    event.repeat = 0;
    event.tick = std::max(trig.plays && first < kForever ? first : std::max(trig.tick + trig.offset, line), floor);
    push(event);
}

template <class Sizes> void Player<Sizes>::push(const Scheduled& event) {
    ++tracks_[event.track].trigs[event.trig].pending;
    if (const auto refused = scheduler_.push(event)) {
        --tracks_[refused->track].trigs[refused->trig].pending;
    }
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::reportStep(const Lane& lane, std::int64_t k, bool fired) {
    const RunningTrack<Sizes>& running = lane.running;
    const Frames frame = timeline_.frameOf(running.origin + running.clock.swung(k));
    reporter_.notice(
        {.frame = std::max(frame, now_),
         .what = StepReached{
             .track = running.track, .step = static_cast<std::uint8_t>(stepNumber(running, k)), .fired = fired}});
}

} // namespace tresillo
