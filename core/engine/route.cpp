// SPDX-License-Identifier: MIT
#include "core/engine/route.h"

#include <algorithm>

namespace tresillo {
namespace {

template <class Sizes> constexpr TrackMask kAllTracks = static_cast<TrackMask>((1U << Sizes::kTracks) - 1U);

template <class Sizes> bool isWhole(const Launch& launch) {
    return (launch.tracks & kAllTracks<Sizes>) == kAllTracks<Sizes>;
}

// `otherwise` where the pattern is in no slot.
template <class Sizes> Tempo tempoOf(const Model<Sizes>& model, PatternId pattern, Tempo otherwise) {
    const auto slot = model.slotOf(pattern);
    return slot ? model.slots[*slot].pattern->tempo() : otherwise;
}

} // namespace

// Beginning and ending.

template <class Sizes> Ticks Route<Sizes>::begin(Ticks position) {
    if (!course_.hasSections()) {
        follow(Follow::Pattern);
    }
    const bool isBeyond = !course_.isPattern() && !course_.locate(position);
    const Ticks from = isBeyond ? Ticks{} : position;
    course_.setRunning(true);
    offset_ = {};
    plan_ = {};
    isPlanned_ = false;
    lanes_.clear();
    buildLanes(from, from);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        // Steps that lie before may still be heard: their late notes and repeats.
        Lane<Sizes>& lane = lanes_.now(track);
        lane.line = from;
        lane.lateFrom = from;
        lane.aim(from - lane.running.clock.step * kSpillSteps);
    }
    return from;
}

template <class Sizes> void Route<Sizes>::halt() {
    course_.setRunning(false);
    plan_ = {};
    isPlanned_ = false;
    lanes_.clear();
}

// All lanes for a position whose play tick is `now`. What was decided stays decided.
template <class Sizes> void Route<Sizes>::buildLanes(Ticks position, Ticks now) {
    const auto place = course_.locate(position);
    course_.enter(place.value_or(SongPlace{}));
    tempoPattern_ = place ? place->section.pattern : tempoPattern_;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        Lane<Sizes>& lane = lanes_.now(track);
        const Ticks lastDecided = lane.lastDecided;
        lane = place ? makeSectionLane(model_, track, *place, offset_, now)
                     : makeLane(model_, track, bound_[track], offset_, now);
        lane.lastDecided = lastDecided;
        lane.aim(now);
    }
}

// What a performer asks for.

template <class Sizes> void Route<Sizes>::follow(Follow follow) {
    if (follow == Follow::Pattern && !course_.isPattern()) {
        tempoPattern_ = bound_[0];
    }
    course_.follow(follow);
}

template <class Sizes> std::optional<Ticks> Route<Sizes>::requeueLaunch(Ticks now) {
    return launches_.isQueued() ? std::optional{queueLaunch(Launch{launches_.launch()}, now)} : std::nullopt;
}

template <class Sizes> Ticks Route<Sizes>::queueLoad(const Launch& load, Ticks now) {
    Launch launch = load;
    launch.keepPosition = true;
    if (const TrackMask tracks = tracksOn(load.pattern); tracks != 0) {
        launch.tracks = tracks;
    }
    return loads_.queue(launch, now, launchGrid(launch));
}

template <class Sizes> std::optional<Ticks> Route<Sizes>::requeueLoad(Ticks now) {
    return loads_.isQueued() ? std::optional{queueLoad(Launch{loads_.launch()}, now)} : std::nullopt;
}

template <class Sizes> TrackMask Route<Sizes>::tracksOn(PatternId pattern) const {
    unsigned tracks = 0;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        tracks |= patternOf(track) == pattern ? 1U << track : 0U;
    }
    return static_cast<TrackMask>(tracks);
}

// A pattern's end is that of the one that the first of the launched tracks plays.
template <class Sizes> LaunchGrid Route<Sizes>::launchGrid(const Launch& launch) const {
    std::size_t track = 0;
    while (track + 1 < Sizes::kTracks && !hasTrack(launch.tracks, track)) {
        ++track;
    }
    return {
        .offset = offset_,
        .loop = course_.isPattern() ? course_.loop() : SetLoop{},
        .origin = lanes_.now(track).running.origin,
        .length = model_.patternEnds[patternOf(track).value]};
}

template <class Sizes> void Route<Sizes>::bind(const Launch& launch) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool isLaunched = hasTrack(launch.tracks, track);
        bound_[track] = isLaunched ? launch.pattern : patternOf(track);
    }
    lanes_.leaveSong();
    course_.follow(Follow::Pattern);
    if (isWhole<Sizes>(launch)) {
        tempoPattern_ = launch.pattern;
    }
}

// Boundaries.

template <class Sizes> RoutePlan Route<Sizes>::findPlan(Ticks now) const {
    RoutePlan plan{};
    if (!course_.isRunning()) {
        return plan;
    }
    if (!course_.isPattern()) {
        plan.tick = course_.place().end + offset_;
        plan.place = course_.placeAfter();
        plan.turn = plan.place ? Turn::Section : Turn::End;
    } else if (course_.turnsAfter(now - offset_)) {
        plan.tick = course_.loop().end + offset_;
        plan.loopStart = course_.loop().start;
        plan.turn = Turn::Loop;
    }
    addLaunch(plan);
    addLoad(plan);
    return plan;
}

template <class Sizes> void Route<Sizes>::addLaunch(RoutePlan& plan) const {
    if (!launches_.isQueued() || launches_.line() > plan.tick) {
        return;
    }
    const Launch& launch = launches_.launch();
    const bool isReady = model_.slotOf(launch.pattern).has_value();
    const bool replacesTurn = plan.turn != Turn::Loop && (isWhole<Sizes>(launch) || plan.turn == Turn::End);
    if (launches_.line() < plan.tick || (isReady && replacesTurn)) {
        plan = {.tick = launches_.line()};
    }
    plan.launch = launches_.number();
    plan.isLaunchReady = isReady;
}

template <class Sizes> void Route<Sizes>::addLoad(RoutePlan& plan) const {
    if (!loads_.isQueued() || loads_.line() > plan.tick) {
        return;
    }
    if (loads_.line() < plan.tick) {
        plan = {.tick = loads_.line()};
    }
    plan.load = loads_.number();
}

template <class Sizes> bool Route<Sizes>::plan(Ticks now, Ticks foreseen, TrigPlayer<Sizes>& trigs) {
    const RoutePlan plan = findPlan(now);
    if (isPlanned_ && plan == plan_) {
        return false; // what sounds ahead of the boundary goes on
    }
    trigs.dropNext();
    prepare(plan, foreseen);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (lanes_.joins(track) || plan.turn == Turn::End) {
            trigs.dropFrom(track, plan.tick);
        }
    }
    return true;
}

// What lies behind the boundary, and that nothing before it goes further.
template <class Sizes> void Route<Sizes>::prepare(const RoutePlan& plan, Ticks foreseen) {
    const bool isTurn = plan.turn == Turn::Loop || plan.turn == Turn::Section;
    const unsigned launched = plan.isLaunchReady ? launches_.launch().tracks & kAllTracks<Sizes> : 0U;
    const unsigned loaded = plan.load != 0 ? tracksOn(loads_.launch().pattern) : 0U;
    lanes_.prepare(isTurn ? kAllTracks<Sizes> : static_cast<TrackMask>(launched | loaded), plan.tick);
    plan_ = plan;
    isPlanned_ = true;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool joins = lanes_.joins(track);
        if (joins || plan.turn == Turn::End) {
            lanes_.now(track).endAt(plan.tick);
        }
        if (joins) {
            Lane<Sizes>& lane = lanes_.next(track);
            lane = laneBehind(track, foreseen);
            const bool isUnknown = plan.load != 0 && lane.running.id == loads_.launch().pattern;
            lane.lateFrom = isUnknown ? plan.tick : lane.lateFrom;
            lane.running.knownFrom = lane.lateFrom;
            lane.endAt(isUnknown ? plan.tick : horizon());
        }
    }
}

// Early notes that could not be foreseen come at the boundary; those that had their time before now are past.
template <class Sizes> Lane<Sizes> Route<Sizes>::laneBehind(std::size_t track, Ticks foreseen) const {
    const Ticks tick = plan_.tick;
    Lane<Sizes> lane{};
    if (plan_.isLaunchReady && hasTrack(launches_.launch().tracks, track)) {
        const Launch& launch = launches_.launch();
        const Ticks kept = plan_.turn == Turn::Loop ? tick - plan_.loopStart : lanes_.now(track).running.origin;
        lane = makeLane(model_, track, launch.pattern, launch.keepPosition ? kept : tick, tick);
        lane.running.launchLine = tick;
        lane.lateFrom = std::max(foreseen, launches_.since());
    } else if (plan_.turn == Turn::Section) {
        lane = makeSectionLane(model_, track, *plan_.place, tick - plan_.place->start, tick);
        lane.lateFrom = std::max(foreseen, course_.place().start + offset_);
    } else if (plan_.turn == Turn::Loop) {
        lane = makeLane(model_, track, bound_[track], tick - plan_.loopStart, tick);
        lane.lateFrom = std::max(foreseen, plan_.loopStart + offset_);
    } else {
        lane = lanes_.now(track);
        lane.line = tick;
        lane.lateFrom = foreseen;
        lane.soundsFrom = kForever;
        lane.aim(tick);
    }
    lane.running.line = tick;
    return lane;
}

template <class Sizes> Ticks Route<Sizes>::horizon() const {
    const bool isLaunched = plan_.launch != 0;
    if (plan_.turn == Turn::End || (isLaunched && !plan_.isLaunchReady)) {
        return plan_.tick;
    }
    const Ticks offset = plan_.offsetBehind(offset_);
    const bool loops = (course_.isPattern() || isLaunched) && course_.turnsAfter(plan_.tick - offset);
    const bool isSong = plan_.turn == Turn::Section && !isLaunched;
    Ticks turn = isSong ? plan_.place->end + offset : loops ? course_.loop().end + offset : kForever;
    turn = loads_.isQueued() && plan_.load == 0 ? std::min(turn, loads_.line()) : turn;
    return launches_.isQueued() && !isLaunched ? std::min(turn, launches_.line()) : turn;
}

template <class Sizes> typename Route<Sizes>::Crossing Route<Sizes>::cross() {
    Crossing crossing{};
    if (plan_.turn == Turn::End) {
        crossing.ended = true;
        return crossing;
    }
    const RoutePlan plan = plan_;
    crossing.joined = lanes_.joining();
    lanes_.cross();
    offset_ = plan.offsetBehind(offset_);
    plan_ = {};
    isPlanned_ = false;
    if (plan.load != 0) {
        crossing.loaded = true;
        (void)lanes_.resolve(model_, plan.tick);
    }
    if (plan.turn == Turn::Section) {
        course_.enter(*plan.place);
        tempoPattern_ = plan.place->section.pattern;
        crossing.newSection = true;
    }
    if (plan.launches()) {
        crossing.launched = launches_.take();
        bind(*crossing.launched);
    } else if (plan.launch != 0) {
        crossing.waits = launches_.launch();
        launches_.postpone(plan.tick, launchGrid(launches_.launch()));
    }
    return crossing;
}

// What changed in the model.

template <class Sizes> bool Route<Sizes>::resolve(Ticks now) {
    const bool isOther = course_.isRunning() && lanes_.resolve(model_, now);
    isPlanned_ = isPlanned_ && !isOther;
    return isOther;
}

template <class Sizes> bool Route<Sizes>::reroute(Ticks now) {
    if (!course_.isRunning() || course_.isPattern()) {
        return true;
    }
    const Ticks position = now - offset_;
    const auto place = course_.locate(position);
    if (!place) {
        return false;
    }
    if (*place != course_.place()) {
        buildLanes(position, now);
        isPlanned_ = false;
    }
    return true;
}

// Reading.

template <class Sizes> PatternId Route<Sizes>::patternOf(std::size_t track) const {
    if (course_.isRunning()) {
        return lanes_.now(track).running.id;
    }
    const auto place = course_.parkedPlace();
    return place ? place->section.pattern : bound_[track];
}

template <class Sizes> std::optional<PatternId> Route<Sizes>::missing() const {
    if (!course_.isRunning()) {
        return std::nullopt;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (!lanes_.now(track).runs()) {
            return lanes_.now(track).running.id;
        }
    }
    if (plan_.launch != 0 && !plan_.isLaunchReady) {
        return launches_.launch().pattern;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (lanes_.joins(track) && !lanes_.next(track).runs()) {
            return lanes_.next(track).running.id;
        }
    }
    return std::nullopt;
}

template <class Sizes> Tempo Route<Sizes>::tempo(Tempo otherwise) const {
    if (const Section& section = course_.place().section; course_.following() == Follow::Song && section.tempo != 0) {
        return {section.tempo};
    }
    return tempoOf(model_, tempoPattern_, otherwise);
}

template <class Sizes> Tempo Route<Sizes>::tempoBehind(Tempo otherwise) const {
    const bool isSection = plan_.turn == Turn::Section;
    const Section& section = isSection ? plan_.place->section : course_.place().section;
    if (course_.following() == Follow::Song && !plan_.launches() && section.tempo != 0) {
        return {section.tempo};
    }
    if (plan_.launches() && isWhole<Sizes>(launches_.launch())) {
        return tempoOf(model_, launches_.launch().pattern, otherwise);
    }
    return tempoOf(model_, isSection ? section.pattern : tempoPattern_, otherwise);
}

template class Route<Studio>;
template class Route<Pocket>;

} // namespace tresillo
