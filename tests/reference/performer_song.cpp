// SPDX-License-Identifier: MIT
// What plays where: patterns, chains and songs, and the lines that a launch waits for.
#include "tests/reference/performer.h"

#include <algorithm>

namespace tresillo::reference {

std::vector<Section> Performer::sections() const {
    if (follow_ == Follow::Song) {
        return setlist_.song;
    }
    std::vector<Section> sections{};
    for (const PatternId id : setlist_.chain) {
        if (follow_ == Follow::Chain) {
            sections.push_back({.pattern = id});
        }
    }
    return sections;
}

// Section after section, repeat after repeat.
std::vector<Performer::SongPlace> Performer::songPlaces() const {
    std::vector<SongPlace> places{};
    Tick start = 0;
    for (const Section& section : sections()) {
        Tick end = start;
        for (int repeat = 0; repeat < section.repeats; ++repeat) {
            end += section.length != 0 ? kSixteenth.value * section.length : scores_[section.pattern.value].end();
        }
        places.push_back({.index = places.size(), .section = section, .start = start, .end = end});
        start = end;
    }
    return places;
}

std::optional<Performer::SongPlace> Performer::placeAt(Tick position) const {
    for (const SongPlace& place : songPlaces()) {
        if (position < place.end) {
            return place;
        }
    }
    return std::nullopt;
}

Lane Performer::laneOf(std::size_t track, std::uint8_t pattern, Tick origin, Tick line) const {
    Lane lane{};
    lane.score = &scores_[pattern];
    lane.pattern = pattern;
    lane.track = track;
    lane.grid = Grid(scores_[pattern], pattern, track, setlist_.seed);
    lane.origin = origin;
    lane.line = line;
    lane.from = line;
    return lane;
}

Lane Performer::sectionLane(std::size_t track, const SongPlace& place, Tick offset) const {
    Lane lane = laneOf(track, place.section.pattern.value, place.start + offset, place.start + offset);
    lane.sectionEnd = place.end + offset;
    lane.sectionMuted = (place.section.mutes >> track & 1U) != 0;
    return lane;
}

// A section's own, else that of the pattern that was last launched, or entered, as a whole.
std::int32_t Performer::wantedTempo() const {
    const bool hasOwn = follow_ == Follow::Song && place_ && place_->section.tempo != 0;
    return hasOwn ? place_->section.tempo : scores_[tempoPattern_].tempo;
}

// The next line of a grid of positions, this very place included.
Tick Performer::gridLine(Tick grid, Tick now) const {
    const auto onGrid = [&](Tick position) {
        while (position % grid != 0) {
            position += grid - position % grid;
        }
        return position;
    };
    const Tick position = now - offset_;
    const Tick at = onGrid(position);
    const bool isLooping =
        follow_ == Follow::Pattern && loop_.start < loop_.end && position < loop_.end.value && at > loop_.end.value;
    if (!isLooping) {
        return at + offset_;
    }
    // The position wraps before it gets there: the first such line in the loop, or the wrap itself.
    const Tick inside = onGrid(loop_.start.value);
    const Tick wrap = loop_.end.value + offset_;
    return inside < loop_.end.value ? wrap + inside - loop_.start.value : wrap;
}

Tick Performer::lineFor(const Launch& launch, Tick now) const {
    switch (launch.line) {
    case LaunchLine::Now:
        return now;
    case LaunchLine::Step:
        return gridLine(kSixteenth.value, now);
    case LaunchLine::Beat:
        return gridLine(kQuarter.value, now);
    case LaunchLine::Bar:
        return gridLine(kBar.value, now);
    case LaunchLine::AfterSteps: {
        // Counted from the step that runs, not from its middle.
        const Tick step = now - (now - offset_) % kSixteenth.value;
        return std::max(now, step + launch.steps * kSixteenth.value);
    }
    case LaunchLine::PatternEnd: {
        std::size_t track = 0;
        while ((launch.tracks >> track & 1U) == 0) {
            ++track;
        }
        Tick end = lanes_[track].origin;
        while (end < now) {
            end += lanes_[track].score->end();
        }
        return end;
    }
    }
    return now;
}

// Something was edited: from now on plays what would play had it always been so.
void Performer::settleSong() {
    const Tick at = now();
    if (follow_ != Follow::Pattern) {
        const auto place = placeAt(at - offset_);
        if (!place) {
            halt(false, 0);
            return;
        }
        if (place != place_) {
            place_ = place;
            tempoPattern_ = place->section.pattern.value;
            for (std::size_t track = 0; track < tracks_; ++track) {
                const Tick after = lanes_[track].after;
                lanes_[track] = sectionLane(track, *place, offset_);
                lanes_[track].line = at;
                lanes_[track].from = at;
                lanes_[track].after = after;
            }
            boundary_.reset();
        }
    }
    refreshMutes(true);
    if (wantedTempo() != time_.tempo()) {
        reached_ = now();
        time_.changeAtFrame(frame_, wantedTempo());
    }
    plan(now(), kLongAgo);
}

} // namespace tresillo::reference
