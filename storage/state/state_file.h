// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tresillo::storage {

/// Where the state of a project lies: in `stateFolder`/projects, under the folder's name and what tells apart the
/// canonical paths of two folders of one name. Nothing is made. Thread-safe: yes. Realtime-safe: no.
std::filesystem::path stateFileOf(const std::filesystem::path& stateFolder, const std::filesystem::path& projectFolder);

/// Moves a state file that belongs to other files than those that lie in its project's folder now out of the way: to
/// `stateFolder`/set-aside, under its name and the date (UTC, seconds since 1970). Nothing is ever deleted there. The
/// new place, or why it could not be moved. Thread-safe: yes. Realtime-safe: no.
Result<std::filesystem::path> setAside(const std::filesystem::path& stateFile, std::int64_t unixSeconds);

/// Copies a state file, with what SQLite keeps beside it, for a folder that is copied or gets another name; durably, so
/// that the folder may follow. No program writes it meanwhile. Is there none, nothing is done; what lies at `to` is set
/// aside. None, or what went wrong. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> copyState(
    const std::filesystem::path& from, const std::filesystem::path& to, std::int64_t unixSeconds);

/// Removes a state file of which there is a copy, or whose folder is no more. What cannot be removed stays, and belongs
/// to nothing. Thread-safe: yes. Realtime-safe: no.
void removeState(const std::filesystem::path& stateFile);

/// "2026-11-30 05-40-00", which every file system takes for a name. Thread-safe: yes. Realtime-safe: no.
std::string dateWords(std::int64_t unixSeconds);

} // namespace tresillo::storage
