// SPDX-License-Identifier: MIT
#pragma once

#include "bench/synth_song.h"
#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tresillo::bench {

/// Bars of two seconds each: the whole song.
inline constexpr int kSongBars = 150;

/// What the sample of a track is called, in whatever folder it lies.
std::string sampleName(std::size_t track);

/// Writes the samples of all tracks into `folder`, which is made. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<storage::FileError> writeSamples(const std::filesystem::path& folder, const KitSong& song);

/// Writes the song as a project of ours, to be rendered with `--bars kSongBars`. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<storage::FileError> writeKitProject(
    const std::filesystem::path& folder, const KitSong& song, Work work = Work::Kit);

} // namespace tresillo::bench
