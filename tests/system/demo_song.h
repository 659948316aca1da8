// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tresillo {

/// A note that a song plays.
struct PlayedNote {
    Frames at;
    std::uint8_t track; ///< From 0.
    std::uint8_t pitch;
    std::uint8_t velocity;
};

struct PlayedSong {
    std::vector<PlayedNote> notes; ///< In the order in which they are played.
    std::int64_t offs{0};          ///< Note ends.
    Frames end{0};                 ///< Where the song ended.
    std::string problem{};         ///< Empty if all went well.
};

/// Plays the song of a project once through the project's side and the engine, without sound, at 48 kHz; or, with
/// `bars`, so many bars of its first pattern.
PlayedSong playSong(const std::filesystem::path& project, int bars = 0);

/// What a bar is made of: track, place in 48ths of a sixteenth, pitch and velocity of each note.
using PlayedBar = std::multiset<std::tuple<int, int, int, int>>;

/// The bars of a song at a steady tempo; early notes belong to the bar that they lead to.
std::vector<PlayedBar> barsOf(const PlayedSong& song, double bpm);

/// Where a sixteenth begins, counted from 0 at the song's start, at a steady tempo, in frames of 48 kHz.
double frameOfSixteenth(double sixteenth, double bpm);

} // namespace tresillo
