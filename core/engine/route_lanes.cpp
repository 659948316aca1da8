// SPDX-License-Identifier: MIT
#include "core/engine/route_lanes.h"

namespace tresillo {

template <class Sizes>
Lane<Sizes> makeLane(const Model<Sizes>& model, std::size_t track, PatternId id, Ticks origin, Ticks line) {
    Lane<Sizes> lane{};
    const auto slot = model.slotOf(id);
    lane.line = line;
    lane.running.pattern = slot ? model.slots[*slot].pattern : nullptr;
    lane.running.id = id;
    lane.running.track = static_cast<std::uint8_t>(track);
    lane.running.origin = origin;
    lane.running.seed = model.projectParam(ParamId::Seed);
    lane.aim(line);
    return lane;
}

template <class Sizes>
Lane<Sizes> makeSectionLane(
    const Model<Sizes>& model, std::size_t track, const SongPlace& place, Ticks offset, Ticks line) {
    Lane<Sizes> lane = makeLane(model, track, place.section.pattern, place.start + offset, line);
    lane.sectionMuted = hasTrack(place.section.mutes, track);
    lane.running.sectionEnd = place.end + offset;
    return lane;
}

template <class Sizes> void RouteLanes<Sizes>::clear() {
    now_ = {};
    next_ = {};
    joining_ = 0;
    boundary_ = kForever;
}

template <class Sizes> void RouteLanes<Sizes>::prepare(TrackMask joining, Ticks boundary) {
    next_ = {};
    joining_ = joining;
    boundary_ = boundary;
    for (Lane<Sizes>& lane : now_) {
        if (lane.limit < kForever) {
            lane.goOn();
        }
    }
}

template <class Sizes> void RouteLanes<Sizes>::cross() {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (joins(track)) {
            now_[track] = next_[track];
        }
    }
    next_ = {};
    joining_ = 0;
    boundary_ = kForever;
}

template <class Sizes> bool RouteLanes<Sizes>::resolve(const Model<Sizes>& model, Ticks now) {
    bool isOther = false;
    const auto find = [&](Lane<Sizes>& lane, Ticks from) {
        const auto slot = model.slotOf(lane.running.id);
        const bool ran = lane.runs();
        lane.running.pattern = slot ? model.slots[*slot].pattern : nullptr;
        isOther = isOther || lane.runs() != ran;
        // What is found plays where it would be had it been there from the beginning; what was decided stays decided.
        lane.aim(from);
    };
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        find(now_[track], now);
        if (joins(track)) {
            find(next_[track], next_[track].line);
        }
    }
    return isOther;
}

template <class Sizes> void RouteLanes<Sizes>::retime(PatternId id, Ticks now) {
    for (Lane<Sizes>& lane : now_) {
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

template <class Sizes> void RouteLanes<Sizes>::reseed(std::int32_t seed) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        now_[track].running.seed = seed;
        next_[track].running.seed = seed;
    }
}

template <class Sizes> void RouteLanes<Sizes>::leaveSong() {
    for (Lane<Sizes>& lane : now_) {
        lane.leaveSong();
    }
}

template Lane<Studio> makeLane(const Model<Studio>&, std::size_t, PatternId, Ticks, Ticks);
template Lane<Pocket> makeLane(const Model<Pocket>&, std::size_t, PatternId, Ticks, Ticks);
template Lane<Studio> makeSectionLane(const Model<Studio>&, std::size_t, const SongPlace&, Ticks, Ticks);
template Lane<Pocket> makeSectionLane(const Model<Pocket>&, std::size_t, const SongPlace&, Ticks, Ticks);
template class RouteLanes<Studio>;
template class RouteLanes<Pocket>;

} // namespace tresillo
