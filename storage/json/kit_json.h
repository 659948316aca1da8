// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/kit_description.h"
#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// A kit as its `kit.json` holds it: the description that the engine plays, and the words and file names beside it.
struct KitFile {
    std::string id;
    std::string name;
    std::string license;
    std::string author;
    std::vector<std::string> padNames; ///< One for each pad; may be empty texts.
    std::vector<std::string> files;    ///< `KitLayer::sample` is an index into these; relative to the kit's folder.
    KitDescription description{};

    bool operator==(const KitFile&) const = default;
};

inline constexpr std::int32_t kKitSchema = 1;
inline constexpr std::size_t kMostKitBytes = std::size_t{1} << 20U;

/// Reads and validates a kit's description; the samples themselves are not looked at. Errors as for projects.
/// Thread-safe: yes. Realtime-safe: no.
Result<KitFile> parseKit(std::string_view text, std::string_view name);

/// The same from a file, or from the `kit.json` of a folder. Thread-safe: yes. Realtime-safe: no.
Result<KitFile> readKit(const std::filesystem::path& fileOrFolder);

/// Stable order, fields at their defaults left out; `parseKit` gives the same kit back.
/// Thread-safe: yes. Realtime-safe: no.
std::string formatKit(const KitFile& kit);

/// Writes `kit.json`, durably and as a whole. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> writeKit(const std::filesystem::path& file, const KitFile& kit);

} // namespace tresillo::storage
