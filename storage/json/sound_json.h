// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/sound.h"
#include "storage/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

// The format is described in docs/reference/project-format.md.

/// A Sound as a file of its own holds it.
struct SoundFile {
    SoundName name{};
    std::vector<std::string>
        tags;        ///< Words to look for: at most kMostTags, each of lower-case letters, digits and `-`.
    std::string kit; ///< The id of the kit that it plays; empty: none. Its place is each project's own.
    SoundValues values{};

    bool operator==(const SoundFile&) const = default;
};

inline constexpr std::int32_t kSoundSchema = 1;
inline constexpr std::size_t kMostSoundBytes = std::size_t{64} << 10U;
inline constexpr std::size_t kMostTags = 8;
inline constexpr std::size_t kMostTagBytes = 16;

/// Reads and validates a Sound. Errors as for projects. Thread-safe: yes. Realtime-safe: no.
Result<SoundFile> parseSound(std::string_view text, std::string_view name);

/// The same from a file. Thread-safe: yes. Realtime-safe: no.
Result<SoundFile> readSound(const std::filesystem::path& file);

/// Only what is not as in a new track, in a stable order; `parseSound` gives the same Sound back.
/// Thread-safe: yes. Realtime-safe: no.
std::string formatSound(const SoundFile& sound);

/// Writes the file, durably and as a whole. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> writeSound(const std::filesystem::path& file, const SoundFile& sound);

} // namespace tresillo::storage
