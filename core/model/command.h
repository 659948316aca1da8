// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/song.h"
#include "core/params/param_id.h"

#include <cstdint>
#include <type_traits>
#include <variant>

namespace tresillo {

/// Where a launched pattern may begin.
enum class LaunchLine : std::uint8_t { Now, Step, Beat, Bar, AfterSteps, PatternEnd };

/// What is followed while playing: the launched patterns, the chain, or the song.
enum class Follow : std::uint8_t { Pattern, Chain, Song };

// The gestures of a performance.

struct Start {}; ///< From the beginning, or from where a pause left off.
struct Stop {};  ///< Returns to the beginning.
struct Pause {}; ///< Keeps the place.

/// The furthest position that a gesture may name: eleven months at 300 BPM. To there, frames are exact in 64 bits at
/// any rate and tempo.
inline constexpr Ticks kLastPosition{std::int64_t{1} << 48U};

/// To a musical position, counted from the beginning; playing or stopped.
struct Seek {
    Ticks position{};
};

/// Outside song mode, playing wraps from `end` to `start`. An empty loop (end <= start) ends looping.
struct SetLoop {
    Ticks start{};
    Ticks end{};
};

/// A second launch replaces the first. With the transport stopped it applies at once.
struct Launch {
    PatternId pattern{};
    std::uint16_t tracks{0xFFFF}; ///< Bit n: track n changes over. A part of them binds tracks to different patterns.
    LaunchLine line{LaunchLine::Bar};
    std::uint8_t steps{0}; ///< For LaunchLine::AfterSteps: how many sixteenths from now.
    bool keepPosition{false};
};

struct CancelLaunch {};

struct SetFollow {
    Follow follow{Follow::Pattern};
};

struct Fill {
    bool on{false};
};

/// A mute gesture of the performance, on top of what the pattern says.
struct MuteTrack {
    std::uint8_t track{0};
    bool on{false};
};

struct Metronome {
    bool on{false};
};

/// A note played by hand, playing or stopped; it holds until its GateOff.
struct GateOn {
    std::uint8_t track{0};
    std::uint8_t pitch{60};
    std::uint8_t velocity{100};
};

struct GateOff {
    std::uint8_t track{0};
    std::uint8_t pitch{60};
};

/// A pad is held, or let go: its note is struck again and again by hand, on the lines of the song's position or, while
/// nothing plays, from the press on. Each note ends where the next one begins, the last with the pad.
struct Retrig {
    std::uint8_t track{0};
    std::uint8_t pitch{60};
    std::uint8_t velocity{100};
    std::uint8_t rate{3}; ///< 1 to 9, as the value of a row for a synced length: 1/32, 1/16t ... to 1/4.
    bool on{false};
};

struct AllNotesOff {};

/// While `on`, a row of all tracks is shifted by `delta` from what each has; `isForAll` tells which rows can be.
struct ControlAll {
    ParamId id{};
    std::int32_t delta{0};
    bool on{false};
};

using Gesture = std::variant<
    Start, Stop, Pause, Seek, SetLoop, Launch, CancelLaunch, SetFollow, Fill, MuteTrack, Metronome, GateOn, GateOff,
    Retrig, AllNotesOff, ControlAll>;

/// One gesture of the performance: logged, not undone. Thread-safe: no (a value). Realtime-safe: yes.
struct Command {
    Gesture gesture{};
};

static_assert(std::is_trivially_copyable_v<Command>);

} // namespace tresillo
