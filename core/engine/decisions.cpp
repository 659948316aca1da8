// SPDX-License-Identifier: MIT
#include "core/engine/decisions.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tresillo {

template <class Sizes> std::uint32_t Decisions<Sizes>::due(Ticks floor, bool isOnTime) {
    Route<Sizes>& route = basis_.route;
    std::array<std::optional<bool>, 2> isAnySolo{};
    std::uint32_t decided = 0;
    for (std::size_t track = 0; track < Sizes::kTracks;) {
        const bool isNext = route.lanes().now(track).decision > floor;
        Lane<Sizes>& lane = isNext ? route.lanes().next(track) : route.lanes().now(track);
        if (lane.decision > floor) {
            ++track;
            continue;
        }
        std::optional<bool>& solo = isAnySolo[isNext ? 1 : 0];
        solo = solo ? *solo : route.lanes().isAnySolo(isNext);
        decide(lane, route.lanes().above(track, lane.running.unswung(lane.nextK)), floor, isNext, *solo);
        ++decided;
        if (!isOnTime) {
            break;
        }
    }
    return decided;
}

template <class Sizes>
std::uint32_t Decisions<Sizes>::all(Lane<Sizes>& lane, const RunningTrack<Sizes>& above, Ticks floor, bool isAnySolo) {
    std::uint32_t decided = 0;
    while (lane.decision < kForever) {
        decide(lane, above, floor, false, isAnySolo);
        ++decided;
    }
    return decided;
}

template <class Sizes>
void Decisions<Sizes>::decide(
    Lane<Sizes>& lane, const RunningTrack<Sizes>& above, Ticks floor, bool isNext, bool isAnySolo) {
    const RunningTrack<Sizes>& running = lane.running;
    const std::size_t track = running.track;
    const std::int64_t k = lane.nextK;
    lane.lastDecided = running.unswung(k);
    lane.aimAt(k + 1);

    const bool isMuted = hasTrack(basis_.muted, track) || lane.isSilent(isAnySolo);
    const auto flagsAt = [this](Ticks tick) { return basis_.history.at(tick); };
    StepReached reached{
        .track = running.track, .step = static_cast<std::uint8_t>(stepNumber(running, k)), .pattern = running.id};
    reached.fired = !isMuted && isTrigPlayed(running, above, flagsAt, k, reached.step);
    Ticks comes = running.origin + running.clock.swung(k);
    if (Trig<Sizes>* trig = reached.fired ? basis_.trigs.claim(track, isNext) : nullptr) {
        resolveTrig(*trig, *running.pattern, track, reached.step, running.clock.step);
        trig->source.pattern = running.id;
        trig->ordinal = ordinalOf(running, k);
        trig->unswung = running.unswung(k);
        trig->tick = comes;
        trig->end = comes + running.clock.step;
        const TrigEntry entry{.floor = floor, .line = lane.line, .lateFrom = lane.lateFrom};
        reached.velocity = basis_.trigs.schedule(track, *trig, entry);
        comes = trig->locksAt;
        if (isNext && running.id != basis_.route.patternOf(track)) {
            lane.soundsFrom = std::min(lane.soundsFrom, comes);
        }
    }
    basis_.reporter.notice({.frame = std::max(frameAhead(comes), basis_.clock.now()), .what = reached});
}

// The frame of a tick that may lie behind the boundary, where another tempo may hold.
template <class Sizes> Frames Decisions<Sizes>::frameAhead(Ticks tick) const {
    const Timeline& timeline = basis_.clock.timeline();
    const Route<Sizes>& route = basis_.route;
    if (tick > route.boundary()) {
        if (const Tempo tempo = route.tempoBehind(timeline.tempo()); tempo != timeline.tempo()) {
            Timeline ahead = timeline;
            ahead.setTempoAtTick(route.boundary(), tempo);
            return ahead.frameOf(tick);
        }
    }
    return timeline.frameOf(tick);
}

template class Decisions<Studio>;
template class Decisions<Pocket>;

} // namespace tresillo
