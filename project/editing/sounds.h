// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/sound.h"
#include "project/project.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo {

// Sounds and tracks, for every surface. As in editing.h each call that changes anything is one commit, and its
// outcomes mean the same. Thread-safe: no; called by the project's thread. Realtime-safe: no. This holds for everything
// here.

/// What a track sounds like: the project's Sound that it names, else its own values. None: the pattern cannot be
/// loaded, or there is no such track.
template <class Sizes>
std::optional<SoundValues> soundOfTrack(Project<Sizes>& project, PatternId pattern, std::uint8_t track);

/// Makes the track the Sound: its values take the place of the track's, which names none any more. Locks stay. The
/// project gets `kit` with it.
template <class Sizes>
Outcome loadSound(
    Project<Sizes>& project, const Request& request, PatternId pattern, std::uint8_t track, const SoundValues& values,
    const std::optional<SetKit<Sizes>>& kit = std::nullopt);

/// The first of the project's places that holds no Sound; none when all do.
template <class Sizes> std::optional<std::uint8_t> freeSound(const Project<Sizes>& project);

/// Puts a Sound at one of the project's places, and `kit` at another. `name` is cut to its length.
template <class Sizes>
Outcome storeSound(
    Project<Sizes>& project, const Request& request, std::uint8_t index, std::string_view name,
    const SoundValues& values, const std::optional<SetKit<Sizes>>& kit = std::nullopt);

/// Takes a Sound away; what names it then does not change anything.
template <class Sizes> Outcome clearSound(Project<Sizes>& project, const Request& request, std::uint8_t index);

} // namespace tresillo
