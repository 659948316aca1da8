// SPDX-License-Identifier: MIT
#include "session/shelf/folder_move.h"

#include "session/autosave/snapshots.h"
#include "storage/files.h"
#include "storage/state/state_file.h"

#include <string>
#include <system_error>

namespace tresillo::session {

namespace fs = std::filesystem;
using storage::FileError;

storage::Result<FolderMove> FolderMove::make(
    fs::path from, fs::path to, const fs::path& stateFolder, std::int64_t unixSeconds) {
    const fs::path newState = storage::stateFileOf(stateFolder, to);
    if (auto problem = storage::makeFolder(to.parent_path())) {
        return *problem;
    }
    std::error_code error;
    if (fs::symlink_status(to, error).type() != fs::file_type::not_found) {
        return FileError{to.string() + ": is there already"};
    }
    if (auto problem = storage::copyState(storage::stateFileOf(stateFolder, from), newState, unixSeconds)) {
        return *problem;
    }
    const storage::Moved moved = storage::moveToNew(from, to);
    const bool isStill = fs::exists(from, error);
    if (isStill) {
        storage::removeState(newState);
        return moved.problem.value_or(FileError{to.string() + ": is there already"});
    }
    moveSnapshots(stateFolder, from, to);
    FolderMove move{std::move(from), std::move(to), stateFolder};
    return moved.problem ? storage::Result<FolderMove>{*moved.problem} : storage::Result<FolderMove>{std::move(move)};
}

FolderMove::~FolderMove() {
    if (from_.empty()) {
        return;
    }
    // Where it cannot go back it is whole where it is, and so is its state.
    (void)storage::moveToNew(to_, from_);
    std::error_code error;
    const bool isBack = fs::exists(from_, error);
    if (isBack) {
        moveSnapshots(stateFolder_, to_, from_);
    }
    storage::removeState(storage::stateFileOf(stateFolder_, isBack ? to_ : from_));
}

void FolderMove::keep() {
    storage::removeState(storage::stateFileOf(stateFolder_, from_));
    from_.clear();
}

} // namespace tresillo::session
