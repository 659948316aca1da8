// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/launch_queue.h"
#include "core/engine/route_lanes.h"
#include "core/engine/route_plan.h"
#include "core/engine/song_course.h"
#include "core/engine/trig_player.h"
#include "core/model/command.h"
#include "core/model/model.h"
#include "core/model/track_mask.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Where each track runs: which pattern, since when, until when, and what takes over then.
///
/// Two ways of counting ticks meet here. The *play tick* runs on while playing and never jumps; all ticks here are play
/// ticks unless they are called positions. The *position* is what the player sees: it wraps in a loop and is what a
/// seek names. They differ by `offset()`. What comes behind the next boundary (a launch's line, a section's or loop's
/// end) is prepared ahead in each track's `next` lane, so that its early notes can sound before the boundary.
///
/// Its life, all of it in calls of the player on the audio thread:
///  1. Halted, it answers for what would play: `course().park` says from where.
///  2. `begin` puts every track on a lane, a little before the position, for what is still heard of steps behind it.
///  3. `plan` finds the next boundary, ends the lanes there and fills the `next` lanes of the tracks that join.
///  4. Until then the player decides the steps of both in the order of their ticks, and moves the lanes on.
///  5. At the boundary's tick `cross` lets the `next` lanes take over and says what happened; then `plan` again.
///  6. What a performer asks for meanwhile (a launch, a loop) is only noted here: `plan` finds out whether the boundary
///  is
///     another one. Where it is, what was scheduled from behind the old one is dropped.
///  7. After an edit `resolve` (slots), `reroute` (the song) or `retime` (a pattern's steps) makes the lanes what they
///  would
///     be had it always been so. What was decided stays decided.
///  8. `halt` ends all lanes; a launch that waits is taken over by `bind`.
///
///             begin                    plan                       cross
///     halted -------> running, no plan ----> running, planned -----------> running, no plan
///        ^                 ^    |                 |    |  cross at the song's end: nothing changes, the player halts
///        |                 |    | halt            |    |
///        +-----------------|----+-----------------|----+ halt
///                          +----------------------+ resolve, reroute found something else
///
///     Route<Pocket> route(model);
///     Ticks now = route.begin({});                            // all tracks from the beginning
///     (void)route.queueLaunch({.pattern = PatternId{1}}, now); // at the next bar
///     (void)route.plan(now, now, trigs);                       // boundary() is that bar
///     const auto crossing = route.cross();                     // crossing.launched is pattern 1
///
/// More than 35 methods: what is asked of a launch is asked of a load, too, which waits beside it.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class Route {
public:
    explicit Route(const Model<Sizes>& model) : model_(model), course_(model) {}

    // Beginning and ending.

    /// All tracks begin at a position, which becomes the play tick. Answers with where that is: the beginning when the
    /// position lies beyond the song.
    Ticks begin(Ticks position);
    /// Nothing runs.
    void halt();

    // What a performer asks for.

    void follow(Follow follow);
    /// Queues a launch; answers with its line. A queued one is replaced.
    Ticks queueLaunch(const Launch& launch, Ticks now) { return launches_.queue(launch, now, launchGrid(launch)); }
    /// Begins anew to wait for the line of the queued launch, after a jump.
    std::optional<Ticks> requeueLaunch(Ticks now);
    void cancelLaunch() { launches_.cancel(); }
    /// Takes a launch over without waiting.
    void bind(const Launch& launch);

    // Other content for a pattern. It waits as a launch of the tracks that play the pattern does, and the position of
    // each is kept. Nothing behind its line is decided before: what comes is not known until it has come.

    /// Queues a load; answers with its line. A queued one is replaced.
    Ticks queueLoad(const Launch& load, Ticks now);
    /// Begins anew to wait for the line of the queued load, after a jump.
    std::optional<Ticks> requeueLoad(Ticks now);
    void cancelLoad() { loads_.cancel(); }

    // Boundaries.

    /// Finds the next boundary and prepares what lies behind it. `foreseen`: since when it could have been known.
    /// False: it is the one that was prepared before.
    bool plan(Ticks now, Ticks foreseen, TrigPlayer<Sizes>& trigs);
    /// The same where nothing has been decided yet: just after `begin`.
    void planBeginning(Ticks now) { prepare(findPlan(now), kLongAgo); }
    [[nodiscard]] Ticks boundary() const { return plan_.tick; }
    /// The one after it, as far as can be said: until there the lanes tell what plays.
    [[nodiscard]] Ticks horizon() const;
    /// Whether a launch takes effect at the boundary.
    [[nodiscard]] bool isLaunchAtBoundary() const { return plan_.launches(); }
    /// Whether a load arrives at the boundary: the slot's content is to be replaced before it is crossed.
    [[nodiscard]] bool isLoadAtBoundary() const { return plan_.load != 0; }

    /// What came of reaching the boundary.
    struct Crossing {
        TrackMask joined{0};              ///< Tracks that now play something else.
        bool ended{false};                ///< The song is over; nothing was changed.
        bool newSection{false};           ///< See `course().place()`.
        std::optional<Launch> launched{}; ///< Took effect.
        std::optional<Launch> waits{};    ///< Its pattern is in no slot: it waits for a later line.
        bool loaded{false};               ///< A pattern has other content now.
    };
    /// Takes over what lies behind the boundary. The next one must be planned then.
    Crossing cross();

    // What changed in the model.

    /// Slots changed: lanes find their patterns anew. True when one was found or lost.
    bool resolve(Ticks now);
    /// The song changed: tracks run where they would had it always been so. False: the position lies beyond the end.
    bool reroute(Ticks now);
    /// The timing of pattern `id` changed.
    void retime(PatternId id, Ticks now) { lanes_.retime(id, now); }
    void reseed() { lanes_.reseed(model_.projectParam(ParamId::Seed)); }

    // Reading.

    [[nodiscard]] RouteLanes<Sizes>& lanes() { return lanes_; }
    [[nodiscard]] const RouteLanes<Sizes>& lanes() const { return lanes_; }
    /// Whether it is parked and what loops is set there; both count from the next plan on.
    [[nodiscard]] SongCourse<Sizes>& course() { return course_; }
    [[nodiscard]] const SongCourse<Sizes>& course() const { return course_; }
    [[nodiscard]] const LaunchQueue& launches() const { return launches_; }
    /// The load that waits, as a launch of its pattern.
    [[nodiscard]] const LaunchQueue& loads() const { return loads_; }
    /// Play tick minus position.
    [[nodiscard]] Ticks offset() const { return offset_; }
    /// The pattern that a track plays or, where nothing runs, would play.
    [[nodiscard]] PatternId patternOf(std::size_t track) const;
    /// The pattern that a track plays behind the next boundary.
    [[nodiscard]] PatternId patternBehind(std::size_t track) const {
        return lanes_.joins(track) ? lanes_.next(track).running.id : patternOf(track);
    }
    /// A pattern that runs, or will behind the next boundary, but is in no slot.
    [[nodiscard]] std::optional<PatternId> missing() const;
    /// The tempo that should hold; `otherwise` where the pattern that says so is in no slot.
    [[nodiscard]] Tempo tempo(Tempo otherwise) const;
    /// The tempo that will hold behind the boundary.
    [[nodiscard]] Tempo tempoBehind(Tempo otherwise) const;

    /// Calls `visit(lane, above)` for lanes of sections that lie before the present one but may still be heard at
    /// `position`, in the order of the song.
    template <class Visit> void forEachSpilling(Ticks position, Visit&& visit) const;

private:
    using Turn = RoutePlan::Turn;

    void buildLanes(Ticks position, Ticks now);
    [[nodiscard]] RoutePlan findPlan(Ticks now) const;
    void addLaunch(RoutePlan& plan) const;
    void addLoad(RoutePlan& plan) const;
    [[nodiscard]] TrackMask tracksOn(PatternId pattern) const;
    void prepare(const RoutePlan& plan, Ticks foreseen);
    [[nodiscard]] Lane<Sizes> laneBehind(std::size_t track, Ticks foreseen) const;
    [[nodiscard]] LaunchGrid launchGrid(const Launch& launch) const;

    const Model<Sizes>& model_;
    RouteLanes<Sizes> lanes_{};
    SongCourse<Sizes> course_;
    LaunchQueue launches_{};
    LaunchQueue loads_{};
    RoutePlan plan_{};
    bool isPlanned_{false};                         ///< `plan_` is prepared and nothing that it rests on has changed.
    std::array<PatternId, Sizes::kTracks> bound_{}; ///< Where patterns are followed.
    PatternId tempoPattern_{};
    Ticks offset_{};
};

/// A late note, swung 0.6, moved 0.5 and repeated for less than 1 step, comes within so many steps of its own.
inline constexpr std::int64_t kSpillSteps = 3;

template <class Sizes> template <class Visit> void Route<Sizes>::forEachSpilling(Ticks position, Visit&& visit) const {
    constexpr Ticks kReach = kLongestStep * kSpillSteps;
    auto place = course_.locate(std::max(position - kReach, Ticks{}));
    while (place && place->index < course_.place().index) {
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            static constexpr RunningTrack<Sizes> kNobody{};
            const auto laneOf = [&](std::size_t number) {
                return makeSectionLane(model_, number, *place, offset_, kLongAgo);
            };
            Lane<Sizes> lane = laneOf(track);
            const Lane<Sizes> above = track == 0 ? Lane<Sizes>{} : laneOf(track - 1);
            lane.limit = place->end + offset_;
            lane.aim(position + offset_ - lane.running.clock.step * kSpillSteps);
            visit(lane, track == 0 ? kNobody : above.running);
        }
        place = course_.locate(place->end);
    }
}

extern template class Route<Studio>;
extern template class Route<Pocket>;

} // namespace tresillo
