// SPDX-License-Identifier: MIT
#include "session/shelf/project_shelf.h"

#include "core/model/names.h"
#include "session/autosave/last_project.h"
#include "session/shelf/folder_move.h"
#include "session/shelf/new_folder.h"
#include "session/shelf/retitle.h"
#include "storage/folder_copy.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_json.h"
#include "storage/state/state_file.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
using storage::FileError;
using storage::Result;

constexpr int kMostOfOneName = 1000;

bool holdsProject(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "project.json", error);
}

bool isHidden(const fs::path& folder) { return folder.filename().string().starts_with('.'); }

bool isThere(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

std::optional<FileError> whyNotCalled(std::string_view name) {
    const auto reason = whyNoProjectName(name);
    return reason ? std::optional{FileError{storage::cleanText(name) + ": a project's name " + *reason}} : std::nullopt;
}

/// The folder itself, by its own name: one that is a link stays so, what lies on the way to it may be links.
fs::path named(const fs::path& folder) {
    std::error_code error;
    const fs::path bare = folder.has_filename() ? folder : folder.parent_path();
    const bool hasName = bare.has_filename() && bare.filename() != "." && bare.filename() != "..";
    const fs::path above = bare.has_parent_path() ? bare.parent_path() : fs::path{"."};
    const fs::path whole = hasName ? fs::canonical(above, error) / bare.filename() : fs::canonical(bare, error);
    return error ? folder : whole;
}

bool liesBelow(const fs::path& folder, const fs::path& above) {
    std::error_code error;
    const fs::path way = fs::weakly_canonical(folder, error).lexically_relative(fs::weakly_canonical(above, error));
    return !way.empty() && *way.begin() != "..";
}

/// A copy of a project and of what is kept of it.
std::optional<FileError> fill(
    const NewFolder& made, const fs::path& from, const fs::path& stateFolder, std::int64_t unixSeconds) {
    const auto copied = storage::copyFolder(from, made.path());
    return copied ? storage::copyState(
                        storage::stateFileOf(stateFolder, from), storage::stateFileOf(stateFolder, made.path()),
                        unixSeconds)
                  : std::optional{FileError{copied.message()}};
}

/// Gives what was made its place.
Result<fs::path> moveMade(NewFolder& made, fs::path target) {
    NewFolder::Moved moved = made.moveTo(target);
    if (moved.isTaken) {
        return FileError{target.string() + ": is there already"};
    }
    return moved.problem ? Result<fs::path>{*std::move(moved.problem)} : Result<fs::path>{std::move(target)};
}

} // namespace

std::optional<std::string> whyNoProjectName(std::string_view name) {
    if (name.empty() || name.size() > ProjectName::capacity()) {
        return "must have 1 to " + std::to_string(ProjectName::capacity()) + " bytes";
    }
    if (name.find('/') != std::string_view::npos) {
        return "must not hold any /";
    }
    if (name.starts_with('.')) {
        return "must not begin with a dot";
    }
    return storage::whyNotPortable(name);
}

std::vector<fs::path> ProjectShelf::list() const {
    std::vector<fs::path> projects;
    std::error_code error;
    for (fs::directory_iterator entry(folders_.projects, error), end; !error && entry != end; entry.increment(error)) {
        if (holdsProject(entry->path()) && !isHidden(entry->path())) {
            projects.push_back(entry->path());
        }
    }
    std::ranges::sort(projects);
    return projects;
}

fs::path ProjectShelf::find(const fs::path& word) const {
    if (holdsProject(word)) {
        return word;
    }
    std::error_code error;
    if (word.filename() == "project.json" && fs::is_regular_file(word, error)) {
        return named(word).parent_path();
    }
    const std::vector<fs::path> projects = list();
    const auto byFolder =
        std::ranges::find_if(projects, [&](const fs::path& folder) { return folder.filename() == word; });
    const auto byDocument = [&](const fs::path& folder) {
        const auto file = storage::readProject(folder);
        return file && file->name.view() == word.string();
    };
    const auto found = byFolder != projects.end() ? byFolder : std::ranges::find_if(projects, byDocument);
    return found != projects.end() ? *found : word;
}

Result<storage::ProjectLock> ProjectShelf::lock(const fs::path& folder, std::int64_t unixSeconds) const {
    auto lock = storage::ProjectLock::take(storage::stateFileOf(folders_.state, folder), unixSeconds);
    return lock ? std::move(lock) : FileError{folder.string() + ": " + lock.message()};
}

Result<ProjectShelf::Held> ProjectShelf::hold(const fs::path& folder, std::int64_t unixSeconds) const {
    fs::path whole = named(folder);
    if (!holdsProject(whole)) {
        return FileError{folder.string() + ": holds no project"};
    }
    auto held = lock(whole, unixSeconds);
    return held ? Result<Held>{Held{.folder = std::move(whole), .lock = std::move(*held)}} : FileError{held.message()};
}

std::optional<FileError> ProjectShelf::whyNotMoved(const fs::path& folder) const {
    std::error_code error;
    if (fs::is_symlink(folder, error)) {
        return FileError{folder.string() + ": is a link to " + fs::read_symlink(folder, error).string()};
    }
    if (std::ranges::any_of(folders_.shipped, [&](const fs::path& shipped) { return liesBelow(folder, shipped); })) {
        return FileError{folder.string() + ": comes with the program and stays as it is; a copy of it is yours"};
    }
    for (const fs::path& place : {folder, folder.parent_path()}) {
        if (::faccessat(AT_FDCWD, place.c_str(), W_OK, AT_EACCESS) != 0) {
            const std::error_code reason{errno, std::generic_category()};
            return FileError{place.string() + ": cannot be written: " + reason.message() + "; a copy of it can be"};
        }
    }
    return std::nullopt;
}

Result<fs::path> ProjectShelf::create(
    storage::ProjectFile project, std::string_view name, std::int64_t unixSeconds) const {
    if (auto refused = whyNotCalled(name)) {
        return *refused;
    }
    auto made = NewFolder::make(folders_.projects, folders_.state, unixSeconds);
    if (!made) {
        return FileError{made.message()};
    }
    std::error_code error;
    if (!fs::create_directory(made->path(), error)) {
        return FileError{made->path().string() + ": cannot be made: " + error.message()};
    }
    project.name = ProjectName{name};
    if (auto problem = storage::writeProject(made->path() / "project.json", project)) {
        return *problem;
    }
    return moveMade(*made, folders_.projects / name);
}

Result<fs::path> ProjectShelf::copy(const fs::path& folder, std::string_view name, std::int64_t unixSeconds) const {
    if (auto refused = whyNotCalled(name)) {
        return *refused;
    }
    const auto held = hold(folder, unixSeconds);
    if (!held) {
        return FileError{held.message()};
    }
    fs::path target = folders_.projects / name;
    if (isThere(target)) {
        return FileError{target.string() + ": is there already"};
    }
    auto made = NewFolder::make(folders_.projects, folders_.state, unixSeconds);
    if (!made) {
        return FileError{made.message()};
    }
    if (auto problem = fill(*made, held->folder, folders_.state, unixSeconds)) {
        return *problem;
    }
    if (auto problem = retitle(made->path(), folders_.state, ProjectName{name}, unixSeconds)) {
        return *problem;
    }
    return moveMade(*made, std::move(target));
}

Result<fs::path> ProjectShelf::rename(const fs::path& folder, std::string_view name, std::int64_t unixSeconds) const {
    if (auto refused = whyNotCalled(name)) {
        return *refused;
    }
    const auto held = hold(folder, unixSeconds);
    if (!held) {
        return FileError{held.message()};
    }
    if (auto refused = whyNotMoved(held->folder)) {
        return *refused;
    }
    fs::path target = held->folder.parent_path() / name;
    if (target == held->folder) {
        const auto problem = retitle(target, folders_.state, ProjectName{name}, unixSeconds);
        return problem ? Result<fs::path>{*problem} : Result<fs::path>{target};
    }
    const auto targetLock = lock(target, unixSeconds);
    if (!targetLock) {
        return FileError{targetLock.message()};
    }
    const bool wasLast = lastProject(folders_.state) == held->folder;
    auto moved = FolderMove::make(held->folder, target, folders_.state, unixSeconds);
    if (!moved) {
        return FileError{moved.message()};
    }
    if (auto problem = retitle(target, folders_.state, ProjectName{name}, unixSeconds)) {
        return *problem;
    }
    moved->keep();
    if (wasLast) { // where this is not noted, a start that names no project opens a demo
        (void)noteLastProject(folders_.state, target);
    }
    return target;
}

Result<fs::path> ProjectShelf::discard(const fs::path& folder, std::int64_t unixSeconds) const {
    const auto held = hold(folder, unixSeconds);
    if (!held) {
        return FileError{held.message()};
    }
    if (auto refused = whyNotMoved(held->folder)) {
        return *refused;
    }
    if (liesBelow(held->folder, folders_.bin)) {
        return FileError{held->folder.string() + ": lies in the bin already"};
    }
    const std::string name = held->folder.filename().string() + " " + storage::dateWords(unixSeconds);
    fs::path target = folders_.bin / name;
    for (int number = 2; isThere(target) && number <= kMostOfOneName; ++number) {
        target = folders_.bin / (name + " " + std::to_string(number));
    }
    auto moved = FolderMove::make(held->folder, target, folders_.state, unixSeconds);
    if (!moved) {
        return FileError{moved.message()};
    }
    moved->keep();
    return target;
}

} // namespace tresillo::session
