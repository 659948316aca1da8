// SPDX-License-Identifier: MIT
#include "session/autosave/resume.h"

#include "project/journal/entry_codec.h"
#include "project/journal/replay.h"
#include "session/autosave/alone.h"
#include "session/autosave/encode_history.h"

#include <memory>
#include <utility>

namespace tresillo::session {
namespace {

// The change that the document holds as its newest: undo's record says so, and where that cannot be read, the oldest
// batch that is left; a checkpoint drops none but those that it holds.
std::uint64_t newestInDocument(const KeptProject& kept) {
    if (kept.history) {
        return kept.history->upTo;
    }
    const BatchBody oldest = kept.journal.empty() ? BatchBody{} : readBatch(kept.journal.front().bytes);
    return oldest.outcome == Decoded::Done ? oldest.head.after : 0;
}

} // namespace

ResumedProject resume(KeptProject kept) {
    // A document that could not be written when it was due says something else than the state's.
    const bool needsCheckpoint = kept.hasGap || !kept.journal.empty() || kept.file != kept.onDisk;
    ResumedProject resumed{.file = std::move(kept.file), .newest = kept.newest, .remarks = std::move(kept.remarks)};
    resumed.needsCheckpoint = needsCheckpoint;
    if (!kept.history && kept.journal.empty()) {
        return resumed;
    }
    const auto alone = std::make_unique<Alone>(resumed.file);
    const auto remark = [&](std::string_view what) {
        resumed.remarks.push_back(kept.folder.string() + ": " + std::string(what));
    };
    if (kept.history) {
        const Decoded read = alone->codec.read(kept.history->bytes, alone->project.history(), alone->head);
        if (read == Decoded::Done) {
            resumed.played = alone->head.played;
        } else {
            remark("what undo knew cannot be read: " + std::string(textOf(read)));
        }
    }
    const auto replay = std::make_unique<JournalReplay<Studio>>(alone->project, newestInDocument(kept));
    for (const storage::StateEntry& entry : kept.journal) {
        const Replayed replayed = replay->add(entry.bytes);
        if (replayed.outcome != ReplayOutcome::Done && replayed.outcome != ReplayOutcome::Known) {
            remark(std::string(textOf(replayed)) + "; what was done behind that is not taken over");
            break;
        }
    }
    resumed.played = replay->played() ? replay->played() : resumed.played;
    alone->head = {.sequence = replay->last(), .played = resumed.played.value_or(PlayedState<Studio>{})};
    resumed.history = encodeHistory(alone->codec, alone->project.history(), alone->head);
    bringUpToDate(resumed.file, alone->project);
    return resumed;
}

} // namespace tresillo::session
