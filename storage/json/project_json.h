// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/project_file.h"
#include "storage/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tresillo::storage {

// The format is described in docs/reference/project-format.md.

inline constexpr std::int32_t kProjectSchema = 1;
/// The largest project that can be, every pattern full, stays below it.
inline constexpr std::size_t kMostProjectBytes = std::size_t{192} << 20U;

/// Reads and validates a whole project before anything is given out. `name` is what errors call the text; an error is
/// one line: `<name>:<line>:<column>: <path of the field>: <what is wrong and what is allowed>`.
/// Thread-safe: yes. Realtime-safe: no.
Result<ProjectFile> parseProject(std::string_view text, std::string_view name);

/// The same from a file, or from the `project.json` of a folder. Thread-safe: yes. Realtime-safe: no.
Result<ProjectFile> readProject(const std::filesystem::path& fileOrFolder);

/// The project as text: only what is set, in a stable order, lines fit for people. `parseProject` gives the same
/// project back, and formatting that gives the same bytes. Thread-safe: yes. Realtime-safe: no.
std::string formatProject(const ProjectFile& project);

/// Writes `project.json`, durably and as a whole. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> writeProject(const std::filesystem::path& file, const ProjectFile& project);

} // namespace tresillo::storage
