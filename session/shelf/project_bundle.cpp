// SPDX-License-Identifier: MIT
#include "session/shelf/project_bundle.h"

#include "core/model/names.h"
#include "session/autosave/opened_project.h"
#include "session/shelf/new_folder.h"
#include "storage/files.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
using storage::FileError;
using storage::Result;

constexpr int kMostOfOneProjectName = 1000;

/// The nearest name that a project's folder can have.
std::string folderNameFor(std::string_view documentName) {
    documentName.remove_prefix(std::min(documentName.find_first_not_of('.'), documentName.size()));
    const std::string name = storage::cutText(storage::portableName(documentName), ProjectName::capacity());
    return documentName.empty() || whyNoProjectName(name) ? "Project" : name;
}

std::string numberedName(const std::string& name, int number) {
    const std::string suffix = number == 1 ? "" : " " + std::to_string(number);
    return storage::cutText(name, ProjectName::capacity() - suffix.size()) + suffix;
}

/// Gives the document its name, unless it has it.
std::optional<FileError> callIt(const std::string& name, const fs::path& folder, storage::ProjectFile& project) {
    if (project.name.view() == name) {
        return std::nullopt;
    }
    project.name = ProjectName{name};
    return storage::writeProject(folder / "project.json", project);
}

/// The first of its names that is free; it is moved there.
Result<fs::path> moveToFreeName(NewFolder& made, const fs::path& projects, storage::ProjectFile& project) {
    const std::string wanted = folderNameFor(project.name.view());
    for (int number = 1; number <= kMostOfOneProjectName; ++number) {
        const std::string name = numberedName(wanted, number);
        fs::path target = projects / name;
        std::error_code error;
        if (fs::exists(target, error)) {
            continue;
        }
        if (auto problem = callIt(name, made.path(), project)) {
            return *std::move(problem);
        }
        NewFolder::Moved moved = made.moveTo(target);
        if (moved.problem) {
            return *std::move(moved.problem);
        }
        if (!moved.isTaken) {
            return target;
        }
    }
    return FileError{(projects / wanted).string() + ": there are too many of that name"};
}

Result<fs::path> moveToPlace(
    NewFolder& made, const ProjectShelf::Folders& folders, const ImportPlace& place, storage::ProjectFile& project) {
    if (!place.folder && !place.name) {
        return moveToFreeName(made, folders.projects, project);
    }
    fs::path target = place.folder ? *place.folder : folders.projects / *place.name;
    if (auto problem = place.name ? callIt(*place.name, made.path(), project) : std::nullopt) {
        return *std::move(problem);
    }
    NewFolder::Moved moved = made.moveTo(target);
    if (moved.isTaken) {
        return FileError{target.string() + ": is there already"};
    }
    return moved.problem ? Result<fs::path>{*std::move(moved.problem)} : Result<fs::path>{std::move(target)};
}

/// A folder as it was written, with a parent and without the slash at its end.
fs::path wholePath(const fs::path& folder) {
    std::error_code error;
    const fs::path whole = fs::absolute(folder, error).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

} // namespace

Result<storage::WrittenBundle> exportProject(
    const fs::path& folder, const std::optional<fs::path>& stateFolder, std::span<const fs::path> kitShelves,
    const fs::path& file) {
    auto project = openToRead(folder, stateFolder);
    if (!project) {
        return FileError{project.message()};
    }
    std::error_code ignored;
    auto pending = storage::PendingFile::createNew(file);
    if (!pending) {
        return FileError{pending.message()};
    }
    auto written = storage::writeBundle(*pending, std::move(project->file), fs::canonical(folder, ignored), kitShelves);
    auto problem = written ? pending->commit() : std::optional{FileError{written.message()}};
    if (problem) {
        fs::remove(pending->place(), ignored);
        return *std::move(problem);
    }
    written->remarks.insert(
        written->remarks.begin(), std::make_move_iterator(project->remarks.begin()),
        std::make_move_iterator(project->remarks.end()));
    return written;
}

Result<ImportedProject> importProject(
    const ProjectShelf::Folders& folders, const fs::path& file, const ImportPlace& place, std::int64_t unixSeconds) {
    if (const auto reason = place.name ? whyNoProjectName(*place.name) : std::nullopt) {
        return FileError{storage::cleanText(*place.name) + ": a project's name " + *reason};
    }
    const ImportPlace whole{
        .folder = place.folder ? std::optional{wholePath(*place.folder)} : std::nullopt, .name = place.name};
    auto made =
        NewFolder::make(whole.folder ? whole.folder->parent_path() : folders.projects, folders.state, unixSeconds);
    if (!made) {
        return FileError{made.message()};
    }
    std::error_code error;
    if (!fs::create_directory(made->path(), error)) {
        return FileError{made->path().string() + ": cannot be made: " + error.message()};
    }
    auto bundle = storage::readBundle(file, made->path());
    if (!bundle) {
        return FileError{bundle.message()};
    }
    auto target = moveToPlace(*made, folders, whole, bundle->project);
    if (!target) {
        return FileError{target.message()};
    }
    return ImportedProject{
        .folder = std::move(*target),
        .name = std::string(bundle->project.name.view()),
        .files = bundle->files,
        .remarks = std::move(bundle->remarks)};
}

} // namespace tresillo::session
