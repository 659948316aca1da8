// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/song.h"
#include "core/sequence/outcome.h"

#include <cstdint>
#include <type_traits>
#include <variant>

namespace tresillo {

// What the audio thread reports back. Each lies in a Notice, which says at which frame it happened.

/// A message of the queue took effect, or was refused.
struct MessageApplied {
    std::uint32_t serial{0};
    Outcome outcome{Outcome::Done};
};

/// A command came for which there was no room to wait until its frame, or that names nothing: it was not carried out.
struct CommandRefused {
    std::uint32_t serial{0};
};

/// A track reaches a step. Told when the step is decided, up to half a step ahead: the notice's frame is when its first
/// note sounds (swing, micro-timing and the note's own in it), or where nothing sounds when the swung step comes.
struct StepReached {
    std::uint8_t track{0};
    std::uint8_t step{0};
    bool fired{false};        ///< Its trig plays: nothing mutes it, its condition holds, its die fell well.
    std::uint8_t velocity{0}; ///< Of its loudest note that is still to sound, as it sounds; 0: no note comes of it.
    PatternId pattern{};      ///< Whose step it is: at a change of patterns those of both come side by side.
};

/// A launch will take effect at this bar (counted from 0) and this position of the song.
struct LaunchQueued {
    PatternId pattern{};
    std::uint32_t bar{0};
    Ticks position{};
};

/// A launch's line came before its pattern was in a slot; it now waits for the next line.
struct LaunchWaits {
    PatternId pattern{};
};

/// A load will arrive at this bar (counted from 0) and this position of the song.
struct LoadQueued {
    PatternId pattern{};
    std::uint32_t bar{0};
    Ticks position{};
};

/// A load has arrived: the pattern holds what lay in the buffer, and the project the values that came with it.
struct PatternLoaded {
    PatternId pattern{};
    std::uint16_t buffer{0};
};

struct PatternStarted {
    PatternId pattern{};
    std::uint16_t tracks{0};
};

struct SectionStarted {
    std::uint16_t section{0};
};

enum class Transport : std::uint8_t { Stopped, Playing, Paused };

struct TransportChanged {
    Transport state{Transport::Stopped};
    Ticks position{};
};

struct SongEnded {};

/// A pattern buffer that the audio thread no longer uses. Of a load that has not arrived: it never will.
struct SlotReleased {
    std::uint16_t buffer{0};
};

/// A kit that the audio thread no longer uses.
struct KitReleased {
    std::uint16_t handle{0};
};

/// One thing that happened on the audio thread. Thread-safe: no (a value). Realtime-safe: yes.
struct Notice {
    Frames frame{0};
    std::variant<
        MessageApplied, CommandRefused, StepReached, LaunchQueued, LaunchWaits, LoadQueued, PatternLoaded,
        PatternStarted, SectionStarted, TransportChanged, SongEnded, SlotReleased, KitReleased>
        what{};
};

static_assert(std::is_trivially_copyable_v<Notice>);

} // namespace tresillo
