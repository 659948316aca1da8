// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/hydrogen_song.h"
#include "storage/result.h"

#include <filesystem>
#include <string_view>

namespace tresillo::storage {

/// What a file may hold at most. Beyond it the file is refused, so that no file can make us use unbounded memory.
struct HydrogenLimits {
    static constexpr std::size_t kFileBytes = std::size_t{16} << 20U;
    static constexpr std::size_t kTags = 1'000'000;
    static constexpr std::size_t kInstruments = 1'000;
    static constexpr std::size_t kComponents = 16;
    static constexpr std::size_t kLayers = 32;
    static constexpr std::size_t kPatterns = 1'000;
    static constexpr std::size_t kNotes = 9'999;
    static constexpr std::size_t kColumns = 4'096;
    static constexpr std::size_t kPatternsPerColumn = 1'000;
    static constexpr std::size_t kMarkers = 4'096;
    static constexpr std::int32_t kPatternTicks = 64 * kHydrogenTicksPerBar;
    static constexpr std::int32_t kIds = 1'000'000;
    static constexpr std::int32_t kNoteTicks = 1'000'000;
};

/// The newest version whose format is known; what is newer is read as if it were of this one.
inline constexpr int kNewestHydrogen = 2;
inline constexpr int kNewestHydrogenFormat = 2;

/// Reads a song of Hydrogen 0.9 to 2.0 (.h2song). `name` is what errors call the text. An error is one line: the file,
/// the line and byte in it, the path of the element, and what is wrong with it. Only what is wrong with the whole is an
/// error (broken XML, no instruments, more than the limits); a single odd value is repaired, see `repairs`.
/// Thread-safe: yes. Realtime-safe: no.
Result<HydrogenSong> parseHydrogenSong(std::string_view xml, std::string_view name);
Result<HydrogenSong> readHydrogenSong(const std::filesystem::path& file);

/// Reads a drumkit's description (drumkit.xml). Thread-safe: yes. Realtime-safe: no.
Result<HydrogenKit> parseHydrogenKit(std::string_view xml, std::string_view name);
Result<HydrogenKit> readHydrogenKit(const std::filesystem::path& file);

} // namespace tresillo::storage
