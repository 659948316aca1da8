// SPDX-License-Identifier: MIT
#pragma once

#include "storage/digest/digest.h"
#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// What an archive may hold at most.
struct ArchiveLimits {
    static constexpr std::size_t kEntries = 4'096;
    static constexpr std::int64_t kFileBytes = std::int64_t{256} << 20;
    static constexpr std::int64_t kTotalBytes = std::int64_t{1} << 30;
};

/// A file that came out of an archive.
struct UnpackedFile {
    std::string name{}; ///< Below the folder, with `/` between its parts.
    Digest digest{};    ///< Of what was written.
};

/// What an archive is unpacked as.
struct UnpackRules {
    std::string_view noun{}; ///< What it should be, for people: "drumkit archive".
    /// Why a file or folder of this name must not come out of it; none: it may. Names that lead out of the folder are
    /// refused before.
    std::function<std::optional<std::string>(std::string_view name)> whyNot{};
};

/// Unpacks a tar, gzipped or not, below `folder`. Only plain files and folders are taken, whatever rights they had; a
/// name that leads out of `folder`, a link, a device, and whatever exceeds the limits (sizes are those of what comes
/// out, whatever is said of them) refuses the archive, naming the entry. What came out until then stays; nothing is
/// synced. The files in the order of the archive. Thread-safe: yes. Realtime-safe: no.
Result<std::vector<UnpackedFile>> unpackArchive(
    const std::filesystem::path& archive, const std::filesystem::path& folder, const UnpackRules& rules);

/// Whether a file begins as a gzipped archive does. Thread-safe: yes. Realtime-safe: no.
bool isArchive(const std::filesystem::path& file);

} // namespace tresillo::storage
