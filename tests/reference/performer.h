// SPDX-License-Identifier: MIT
#pragma once

// Plays music as the manual says it is played: slowly, naively, and without a line in common with the engine.
#include "core/model/command.h"
#include "tests/reference/judge.h"
#include "tests/reference/stage.h"
#include "tests/reference/time_map.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tresillo::reference {

/// What the instrument is made for.
struct Instrument {
    std::int32_t rate{48'000};
    std::size_t tracks{4};
    std::size_t handNotes{8};
};

/// Plays a model as the manual tells it.
/// More than 35 methods: the manual's rules, a method for each, in one class, so that nothing of the engine's division
/// into parts is taken over by the program that checks it.
class Performer {
public:
    Performer(const Instrument& instrument, const std::vector<Score>& scores, const Setlist& setlist);

    Performer(const Performer&) = delete; // its stage asks it
    Performer& operator=(const Performer&) = delete;

    /// Plays what lies before a frame. What comes next happens at that frame.
    void playUntil(std::int64_t frame);
    /// A gesture is carried out; false when it is refused.
    bool perform(const Gesture& gesture);
    /// Pattern `id` was edited; `isSteps`: only what its steps hold.
    void edited(std::uint8_t id, const Score& score, bool isSteps);
    /// The song, the chain or the project's values were edited.
    void edited(const Setlist& setlist);

    [[nodiscard]] const std::vector<Played>& played() const { return stage_.played(); }
    [[nodiscard]] const Channels& channels() const { return channels_; }
    [[nodiscard]] bool isPlaying() const { return isPlaying_; }

private:
    // A stretch of the song: where it lies, counted from the song's beginning.
    struct SongPlace {
        std::size_t index{0};
        Section section{};
        Tick start{0};
        Tick end{0};

        bool operator==(const SongPlace&) const = default;
    };

    enum class Turn : std::uint8_t { None, Loop, Section, End };

    // Where something else takes over from what plays now.
    struct Boundary {
        Tick tick{kNever};
        Turn turn{Turn::None};
        std::int64_t launch{0}; // The number of the launch that happens here; 0: none.
        Tick loopStart{0};
        std::optional<SongPlace> place{};

        bool operator==(const Boundary&) const = default;
    };

    struct Queued {
        Launch launch{};
        Tick line{0};
        Tick since{0};
        std::int64_t number{0};
    };

    // performer.cpp: transport and gestures.
    // Playing never goes back: not behind the place where it began, nor, by rounding, where the tempo changes.
    [[nodiscard]] Tick now() const { return std::max(time_.firstTickAt(frame_), reached_); }
    [[nodiscard]] Tick nextTick() const;
    void doNext(Tick tick);
    void begin(Tick position);
    void halt(bool choked, Tick position);
    void noteMood(Tick tick, bool fill);
    void refreshMutes(bool ends);
    void seek(Tick position);
    bool retrig(const Retrig& pad);
    void letGo(std::size_t track, std::int32_t pitch);
    void aimPads(Tick from, Tick origin);
    bool strikeOne(Tick tick);
    void strikeIdle(std::int64_t frame);
    void launch(const Launch& launch);

    // performer_song.cpp: what plays where.
    [[nodiscard]] std::vector<Section> sections() const;
    [[nodiscard]] std::vector<SongPlace> songPlaces() const;
    [[nodiscard]] std::optional<SongPlace> placeAt(Tick position) const;
    [[nodiscard]] Lane laneOf(std::size_t track, std::uint8_t pattern, Tick origin, Tick line) const;
    [[nodiscard]] Lane sectionLane(std::size_t track, const SongPlace& place, Tick offset) const;
    [[nodiscard]] std::int32_t wantedTempo() const;
    [[nodiscard]] Tick lineFor(const Launch& launch, Tick now) const;
    [[nodiscard]] Tick gridLine(Tick grid, Tick now) const;
    void settleSong();

    // performer_sound.cpp: whose sound everything has.
    [[nodiscard]] const ScoreTrack& channelMusic(std::size_t track) const;
    [[nodiscard]] Channel channelOf(std::size_t track) const;
    [[nodiscard]] Struck struckOf(const Trig& trig) const;
    void noteChannels();

    // performer_boundary.cpp: where something else takes over.
    [[nodiscard]] Boundary findBoundary(Tick now) const;
    [[nodiscard]] bool joins(const Boundary& boundary, std::size_t track) const;
    [[nodiscard]] Tick endBehind() const;
    [[nodiscard]] Lane laneBehind(std::size_t track, Tick known) const;
    void plan(Tick now, Tick known);
    void cross();
    void bind(const Launch& launch);
    [[nodiscard]] std::uint8_t patternOf(std::size_t track) const;
    [[nodiscard]] std::uint32_t allTracks() const { return (1U << tracks_) - 1U; }

    // performer_steps.cpp: deciding steps.
    bool decideOne(Tick floor);
    void decide(Lane& lane, const Lane* above, bool isSolo, bool isAhead, Tick floor);
    void decidePast(Tick position);
    [[nodiscard]] static bool isSoloIn(const Lane& lane);
    [[nodiscard]] bool isAnySolo(bool isAhead) const;
    [[nodiscard]] static bool isSilent(const Lane& lane, bool isAnySolo);
    [[nodiscard]] static bool ringsWhenMuted(const Lane& lane);
    [[nodiscard]] const Lane* above(std::size_t track, Tick tick) const;

    // A pad that strikes its note as long as it is held.
    struct Pad {
        GateOn note{};
        Tick every{0};
        Tick next{0};
    };

    std::size_t tracks_;
    std::size_t pads_;
    TimeMap time_;
    TimeMap idle_; ///< While nothing plays.
    Stage stage_;
    std::vector<Score> scores_;
    Setlist setlist_;

    std::int64_t frame_{0};
    bool isPlaying_{false};
    Tick resumeAt_{0};
    Follow follow_{Follow::Pattern};
    SetLoop loop_{};
    std::vector<std::uint8_t> bound_; ///< The pattern of each track where patterns are followed.
    std::uint8_t tempoPattern_{0};
    std::vector<bool> gestureMutes_;
    std::vector<bool> silent_;
    Memory memory_{};
    std::vector<Pad> held_{};
    std::optional<Queued> queued_{};
    std::int64_t launches_{0};

    Tick reached_{0};
    Tick offset_{0}; ///< Play time minus position.
    std::optional<SongPlace> place_{};
    std::vector<Lane> lanes_;
    std::vector<Lane> ahead_;     ///< Behind the boundary ...
    std::vector<bool> isJoining_; ///< ... where this says so.
    std::optional<Boundary> boundary_{};
    Channels channels_;
};

} // namespace tresillo::reference
