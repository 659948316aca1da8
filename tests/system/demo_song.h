// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tresillo {

/// A note that a song plays.
struct PlayedNote {
    Frames at;
    std::uint8_t track; ///< From 0.
    std::uint8_t velocity;
};

struct PlayedSong {
    std::vector<PlayedNote> notes; ///< In the order in which they are played.
    std::int64_t offs{0};          ///< Note ends.
    Frames end{0};                 ///< Where the song ended.
    std::string problem{};         ///< Empty if all went well.
};

/// Plays the song of a project once through the project's side and the engine, without sound, at 48 kHz.
PlayedSong playSong(const std::filesystem::path& project);

/// Where a sixteenth begins, counted from 0 at the song's start, at a steady tempo, in frames of 48 kHz.
double frameOfSixteenth(double sixteenth, double bpm);

} // namespace tresillo
