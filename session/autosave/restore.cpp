// SPDX-License-Identifier: MIT
#include "session/autosave/restore.h"

#include "session/autosave/encode_history.h"
#include "session/autosave/snapshots.h"
#include "storage/files.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

std::vector<std::byte> emptyHistory(const ResumedProject& resumed) {
    const auto codec = std::make_unique<HistoryCodec<Studio>>();
    const auto history = std::make_unique<UndoHistory<Studio>>();
    HistoryHead<Studio> head{.sequence = resumed.newest};
    if (resumed.played) {
        head.played = *resumed.played;
    }
    return encodeHistory(*codec, *history, head);
}

} // namespace

storage::Result<KeptChange> restoreSnapshot(
    const fs::path& fileOrFolder, const Keeping& keeping, std::uint64_t number) {
    auto opened = openToPlay(fileOrFolder, keeping);
    if (!opened) {
        return storage::FileError{opened.message()};
    }
    const std::vector<Snapshot> snapshots = snapshotsOf(keeping.stateFolder, opened->folder);
    const auto wanted = std::ranges::find(snapshots, number, &Snapshot::number);
    if (wanted == snapshots.end()) {
        return storage::FileError{opened->folder.string() + ": has no snapshot " + std::to_string(number)};
    }
    const auto text = storage::readFile(wanted->file, storage::kMostProjectBytes);
    if (!text) {
        return storage::FileError{text.message()};
    }
    const auto file = storage::parseProject(*text, wanted->file.string());
    if (!file) {
        return storage::FileError{file.message()};
    }
    opened->resumed.history = emptyHistory(opened->resumed);
    return keepChanged(std::move(*opened), *file);
}

} // namespace tresillo::session
