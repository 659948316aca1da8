// SPDX-License-Identifier: MIT
#include "session/shelf/new_folder.h"

#include "session/autosave/snapshots.h"
#include "session/shelf/folder_move.h"
#include "storage/files.h"
#include "storage/state/state_file.h"

#include <string>
#include <system_error>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
using storage::FileError;

/// More are not made at a time.
constexpr int kMostAtOnce = 16;

/// The topmost folder on the way to `folder` that is not there; empty: all are.
fs::path topmostMissing(const fs::path& folder) {
    std::error_code error;
    fs::path way;
    for (const fs::path& part : folder) {
        way /= part;
        if (!fs::exists(way, error)) {
            return way;
        }
    }
    return {};
}

bool isAnything(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

} // namespace

storage::Result<NewFolder> NewFolder::make(const fs::path& among, fs::path stateFolder, std::int64_t unixSeconds) {
    const fs::path firstMade = topmostMissing(among);
    if (auto problem = storage::makeFolder(among)) {
        return *problem;
    }
    std::error_code error;
    for (int number = 1; number <= kMostAtOnce; ++number) {
        fs::path hidden = among / (".new-" + std::to_string(number) + ".part");
        auto lock = storage::ProjectLock::take(storage::stateFileOf(stateFolder, hidden), unixSeconds);
        if (!lock) {
            continue;
        }
        NewFolder made{std::move(hidden), firstMade, std::move(stateFolder), unixSeconds, std::move(*lock)};
        made.remove(); // left by a program that was killed
        fs::create_directory(made.hidden_, error);
        if (error) {
            return FileError{among.string() + ": cannot be written: " + error.message()};
        }
        return made;
    }
    return FileError{among.string() + ": too many projects are being made there at this moment"};
}

NewFolder::~NewFolder() {
    if (hidden_.empty()) {
        return;
    }
    remove();
    // The deepest first, and none in which anything lies.
    std::error_code ignored;
    const fs::path top = firstMade_.parent_path();
    for (fs::path folder = hidden_.parent_path(); !firstMade_.empty() && folder != top; folder = folder.parent_path()) {
        if (!fs::remove(folder, ignored)) {
            break;
        }
    }
}

void NewFolder::remove() const {
    std::error_code ignored;
    storage::removeState(storage::stateFileOf(stateFolder_, path()));
    removeSnapshots(stateFolder_, path());
    fs::remove_all(hidden_, ignored);
}

NewFolder::Moved NewFolder::moveTo(const fs::path& target) {
    if (isAnything(target)) {
        return {.isTaken = true};
    }
    const auto targetLock = storage::ProjectLock::take(storage::stateFileOf(stateFolder_, target), unixSeconds_);
    if (!targetLock) {
        return {.isTaken = true};
    }
    if (auto problem = storage::syncTree(path())) {
        return {.problem = std::move(problem)};
    }
    auto moved = FolderMove::make(path(), target, stateFolder_, unixSeconds_);
    if (!moved) {
        return {.problem = FileError{moved.message()}};
    }
    moved->keep();
    firstMade_.clear();
    return {};
}

} // namespace tresillo::session
