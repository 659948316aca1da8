// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/song.h"
#include "core/model/sound.h"
#include "core/params/param_id.h"

#include <cstdint>

namespace tresillo {

/// The values that sound follows when no lock holds: those of patterns, and the project's. A track's channel has those
/// of one pattern, which `EventSink::trackChanged` says to read anew; a note has those of the pattern that it is of.
/// Called on the audio thread. Realtime-safe: implementations must be.
class ParamSource {
public:
    /// The pattern that a track's channel follows: the one that the track plays or, once a note or lock of it has come
    /// ahead of its line, the one that takes over there.
    [[nodiscard]] virtual PatternId patternOf(std::uint8_t track) const = 0;
    /// The pattern that a track plays behind the next boundary: the same where nothing takes over there.
    [[nodiscard]] virtual PatternId patternBehind(std::uint8_t track) const = 0;
    /// A track row of a pattern. Of a pattern that is in no slot any more: what the track's channel has.
    [[nodiscard]] virtual std::int32_t trackParam(PatternId pattern, std::uint8_t track, ParamId id) const = 0;
    /// A project row.
    [[nodiscard]] virtual std::int32_t projectParam(ParamId id) const = 0;
    /// The project's Sound of this number, from 1 on; null when there is none. Valid during the call that asks.
    [[nodiscard]] virtual const Sound* sound(std::int32_t number) const = 0;

protected:
    ~ParamSource() = default;
};

} // namespace tresillo
