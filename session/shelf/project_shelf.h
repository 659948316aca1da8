// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/project_file.h"
#include "storage/result.h"
#include "storage/state/project_lock.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tresillo::session {

/// Why a project cannot be called so; none: it can. A name is that of a folder on every system, Windows too, is not
/// hidden, and fits into a document. Thread-safe: yes. Realtime-safe: no.
std::optional<std::string> whyNoProjectName(std::string_view name);

/// The player's projects, a folder for each, and what is done with them as wholes: create, copy, rename, discard.
///
///     ProjectShelf shelf{{.projects = own / "projects", .bin = own / "bin", .state = state, .shipped = {...}}};
///     shelf.copy(shelf.find("demos/tresillo"), "Mine", now);      a folder, or the name of one of the player's
///     shelf.discard(shelf.find("Mine"), now);                     lies in the bin
///
/// Each takes a project by its folder, wherever that lies, and takes with it what the machine keeps of it: journal and
/// undo. One that is being played is refused, naming who has it. Nothing that is there is ever replaced; what fails
/// leaves everything as it was, and so does a power cut, unless all was done but the tidying up. Errors are one line.
/// Times are seconds since 1970. Thread-safe: yes. Realtime-safe: no.
class ProjectShelf {
public:
    struct Folders {
        std::filesystem::path projects{};
        std::filesystem::path bin{};
        std::filesystem::path state{};                ///< As `stateFileOf` takes it.
        std::vector<std::filesystem::path> shipped{}; ///< What lies below these is never renamed nor discarded.
    };

    explicit ProjectShelf(Folders folders) : folders_(std::move(folders)) {}

    [[nodiscard]] const Folders& folders() const { return folders_; }
    /// The player's projects, by name of the folder; what holds no project is passed over.
    [[nodiscard]] std::vector<std::filesystem::path> list() const;
    /// The folder that a player means: one with a project, or else that of the player's whose folder, or else whose
    /// document, has this name. The word itself where there is none.
    [[nodiscard]] std::filesystem::path find(const std::filesystem::path& word) const;

    /// Makes a new project of that name among the player's, which its document gets, too. The new folder.
    [[nodiscard]] storage::Result<std::filesystem::path> create(
        storage::ProjectFile project, std::string_view name, std::int64_t unixSeconds) const;
    /// Makes a copy of that name among the player's; kits that lie in the folder are copied, those that come with the
    /// program are referred to as before. The new folder.
    [[nodiscard]] storage::Result<std::filesystem::path> copy(
        const std::filesystem::path& folder, std::string_view name, std::int64_t unixSeconds) const;
    /// Gives document and folder another name; the folder stays beside its neighbours. The new folder.
    [[nodiscard]] storage::Result<std::filesystem::path> rename(
        const std::filesystem::path& folder, std::string_view name, std::int64_t unixSeconds) const;
    /// Moves it to the bin, under its name and the date. Where it lies now.
    [[nodiscard]] storage::Result<std::filesystem::path> discard(
        const std::filesystem::path& folder, std::int64_t unixSeconds) const;

private:
    /// The folder by its own path, locked, and what may be done with it.
    struct Held {
        std::filesystem::path folder{};
        storage::ProjectLock lock;
    };
    [[nodiscard]] storage::Result<Held> hold(const std::filesystem::path& folder, std::int64_t unixSeconds) const;
    [[nodiscard]] storage::Result<storage::ProjectLock> lock(
        const std::filesystem::path& folder, std::int64_t unixSeconds) const;
    /// Why it must stay where it is, under its name.
    [[nodiscard]] std::optional<storage::FileError> whyNotMoved(const std::filesystem::path& folder) const;

    Folders folders_;
};

} // namespace tresillo::session
