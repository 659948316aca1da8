// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/lane.h"
#include "core/engine/song_map.h"
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
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class Route {
public:
    using Running = RunningTrack<Sizes>;

    explicit Route(const Model<Sizes>& model) : model_(model) {}

    // Beginning and ending.

    /// All tracks begin at a position, which becomes the play tick. Answers with where that is: the beginning when the
    /// position lies beyond the song.
    Ticks begin(Ticks position);
    /// Nothing runs.
    void halt();
    /// A position to begin at later: what `patternOf` answers for while nothing runs.
    void park(Ticks position) { parked_ = position; }

    // What a performer asks for.

    void follow(Follow follow);
    void setLoop(const SetLoop& loop);
    /// Queues a launch; answers with its line. A queued one is replaced.
    Ticks queueLaunch(const Launch& launch, Ticks now);
    /// Begins anew to wait for the line of the queued launch, after a jump.
    std::optional<Ticks> requeueLaunch(Ticks now);
    void cancelLaunch() { launch_.reset(); }
    /// Takes a launch over without waiting.
    void bind(const Launch& launch);

    // Boundaries.

    /// Finds the next boundary and prepares what lies behind it. `foreseen`: since when it could have been known.
    /// False: it is the one that was prepared before.
    bool plan(Ticks now, Ticks foreseen, TrigPlayer<Sizes>& trigs);
    /// The same where nothing has been decided yet: just after `begin`.
    void planBeginning(Ticks now) { prepare(findPlan(now), kLongAgo); }
    [[nodiscard]] Ticks boundary() const { return plan_.tick; }
    /// The one after it, as far as can be said: until there the `lane`s and `next` lanes tell what plays.
    [[nodiscard]] Ticks horizon() const;
    /// Whether a launch takes effect at the boundary.
    [[nodiscard]] bool isLaunchAtBoundary() const { return plan_.launch != 0 && plan_.isLaunchReady; }
    /// The tracks that play something else behind the boundary.
    [[nodiscard]] TrackMask joining() const { return joining_; }

    /// What came of reaching the boundary.
    struct Crossing {
        TrackMask joined{0};              ///< Tracks that now play something else.
        bool ended{false};                ///< The song is over; nothing was changed.
        bool newSection{false};           ///< See `place()`.
        std::optional<Launch> launched{}; ///< Took effect.
        std::optional<Launch> waits{};    ///< Its pattern is in no slot: it waits for a later line.
    };
    /// Takes over what lies behind the boundary. The next one must be planned then.
    Crossing cross();

    // What changed in the model.

    /// Slots changed: lanes find their patterns anew. True when one was found or lost.
    bool resolve(Ticks now);
    /// The song changed: tracks run where they would had it always been so. False: the position lies beyond the end.
    bool reroute(Ticks now);
    /// The timing of pattern `id` changed.
    void retime(PatternId id, Ticks now);
    void reseed();

    // Reading.

    [[nodiscard]] Lane<Sizes>& lane(std::size_t track) { return lanes_[track]; }
    [[nodiscard]] const Lane<Sizes>& lane(std::size_t track) const { return lanes_[track]; }
    [[nodiscard]] Lane<Sizes>& next(std::size_t track) { return next_[track]; }
    [[nodiscard]] const Lane<Sizes>& next(std::size_t track) const { return next_[track]; }
    /// The track above `track` as it runs at `tick`; one without a pattern when there is none.
    [[nodiscard]] const Running& above(std::size_t track, Ticks tick) const { return view().above(track, tick); }
    /// Whether any track is soloed, behind the next boundary or before it.
    [[nodiscard]] bool isAnySolo(bool isNext) const { return view().isAnySolo(isNext); }
    /// Whether any track is soloed where all play the pattern of `lane`.
    [[nodiscard]] static bool isAnySoloIn(const Lane<Sizes>& lane);
    [[nodiscard]] Ticks offset() const { return offset_; }
    [[nodiscard]] const SetLoop& loop() const { return loop_; }
    [[nodiscard]] Follow following() const { return follow_; }
    [[nodiscard]] const SongPlace& place() const { return place_; }
    /// The section that plays or, where nothing runs, would play; 0 where patterns are followed.
    [[nodiscard]] std::uint16_t section() const;
    [[nodiscard]] bool isLaunchQueued() const { return launch_.has_value(); }
    /// Only while one is queued.
    [[nodiscard]] const Launch& queuedLaunch() const { return launch_->launch; }
    [[nodiscard]] Ticks launchLine() const { return launch_->line; }
    /// The pattern that a track plays or, where nothing runs, would play.
    [[nodiscard]] PatternId patternOf(std::size_t track) const;
    /// The pattern that a track plays behind the next boundary.
    [[nodiscard]] PatternId patternBehind(std::size_t track) const {
        return hasTrack(joining_, track) ? next_[track].running.id : patternOf(track);
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
    enum class Turn : std::uint8_t { None, Loop, Section, End };

    struct PendingLaunch {
        Launch launch{};
        Ticks line{};
        Ticks since{};           ///< When it was asked for.
        std::uint32_t number{0}; ///< Tells launches apart.
    };

    /// What happens at the next boundary.
    struct Plan {
        Ticks tick{kForever};
        Turn turn{Turn::None};
        std::uint32_t launch{0}; ///< Number of the launch that happens there; 0: none.
        bool isLaunchReady{false};
        Ticks loopStart{};
        std::optional<SongPlace> place{}; ///< The section that follows.

        bool operator==(const Plan&) const = default;
    };

    [[nodiscard]] LaneView<Sizes> view() const {
        return {.now = lanes_, .next = next_, .joining = joining_, .boundary = plan_.tick};
    }
    [[nodiscard]] bool isPattern() const { return follow_ == Follow::Pattern; }
    [[nodiscard]] Lane<Sizes> makeLane(std::size_t track, PatternId id, Ticks origin, Ticks line) const;
    [[nodiscard]] Lane<Sizes> sectionLane(std::size_t track, const SongPlace& place, Ticks offset, Ticks line) const;
    void buildLanes(Ticks position, Ticks now);
    [[nodiscard]] Plan findPlan(Ticks now) const;
    void prepare(const Plan& plan, Ticks foreseen);
    [[nodiscard]] Ticks offsetBehind() const;
    [[nodiscard]] Tempo tempoOf(PatternId pattern, Tempo otherwise) const;
    [[nodiscard]] std::optional<SongPlace> placeAfter() const;
    [[nodiscard]] Lane<Sizes> laneBehind(std::size_t track, Ticks foreseen) const;
    [[nodiscard]] TrackMask joining(const Plan& plan) const;
    [[nodiscard]] Ticks lineFor(const Launch& launch, LaunchLine line, Ticks now) const;
    [[nodiscard]] Ticks patternEndAfter(const Launch& launch, Ticks now) const;

    static constexpr TrackMask kAllTracks = static_cast<TrackMask>((1U << Sizes::kTracks) - 1U);

    const Model<Sizes>& model_;
    std::array<Lane<Sizes>, Sizes::kTracks> lanes_{};
    std::array<Lane<Sizes>, Sizes::kTracks> next_{};
    std::array<PatternId, Sizes::kTracks> bound_{}; ///< Where patterns are followed.
    Follow follow_{Follow::Pattern};
    bool isRunning_{false};
    Ticks parked_{}; ///< Position.
    Ticks offset_{}; ///< Play tick minus position.
    SongPlace place_{};
    Plan plan_{};
    bool isPlanned_{false}; ///< `plan_` is prepared and nothing that it rests on has changed.
    TrackMask joining_{0};  ///< Tracks whose `next` lane takes over at the boundary.
    std::optional<PendingLaunch> launch_{};
    std::uint32_t lastLaunch_{0};
    SetLoop loop_{};
    PatternId tempoPattern_{};
};

/// A late note, swung 0.6, moved 0.5 and repeated for less than 1 step, comes within so many steps of its own.
inline constexpr std::int64_t kSpillSteps = 3;

template <class Sizes> template <class Visit> void Route<Sizes>::forEachSpilling(Ticks position, Visit&& visit) const {
    if (isPattern()) {
        return;
    }
    constexpr Ticks kReach = kLongestStep * kSpillSteps;
    auto place = locate(model_, follow_, std::max(position - kReach, Ticks{}));
    while (place && place->index < place_.index) {
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            static constexpr Running kNobody{};
            Lane<Sizes> lane = sectionLane(track, *place, offset_, kLongAgo);
            const Lane<Sizes> above = track == 0 ? Lane<Sizes>{} : sectionLane(track - 1, *place, offset_, kLongAgo);
            lane.limit = place->end + offset_;
            lane.aim(position + offset_ - lane.running.clock.step * kSpillSteps);
            visit(lane, track == 0 ? kNobody : above.running);
        }
        place = locate(model_, follow_, place->end);
    }
}

extern template class Route<Studio>;
extern template class Route<Pocket>;

} // namespace tresillo
