// SPDX-License-Identifier: MIT
#pragma once

// Boundaries: which one is next, what lies behind it, and crossing it.
#include "core/engine/route.h"

namespace tresillo {

template <class Sizes> void Route<Sizes>::setLoop(const SetLoop& loop) { loop_ = loop; }

template <class Sizes> Ticks Route<Sizes>::queueLaunch(const Launch& launch, Ticks now) {
    launch_ = PendingLaunch{
        .launch = launch, .line = lineFor(launch, launch.line, now), .since = now, .number = ++lastLaunch_};
    return launch_->line;
}

template <class Sizes> std::optional<Ticks> Route<Sizes>::requeueLaunch(Ticks now) {
    return launch_ ? std::optional{queueLaunch(Launch{launch_->launch}, now)} : std::nullopt;
}

template <class Sizes> Ticks Route<Sizes>::lineFor(const Launch& launch, LaunchLine line, Ticks now) const {
    const std::int64_t position = (now - offset_).value;
    const auto onGrid = [&](Ticks grid) {
        std::int64_t at = ceilDiv(position, grid.value) * grid.value;
        const bool loops = isPattern() && loop_.start < loop_.end && position < loop_.end.value;
        if (loops && at > loop_.end.value) {
            // The position never gets there: the first such line inside the loop counts, else the loop's end.
            const std::int64_t inside = ceilDiv(loop_.start.value, grid.value) * grid.value;
            at = loop_.end.value + (inside < loop_.end.value ? inside - loop_.start.value : 0);
        }
        return Ticks{at} + offset_;
    };
    switch (line) {
    case LaunchLine::Now:
        return now;
    case LaunchLine::Step:
        return onGrid(kSixteenth);
    case LaunchLine::Beat:
        return onGrid(kQuarter);
    case LaunchLine::Bar:
        return onGrid(kBar);
    case LaunchLine::AfterSteps: {
        const Ticks step = kSixteenth * floorDiv(position, kSixteenth.value) + offset_;
        return std::max(now, step + kSixteenth * launch.steps);
    }
    case LaunchLine::PatternEnd:
        return patternEndAfter(launch, now);
    }
    return now;
}

// The end of the pattern that the first of the launched tracks plays.
template <class Sizes> Ticks Route<Sizes>::patternEndAfter(const Launch& launch, Ticks now) const {
    std::size_t track = 0;
    while (track + 1 < Sizes::kTracks && !hasTrack(launch.tracks, track)) {
        ++track;
    }
    const Ticks origin = lanes_[track].running.origin;
    const Ticks length = model_.patternEnds[patternOf(track).value];
    return origin + length * ceilDiv((now - origin).value, length.value);
}

template <class Sizes> typename Route<Sizes>::Plan Route<Sizes>::findPlan(Ticks now) const {
    Plan plan{};
    if (!isRunning_) {
        return plan;
    }
    if (!isPattern()) {
        plan.tick = place_.end + offset_;
        plan.place = placeAfter();
        plan.turn = plan.place ? Turn::Section : Turn::End;
    } else if (loop_.start < loop_.end && now - offset_ < loop_.end) {
        plan.tick = loop_.end + offset_;
        plan.loopStart = loop_.start;
        plan.turn = Turn::Loop;
    }
    if (!launch_ || launch_->line > plan.tick) {
        return plan;
    }
    const bool isReady = model_.slotOf(launch_->launch.pattern).has_value();
    const bool isWhole = (launch_->launch.tracks & kAllTracks) == kAllTracks;
    if (launch_->line < plan.tick || (isReady && plan.turn != Turn::Loop && (isWhole || plan.turn == Turn::End))) {
        plan = {.tick = launch_->line};
    }
    plan.launch = launch_->number;
    plan.isLaunchReady = isReady;
    return plan;
}

// The section that follows; the first one again when the song loops; none at the end.
template <class Sizes> std::optional<SongPlace> Route<Sizes>::placeAfter() const {
    if (const auto next = locate(model_, follow_, place_.end)) {
        return next;
    }
    const bool loops = follow_ == Follow::Chain || model_.projectParam(ParamId::SongLoop) != 0;
    return loops ? locate(model_, follow_, Ticks{}) : std::nullopt;
}

template <class Sizes> TrackMask Route<Sizes>::joining(const Plan& plan) const {
    if (plan.turn == Turn::Loop || plan.turn == Turn::Section) {
        return kAllTracks;
    }
    return plan.isLaunchReady ? static_cast<TrackMask>(launch_->launch.tracks & kAllTracks) : TrackMask{0};
}

template <class Sizes> bool Route<Sizes>::plan(Ticks now, Ticks foreseen, TrigPlayer<Sizes>& trigs) {
    const Plan plan = findPlan(now);
    if (isPlanned_ && plan == plan_) {
        return false; // what sounds ahead of the boundary goes on
    }
    trigs.dropNext();
    prepare(plan, foreseen);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (hasTrack(joining_, track) || plan.turn == Turn::End) {
            trigs.dropFrom(track, plan.tick);
        }
    }
    return true;
}

// What lies behind the boundary, and that nothing before it goes further.
template <class Sizes> void Route<Sizes>::prepare(const Plan& plan, Ticks foreseen) {
    next_ = {};
    for (Lane<Sizes>& lane : lanes_) {
        if (lane.limit < kForever) {
            lane.goOn();
        }
    }
    plan_ = plan;
    isPlanned_ = true;
    joining_ = joining(plan);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool joins = hasTrack(joining_, track);
        if (joins || plan.turn == Turn::End) {
            lanes_[track].endAt(plan.tick);
        }
        if (joins) {
            next_[track] = laneBehind(track, foreseen);
            next_[track].endAt(horizon());
        }
    }
}

// Early notes that could not be foreseen come at the boundary; those that had their time before now are past.
template <class Sizes> Lane<Sizes> Route<Sizes>::laneBehind(std::size_t track, Ticks foreseen) const {
    const Ticks tick = plan_.tick;
    const Lane<Sizes>& before = lanes_[track];
    Lane<Sizes> lane{};
    if (plan_.isLaunchReady && hasTrack(launch_->launch.tracks, track)) {
        const Ticks kept = plan_.turn == Turn::Loop ? tick - plan_.loopStart : before.running.origin;
        lane = makeLane(track, launch_->launch.pattern, launch_->launch.keepPosition ? kept : tick, tick);
        lane.running.launchLine = tick;
        lane.lateFrom = std::max(foreseen, launch_->since);
    } else if (plan_.turn == Turn::Section) {
        lane = sectionLane(track, *plan_.place, tick - plan_.place->start, tick);
        lane.lateFrom = std::max(foreseen, place_.start + offset_);
    } else {
        lane = makeLane(track, bound_[track], tick - plan_.loopStart, tick);
        lane.lateFrom = std::max(foreseen, plan_.loopStart + offset_);
    }
    lane.running.line = tick;
    lane.running.knownFrom = lane.lateFrom;
    return lane;
}

// The offset that holds once the boundary is crossed.
template <class Sizes> Ticks Route<Sizes>::offsetBehind() const {
    return plan_.turn == Turn::Loop      ? plan_.tick - plan_.loopStart
           : plan_.turn == Turn::Section ? plan_.tick - plan_.place->start
                                         : offset_;
}

template <class Sizes> Ticks Route<Sizes>::horizon() const {
    const bool isLaunched = plan_.launch != 0;
    if (plan_.turn == Turn::End || (isLaunched && !plan_.isLaunchReady)) {
        return plan_.tick;
    }
    const Ticks offset = offsetBehind();
    const bool loops = (isPattern() || isLaunched) && loop_.start < loop_.end && plan_.tick - offset < loop_.end;
    const bool isSong = plan_.turn == Turn::Section && !isLaunched;
    const Ticks turn = isSong ? plan_.place->end + offset : loops ? loop_.end + offset : kForever;
    return launch_ && !isLaunched ? std::min(turn, launch_->line) : turn;
}

template <class Sizes> typename Route<Sizes>::Crossing Route<Sizes>::cross() {
    Crossing crossing{};
    if (plan_.turn == Turn::End) {
        crossing.ended = true;
        return crossing;
    }
    const Plan plan = plan_;
    crossing.joined = joining_;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (hasTrack(joining_, track)) {
            lanes_[track] = next_[track];
        }
    }
    offset_ = offsetBehind();
    next_ = {};
    plan_ = {};
    isPlanned_ = false;
    joining_ = 0;
    if (plan.turn == Turn::Section) {
        place_ = *plan.place;
        tempoPattern_ = place_.section.pattern;
        crossing.newSection = true;
    }
    if (plan.launch != 0 && plan.isLaunchReady) {
        crossing.launched = launch_->launch;
        launch_.reset();
        bind(*crossing.launched);
    } else if (plan.launch != 0) {
        const bool isOnGrid = launch_->launch.line != LaunchLine::Now && launch_->launch.line != LaunchLine::AfterSteps;
        crossing.waits = launch_->launch;
        launch_->line =
            lineFor(launch_->launch, isOnGrid ? launch_->launch.line : LaunchLine::Step, plan.tick + Ticks{1});
    }
    return crossing;
}

} // namespace tresillo
