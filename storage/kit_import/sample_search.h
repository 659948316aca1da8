// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::storage {

/// True for a relative path that stays below the folder that it starts from. Thread-safe: yes. Realtime-safe: no.
bool staysBelow(const std::filesystem::path& path);

/// Where the samples that a file names may lie. A file often comes from another machine: its paths lead nowhere, part
/// names by the other kind of slash, or lead out of the folder.
struct SampleSearch {
    std::optional<std::filesystem::path> kit{};        ///< The folder of the kit that the sample is said to be in.
    std::filesystem::path beside{};                    ///< The folder of the file itself.
    const std::vector<std::filesystem::path>& folders; ///< Those that hold kits.

    /// The paths to try for `file`, the likeliest first: as it is written; by its last name in the kit's folder and
    /// beside the file; by its last two (kit and sample) among the kits. What was WAV may be FLAC by now.
    /// Thread-safe: yes. Realtime-safe: no.
    [[nodiscard]] std::vector<std::filesystem::path> pathsFor(const std::string& file) const;
};

} // namespace tresillo::storage
