// SPDX-License-Identifier: MIT
#include "session/autosave/state_writer.h"

#include "session/autosave/last_project.h"
#include "session/autosave/lay_aside.h"
#include "session/autosave/snapshots.h"
#include "storage/files.h"
#include "storage/folder_copy.h"
#include "storage/json/project_json.h"
#include "storage/state/document_digest.h"
#include "storage/state/state_file.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDocumentName = "project.json";

} // namespace

StateWriter::StateWriter(StateTarget target) : target_(std::move(target)) {}

void StateWriter::add(storage::StateEntry entry) {
    if (status_.needsCheckpoint) {
        return; // it would stand behind a gap
    }
    waitingBytes_ += entry.bytes.size();
    newest_ = entry.sequence;
    waiting_.push_back(std::move(entry));
    if (waitingBytes_ > kMostWaiting) {
        giveUpWaiting();
    }
}

void StateWriter::giveUpWaiting() {
    waiting_.clear();
    waitingBytes_ = 0;
    status_.needsCheckpoint = true;
}

// It was removed or replaced: what was kept there is gone, and what waits builds upon it. SQLite leaves the log of a
// file that has moved where it lies, and would take it for that of the next file of this name.
void StateWriter::forgetStore() {
    store_.reset();
    giveUpWaiting();
    std::error_code error;
    for (const char* part : {"-wal", "-shm"}) {
        fs::remove(target_.stateFile.string() + part, error);
    }
}

bool StateWriter::write() {
    if (waiting_.empty()) {
        return true;
    }
    if (!open() || status_.needsCheckpoint) {
        return false;
    }
    storage::ProjectState state{*store_};
    // What the journal builds upon goes before it; after a cut between the two there is a base without a journal.
    if (state.isEmpty() && !store(state.begin(target_.document, target_.digest))) {
        return false;
    }
    const std::vector<storage::StateEntry> entries{waiting_.begin(), waiting_.end()};
    if (!store(state.append(entries))) {
        return false;
    }
    status_.safeUpTo = entries.back().sequence;
    status_.bytes += waitingBytes_;
    waiting_.clear();
    waitingBytes_ = 0;
    return true;
}

bool StateWriter::checkpoint(const CheckpointJob& job) {
    const bool isKept = keep(job);
    if (!isKept && job.upTo > newest_) {
        status_.needsCheckpoint = true; // what comes next stands behind a gap
    }
    return isKept;
}

bool StateWriter::keep(const CheckpointJob& job) {
    const bool isWritten = write() || status_.needsCheckpoint; // which holds what was given up, too
    if (!isWritten || !open()) {
        return false;
    }
    storage::ProjectState state{*store_};
    const bool isOther = target_.writesDocument && job.file != target_.file;
    const std::string text = storage::formatProject(job.file);
    const storage::Digest coming =
        isOther ? storage::documentDigest(text, job.file.kits, target_.projectFolder) : target_.digest;
    if (state.isEmpty() && !store(state.begin(target_.document, target_.digest))) {
        return false;
    }
    const storage::StateCheckpoint checkpoint{
        .current = target_.digest, .coming = coming, .document = text, .history = job.history, .upTo = job.upTo};
    if (!store(state.startCheckpoint(checkpoint))) {
        return false;
    }
    status_.safeUpTo = std::max(status_.safeUpTo, job.upTo);
    status_.needsCheckpoint = false;
    newest_ = std::max(newest_, job.upTo);
    ++status_.checkpoints;
    if (isOther) {
        if (!replaceDocument(text)) {
            return true; // all of it is in the state
        }
        target_.document = text;
        target_.file = job.file;
        target_.digest = coming;
    }
    return store(state.finishCheckpoint(target_.digest));
}

bool StateWriter::open() {
    if (store_ && opened_ == storage::identityOf(target_.stateFile)) {
        return true;
    }
    if (store_) {
        forgetStore();
    }
    if (!target_.copyTo.empty() && !makeCopy()) {
        return false;
    }
    if (target_.keepsSnapshot && !keepOpened()) {
        return false;
    }
    if (auto problem = storage::makeFolder(target_.stateFile.parent_path())) {
        return fail(std::move(problem->message));
    }
    auto opened = storage::SqliteStore::open(target_.stateFile, {.fileSystem = target_.fileSystem});
    if (!opened) {
        return fail(opened.message());
    }
    store_.emplace(std::move(*opened));
    opened_ = storage::identityOf(target_.stateFile);
    return true;
}

fs::path StateWriter::stateFolder() const { return target_.stateFile.parent_path().parent_path(); }

// It was read from the folder that is copied; what has changed there since is another hand's, as in any folder.
bool StateWriter::makeCopy() {
    const auto copy = storage::copyFolder(target_.projectFolder, target_.copyTo);
    if (!copy) {
        return fail(copy.message());
    }
    target_.stateFile = storage::stateFileOf(stateFolder(), *copy);
    auto lock = storage::ProjectLock::take(target_.stateFile, target_.unixSeconds());
    if (!lock) {
        return fail(lock.message());
    }
    copyLock_ = std::move(*lock);
    status_.remark = target_.projectFolder.string() + " stays as it is: what you do is kept in " + copy->string();
    target_.projectFolder = *copy;
    target_.copyTo.clear();
    target_.writesDocument = true;
    target_.keepsSnapshot = false; // what was opened is there for good
    if (auto problem = noteLastProject(stateFolder(), *copy)) {
        return fail(problem->message);
    }
    return true;
}

bool StateWriter::keepOpened() {
    const std::string text = target_.opened ? storage::formatProject(*target_.opened) : target_.document;
    if (auto problem = keepSnapshot(stateFolder(), target_.projectFolder, text, target_.unixSeconds())) {
        return fail(std::move(problem->message));
    }
    target_.opened.reset();
    target_.keepsSnapshot = false;
    return true;
}

bool StateWriter::fail(std::string problem) {
    status_.problem = std::move(problem);
    return false;
}

// After a failure the file is opened anew: its folder may have been removed, or come back.
bool StateWriter::store(StoreOutcome outcome) {
    if (outcome == StoreOutcome::Done) {
        status_.problem.clear();
        return true;
    }
    (void)fail(store_->lastProblem());
    store_.reset();
    return false;
}

bool StateWriter::isOurs(std::string_view text) const {
    return text == target_.document &&
           storage::documentDigest(text, target_.file.kits, target_.projectFolder) == target_.digest;
}

// Written beside its place first, and looked at the old one last: the moment in which another hand is not seen is that
// of the renaming alone.
bool StateWriter::replaceDocument(const std::string& text) {
    const fs::path file = target_.projectFolder / kDocumentName;
    auto pending = storage::PendingFile::create(file);
    if (!pending) {
        return fail(pending.message());
    }
    if (auto error = pending->write(text)) {
        return fail(error->message);
    }
    if (auto error = pending->sync()) {
        return fail(error->message);
    }
    const auto onDisk = storage::readFile(file, storage::kMostProjectBytes);
    if (onDisk && !isOurs(*onDisk)) {
        target_.writesDocument = false;
        const auto aside = putAside(text);
        status_.remark = file.string() + ": another program has changed it; theirs stays, what is played here is in " +
                         (aside ? aside->string() : "the state alone: " + aside.message());
        return false;
    }
    if (auto error = pending->commit()) {
        return fail(error->message);
    }
    return true;
}

storage::Result<fs::path> StateWriter::putAside(const std::string& text) const {
    return session::layAside(stateFolder(), target_.projectFolder, text, target_.unixSeconds());
}

void StateWriter::layAside(const storage::ProjectFile& file) {
    if (const auto aside = putAside(storage::formatProject(file))) {
        status_.remark = "what was played here is in " + aside->string();
    }
}

} // namespace tresillo::session
