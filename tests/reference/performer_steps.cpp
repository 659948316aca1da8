// SPDX-License-Identifier: MIT
// Deciding steps: each once, half a step before its time without swing, or at once where playing begins later.
#include "tests/reference/performer.h"

#include <algorithm>

namespace tresillo::reference {
namespace {

// How many trigs of this track came before, by position: those of this pass, and those of all passes before.
std::uint32_t ordinalOf(const Lane& lane, const Place& place) {
    const std::vector<std::size_t>& pass = lane.grid.pass();
    const bool isRandom = lane.music().row(ParamId::Direction) == static_cast<std::int32_t>(Direction::Random);
    const std::size_t here = isRandom ? place.step : static_cast<std::size_t>(place.p) % pass.size();
    std::uint32_t before = 0;
    std::uint32_t inAll = 0;
    for (std::size_t other = 0; other < pass.size(); ++other) {
        const bool plays = lane.music().steps[pass[other]].isNoteTrig();
        before += plays && other < here ? 1U : 0U;
        inAll += plays ? 1U : 0U;
    }
    return before + static_cast<std::uint32_t>(place.pass) * inAll;
}

} // namespace

// Mute and solo.

bool Performer::isSoloIn(const Lane& lane) { return lane.score != nullptr && lane.music().row(ParamId::Solo) != 0; }

bool Performer::isAnySolo(bool isAhead) const {
    for (std::size_t track = 0; track < tracks_; ++track) {
        if (isSoloIn(isAhead && isJoining_[track] ? ahead_[track] : lanes_[track])) {
            return true;
        }
    }
    return false;
}

bool Performer::isSilent(const Lane& lane, bool isAnySolo) {
    if (lane.score == nullptr || lane.sectionMuted || !lane.music().hasInstrument()) {
        return true;
    }
    return lane.music().row(ParamId::Mute) != 0 || (isAnySolo && !isSoloIn(lane));
}

bool Performer::ringsWhenMuted(const Lane& lane) {
    return lane.score != nullptr && lane.music().hasInstrument() && lane.music().row(ParamId::MuteTail) != 0;
}

const Lane* Performer::above(std::size_t track, Tick tick) const {
    if (track == 0) {
        return nullptr;
    }
    const bool isBehind = boundary_ && isJoining_[track - 1] && tick >= boundary_->tick;
    return isBehind ? &ahead_[track - 1] : &lanes_[track - 1];
}

// Decides one step that is due at tick `floor`, before which nothing may come any more. False: there is none.
bool Performer::decideOne(Tick floor) {
    for (std::size_t track = 0; track < tracks_; ++track) {
        for (const bool isAhead : {false, true}) {
            Lane& lane = isAhead ? ahead_[track] : lanes_[track];
            const Place* place = lane.next();
            if (place != nullptr && lane.decision(*place) <= floor) {
                decide(lane, above(track, lane.tickOf(*place)), isAnySolo(isAhead), isAhead, floor);
                return true;
            }
        }
    }
    return false;
}

void Performer::decide(Lane& lane, const Lane* above, bool isSolo, bool isAhead, Tick floor) {
    const Place place = *lane.next();
    lane.after = lane.tickOf(place);
    const ScoreStep& step = lane.step(place);
    if (gestureMutes_[lane.track] || isSilent(lane, isSolo) || !step.isTrig() || !holds(lane, above, place, memory_)) {
        return;
    }
    const std::int32_t chance = step.held(ParamId::Probability).value_or(lane.music().row(ParamId::Probability));
    const auto die = throwDie(setlist_.seed, lane.pattern, lane.track, place.k, Die::Probability, 100);
    if (static_cast<std::int32_t>(die) >= chance) {
        return;
    }
    Trig trig = shapeStep(lane.music(), step);
    trig.pattern = lane.pattern;
    trig.track = lane.track;
    trig.unswung = lane.tickOf(place);
    trig.tick = lane.origin + place.swung;
    trig.end = trig.tick + lane.grid.stepTicks();
    trig.ordinal = ordinalOf(lane, place);
    trig.isAhead = isAhead;
    stage_.schedule(trig, {.floor = floor, .line = lane.line, .knownSince = lane.knownSince});
}

// Playing begins at a place: whatever would have been played by now is decided, from the very beginning; what of it is
// still to come, comes.
void Performer::decidePast(Tick position) {
    for (const SongPlace& place : songPlaces()) {
        if (!place_ || place.index >= place_->index) {
            break;
        }
        std::vector<Lane> lanes{};
        bool isSolo = false;
        for (std::size_t track = 0; track < tracks_; ++track) {
            lanes.push_back(sectionLane(track, place, 0));
            lanes.back().until = place.end;
            isSolo = isSolo || isSoloIn(lanes.back());
        }
        for (std::size_t track = 0; track < tracks_; ++track) {
            while (lanes[track].next() != nullptr) {
                decide(lanes[track], track == 0 ? nullptr : &lanes[track - 1], isSolo, false, position);
            }
        }
        for (std::size_t track = 0; track < tracks_; ++track) {
            stage_.cross(track);
        }
    }
    for (std::size_t track = 0; track < tracks_; ++track) {
        lanes_[track].from = kLongAgo;
    }
    while (decideOne(position)) {
    }
    stage_.settle(position);
}

} // namespace tresillo::reference
