// SPDX-License-Identifier: MIT
#pragma once

#include "storage/digest/digest.h"
#include "storage/json/project_file.h"
#include "storage/result.h"
#include "storage/state/project_state.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// A project as its files and its state have it.
struct KeptProject {
    std::filesystem::path folder{};
    std::string document{};                         ///< The text of `project.json` as it lies there, ...
    storage::ProjectFile onDisk{};                  ///< ... what it says, ...
    storage::Digest digest{};                       ///< ... and the digest of it and the kits' files.
    storage::ProjectFile file{};                    ///< What the journal builds upon.
    std::optional<storage::StateHistory> history{}; ///< What undo knew then.
    std::vector<storage::StateEntry> journal{};     ///< What was done since, by rising numbers.
    std::uint64_t newest{0};                        ///< The highest number that an entry ever had.
    bool isForeign{false};              ///< There is a state, and it is of no use: it belongs to other files.
    bool hasGap{false};                 ///< The end of the journal cannot be read.
    bool isDamaged{false};              ///< There is a state that cannot be read, or not wholly.
    std::vector<std::string> remarks{}; ///< For people.
};

/// Reads a project (its folder or its `project.json`) with what is kept of it in `stateFolder`, and writes nothing. A
/// state that belongs to other files, or cannot be read, is left alone and remarked: the files are the project then.
/// None: the files alone. An error is one line naming file and place: the files cannot be read.
/// Thread-safe: yes. Realtime-safe: no.
storage::Result<KeptProject> readKept(
    const std::filesystem::path& fileOrFolder, const std::optional<std::filesystem::path>& stateFolder);

/// What a state has that belongs to other files than those of `files`: its own document, journal and all. None: it
/// cannot be read. Thread-safe: yes. Realtime-safe: no.
std::optional<KeptProject> readForeign(const KeptProject& files, const std::filesystem::path& stateFile);

} // namespace tresillo::session
