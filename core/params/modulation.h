// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/params/param_id.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A length of musical time as `numerator / denominator` of a 4/4 bar.
struct SyncLength {
    std::uint8_t numerator;
    std::uint8_t denominator;

    /// Thread-safe: yes. Realtime-safe: yes.
    [[nodiscard]] constexpr Ticks ticks() const { return {kBar.value * numerator / denominator}; }
};

/// 1/32, 1/16t, 1/16, 1/16., 1/8t, 1/8, 1/8., 1/4t, 1/4, 1/4., 1/2, then 1, 2, 4, 8 and 16 bars. Value n of a row whose
/// 0 is "off" stands for length n - 1; rows that end at a half use the beginning of the list.
inline constexpr std::array<SyncLength, 16> kSyncLengths{
    {{1, 32},
     {1, 24},
     {1, 16},
     {3, 32},
     {1, 12},
     {1, 8},
     {3, 16},
     {1, 6},
     {1, 4},
     {3, 8},
     {1, 2},
     {1, 1},
     {2, 1},
     {4, 1},
     {8, 1},
     {16, 1}}};
/// How many of them end at a half note, and at a quarter.
inline constexpr std::size_t kSyncLengthsToHalf = 11;
inline constexpr std::size_t kSyncLengthsToQuarter = 9;

/// Whether an LFO may begin anew with its track's notes.
enum class LfoTrigger : std::uint8_t { Free, Retrigger };

/// What the project's ducker lowers.
enum class DuckTarget : std::uint8_t { Reverb, Delay, Returns, Mix };

/// The rows from which an LFO may choose are those that sound: the others (note, velocity, length, probability,
/// micro-timing, ratchet, slide) are decided before their step comes.
inline constexpr std::size_t kFirstLfoTarget = indexOf(ParamId::SlideTime);
inline constexpr std::size_t kLfoTargets = indexOf(ParamId::LfoRate) - kFirstLfoTarget + 2;

/// The row that value `target` > 0 of an LFO's target row names: the voice's rows from the slide time on, then the
/// sends. Thread-safe: yes. Realtime-safe: yes.
constexpr ParamId lfoTarget(std::int32_t target) {
    const std::size_t voiceRows = indexOf(ParamId::LfoRate) - kFirstLfoTarget;
    const auto place = static_cast<std::size_t>(target) - 1;
    return static_cast<ParamId>(
        place < voiceRows ? kFirstLfoTarget + place : indexOf(ParamId::ReverbSend) + place - voiceRows);
}

/// Whether a row of all tracks can be shifted at once: what glides or is struck from the level on, the LFO's rate and
/// depth, the sends. Thread-safe: yes. Realtime-safe: yes.
constexpr bool isForAll(ParamId id) {
    const bool isOfSound = id >= ParamId::Level && isOfVoice(id);
    return isOfSound || id == ParamId::LfoRate || id == ParamId::LfoDepth || id == ParamId::ReverbSend ||
           id == ParamId::DelaySend;
}

} // namespace tresillo
