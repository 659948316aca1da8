// SPDX-License-Identifier: MIT
#include "core/engine/route.h"

#include "core/engine/detail/route_plan.h"

#include <algorithm>

namespace tresillo {

// Beginning and ending.

template <class Sizes> Ticks Route<Sizes>::begin(Ticks position) {
    if (sectionCount(model_, follow_) == 0) {
        follow(Follow::Pattern);
    }
    const bool isBeyond = !isPattern() && !locate(model_, follow_, position);
    const Ticks from = isBeyond ? Ticks{} : position;
    isRunning_ = true;
    offset_ = {};
    plan_ = {};
    isPlanned_ = false;
    joining_ = 0;
    next_ = {};
    lanes_ = {};
    buildLanes(from, from);
    for (Lane<Sizes>& lane : lanes_) {
        // Steps that lie before may still be heard: their late notes and repeats.
        lane.line = from;
        lane.lateFrom = from;
        lane.aim(from - lane.running.clock.step * kSpillSteps);
    }
    return from;
}

template <class Sizes> void Route<Sizes>::halt() {
    isRunning_ = false;
    plan_ = {};
    isPlanned_ = false;
    joining_ = 0;
    lanes_ = {};
    next_ = {};
}

template <class Sizes>
Lane<Sizes> Route<Sizes>::makeLane(std::size_t track, PatternId id, Ticks origin, Ticks line) const {
    Lane<Sizes> lane{};
    const auto slot = model_.slotOf(id);
    lane.line = line;
    lane.running.pattern = slot ? model_.slots[*slot].pattern : nullptr;
    lane.running.id = id;
    lane.running.track = static_cast<std::uint8_t>(track);
    lane.running.origin = origin;
    lane.running.seed = model_.projectParam(ParamId::Seed);
    lane.aim(line);
    return lane;
}

template <class Sizes>
Lane<Sizes> Route<Sizes>::sectionLane(std::size_t track, const SongPlace& place, Ticks offset, Ticks line) const {
    Lane<Sizes> lane = makeLane(track, place.section.pattern, place.start + offset, line);
    lane.sectionMuted = hasTrack(place.section.mutes, track);
    lane.running.sectionEnd = place.end + offset;
    return lane;
}

// All lanes for a position whose play tick is `now`. What was decided stays decided.
template <class Sizes> void Route<Sizes>::buildLanes(Ticks position, Ticks now) {
    const auto place = locate(model_, follow_, position);
    place_ = place.value_or(SongPlace{});
    tempoPattern_ = place ? place->section.pattern : tempoPattern_;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const Ticks lastDecided = lanes_[track].lastDecided;
        lanes_[track] = place ? sectionLane(track, *place, offset_, now) : makeLane(track, bound_[track], offset_, now);
        lanes_[track].lastDecided = lastDecided;
        lanes_[track].aim(now);
    }
}

// What a performer asks for.

template <class Sizes> void Route<Sizes>::follow(Follow follow) {
    if (follow == Follow::Pattern && !isPattern()) {
        tempoPattern_ = bound_[0];
    }
    follow_ = follow;
}

template <class Sizes> void Route<Sizes>::bind(const Launch& launch) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool isLaunched = hasTrack(launch.tracks, track);
        bound_[track] = isLaunched ? launch.pattern : patternOf(track);
    }
    for (Lane<Sizes>& lane : lanes_) {
        lane.leaveSong();
    }
    follow_ = Follow::Pattern;
    if ((launch.tracks & kAllTracks) == kAllTracks) {
        tempoPattern_ = launch.pattern;
    }
}

// What changed in the model.

template <class Sizes> bool Route<Sizes>::resolve(Ticks now) {
    bool isOther = false;
    const auto find = [&](Lane<Sizes>& lane, Ticks from) {
        const auto slot = model_.slotOf(lane.running.id);
        const bool ran = lane.runs();
        lane.running.pattern = slot ? model_.slots[*slot].pattern : nullptr;
        isOther = isOther || lane.runs() != ran;
        // What is found plays where it would be had it been there from the beginning; what was decided stays decided.
        lane.aim(from);
    };
    for (std::size_t track = 0; isRunning_ && track < Sizes::kTracks; ++track) {
        find(lanes_[track], now);
        if (hasTrack(joining_, track)) {
            find(next_[track], next_[track].line);
        }
    }
    isPlanned_ = isPlanned_ && !isOther;
    return isOther;
}

template <class Sizes> bool Route<Sizes>::reroute(Ticks now) {
    if (!isRunning_ || isPattern()) {
        return true;
    }
    const Ticks position = now - offset_;
    const auto place = locate(model_, follow_, position);
    if (!place) {
        return false;
    }
    if (*place != place_) {
        buildLanes(position, now);
        isPlanned_ = false;
    }
    return true;
}

template <class Sizes> void Route<Sizes>::retime(PatternId id, Ticks now) {
    for (Lane<Sizes>& lane : lanes_) {
        if (lane.runs() && lane.running.id == id) {
            lane.aim(now);
        }
    }
    for (Lane<Sizes>& lane : next_) {
        if (lane.runs() && lane.running.id == id) {
            lane.aim(lane.line);
        }
    }
}

template <class Sizes> void Route<Sizes>::reseed() {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        lanes_[track].running.seed = model_.projectParam(ParamId::Seed);
        next_[track].running.seed = model_.projectParam(ParamId::Seed);
    }
}

// Reading.

template <class Sizes> bool Route<Sizes>::isAnySoloIn(const Lane<Sizes>& lane) {
    bool isAny = false;
    for (std::size_t track = 0; lane.runs() && track < Sizes::kTracks; ++track) {
        isAny = isAny || lane.running.pattern->track(track).value(ParamId::Solo) != 0;
    }
    return isAny;
}

template <class Sizes> std::uint16_t Route<Sizes>::section() const {
    const auto place = isRunning_ ? place_ : locate(model_, follow_, parked_).value_or(SongPlace{});
    return isPattern() ? std::uint16_t{0} : place.index;
}

template <class Sizes> PatternId Route<Sizes>::patternOf(std::size_t track) const {
    if (isRunning_) {
        return lanes_[track].running.id;
    }
    const auto place = locate(model_, follow_, parked_);
    return place ? place->section.pattern : bound_[track];
}

template <class Sizes> std::optional<PatternId> Route<Sizes>::missing() const {
    if (!isRunning_) {
        return std::nullopt;
    }
    for (const Lane<Sizes>& lane : lanes_) {
        if (!lane.runs()) {
            return lane.running.id;
        }
    }
    if (plan_.launch != 0 && !plan_.isLaunchReady) {
        return launch_->launch.pattern;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (hasTrack(joining_, track) && !next_[track].runs()) {
            return next_[track].running.id;
        }
    }
    return std::nullopt;
}

template <class Sizes> Tempo Route<Sizes>::tempoOf(PatternId pattern, Tempo otherwise) const {
    const auto slot = model_.slotOf(pattern);
    return slot ? model_.slots[*slot].pattern->tempo() : otherwise;
}

template <class Sizes> Tempo Route<Sizes>::tempo(Tempo otherwise) const {
    if (follow_ == Follow::Song && place_.section.tempo != 0) {
        return {place_.section.tempo};
    }
    return tempoOf(tempoPattern_, otherwise);
}

template <class Sizes> Tempo Route<Sizes>::tempoBehind(Tempo otherwise) const {
    const bool isSection = plan_.turn == Turn::Section;
    const Section& section = isSection ? plan_.place->section : place_.section;
    if (follow_ == Follow::Song && !isLaunchAtBoundary() && section.tempo != 0) {
        return {section.tempo};
    }
    const bool isWhole = isLaunchAtBoundary() && (launch_->launch.tracks & kAllTracks) == kAllTracks;
    return tempoOf(isWhole ? launch_->launch.pattern : isSection ? section.pattern : tempoPattern_, otherwise);
}

template class Route<Studio>;
template class Route<Pocket>;

} // namespace tresillo
