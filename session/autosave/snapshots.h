// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::session {

/// A project as it was when it was opened to be changed: its document, by a number that rises with each.
struct Snapshot {
    std::uint64_t number{0};
    std::string date{};           ///< By the machine's clock then, UTC: "2026-11-30 05-40-00".
    std::filesystem::path file{}; ///< Read it as a project's document.
};

/// How many of a project are kept: those of the last starts in which something was changed.
inline constexpr std::size_t kMostSnapshots = 30;

/// Keeps a document as the project's newest snapshot, durably, unless the newest says the same. The oldest beyond
/// kMostSnapshots go. None, or what went wrong. Thread-safe: yes, for one who holds the project. Realtime-safe: no.
[[nodiscard]] std::optional<storage::FileError> keepSnapshot(
    const std::filesystem::path& stateFolder, const std::filesystem::path& projectFolder, std::string_view document,
    std::int64_t unixSeconds);

/// A project's snapshots, the newest first. The order is that in which they were kept, whatever the clock said.
/// Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::vector<Snapshot> snapshotsOf(
    const std::filesystem::path& stateFolder, const std::filesystem::path& projectFolder);

/// For a project that lies in another folder now. What cannot be moved stays where it is, and belongs to nothing.
/// Thread-safe: yes. Realtime-safe: no.
void moveSnapshots(
    const std::filesystem::path& stateFolder, const std::filesystem::path& from, const std::filesystem::path& to);

/// For a project that is no more. Thread-safe: yes. Realtime-safe: no.
void removeSnapshots(const std::filesystem::path& stateFolder, const std::filesystem::path& projectFolder);

} // namespace tresillo::session
