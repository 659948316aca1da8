// SPDX-License-Identifier: MIT
#include "session/autosave/change_kept.h"

#include "session/autosave/alone.h"
#include "session/autosave/encode_history.h"

#include <memory>
#include <utility>

namespace tresillo::session {
namespace {

// What an instrument begins with that was never played.
PlayedState<Studio> firstPlayed(const storage::ProjectFile& file) {
    PlayedState<Studio> played{};
    const auto ids = file.patternIds();
    played.patterns.fill(ids.empty() ? PatternId{} : ids.front());
    played.follow = file.song.empty() ? Follow::Pattern : Follow::Song;
    return played;
}

} // namespace

storage::Result<KeptChange> changeKept(OpenedProject opened, const ProjectWork& work) {
    ResumedProject& resumed = opened.resumed;
    storage::ProjectFile file = resumed.file;
    const auto alone = std::make_unique<Alone>(file);
    alone->head = {.sequence = resumed.newest, .played = resumed.played.value_or(firstPlayed(file))};
    if (!resumed.history.empty() &&
        alone->codec.read(resumed.history, alone->project.history(), alone->head) != Decoded::Done) {
        return storage::FileError{opened.folder.string() + ": what undo knew cannot be read"};
    }
    if (auto problem = work(alone->project, file)) {
        return std::move(*problem);
    }
    resumed.history = encodeHistory(alone->codec, alone->project.history(), alone->head);
    bringUpToDate(file, alone->project);
    return keepChanged(std::move(opened), file);
}

} // namespace tresillo::session
