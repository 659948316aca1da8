// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/history.h"
#include "core/engine/route.h"

#include <array>
#include <cstdint>
#include <type_traits>

namespace tresillo {

/// What of a lane is needed to go on with it elsewhere: the pattern is found by its name there.
struct LaneOutlook {
    PatternId pattern{};
    bool runs{false}; ///< The pattern is at hand.
    bool sectionMuted{false};
    std::int64_t nextK{0}; ///< The first step that is not decided.
    Ticks origin{};
    Ticks limit{kForever};
    Ticks sectionEnd{kForever};
    Ticks launchLine{kForever};
    Ticks line{kForever};
    Ticks knownFrom{kLongAgo};
};

/// How the route lies ahead, as a value for another thread: what a forecast starts from. Ticks are play ticks.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Outlook {
    /// So many changes of FILL and launches are remembered; conditions that look back past them read the oldest.
    static constexpr std::size_t kChanges = 16;

    std::uint32_t version{0};                        ///< Differs whenever anything else does.
    std::array<LaneOutlook, Sizes::kTracks> lanes{}; ///< Where nothing runs only their patterns mean something.
    std::array<LaneOutlook, Sizes::kTracks> next{};  ///< Of the tracks in `joining`, behind the boundary.
    History<kChanges> history{};
    Ticks boundary{kForever};
    Ticks horizon{kForever};
    TrackMask joining{0};
    TrackMask muted{0}; ///< By gesture.
    bool isPlaying{false};
    bool isLaunchAtBoundary{false};

    // What a start will begin with, where nothing runs.
    Follow follow{Follow::Pattern};
    SetLoop loop{};
    Ticks position{};
};

static_assert(std::is_trivially_copyable_v<Outlook<Studio>>);

/// Fills in what the route tells. Thread-safe: no. Realtime-safe: yes.
template <class Sizes> void describe(Outlook<Sizes>& outlook, const Route<Sizes>& route) {
    const auto describeLane = [](LaneOutlook& told, const Lane<Sizes>& lane) {
        told = {
            .pattern = lane.running.id,
            .runs = lane.runs(),
            .sectionMuted = lane.sectionMuted,
            .nextK = lane.nextK,
            .origin = lane.running.origin,
            .limit = lane.limit,
            .sectionEnd = lane.running.sectionEnd,
            .launchLine = lane.running.launchLine,
            .line = lane.running.line,
            .knownFrom = lane.running.knownFrom};
    };
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        describeLane(outlook.lanes[track], route.lanes().now(track));
        describeLane(outlook.next[track], route.lanes().next(track));
        outlook.lanes[track].pattern = route.patternOf(track);
    }
    outlook.boundary = route.boundary();
    outlook.horizon = route.horizon();
    outlook.joining = route.lanes().joining();
    outlook.isLaunchAtBoundary = route.isLaunchAtBoundary();
    outlook.follow = route.course().following();
    outlook.loop = route.course().loop();
}

} // namespace tresillo
