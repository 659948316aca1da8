// SPDX-License-Identifier: MIT
#include "session/autosave/autosave.h"

#include "session/autosave/encode_history.h"

#include <algorithm>
#include <utility>

namespace tresillo::session {

Autosave::Autosave(Project<Studio>& project, StateTarget target, std::uint64_t newest, Capture capture)
    : project_(project),
      capture_(std::move(capture)),
      room_(std::max(kRoom, Journal<Studio>::kLeastRoom)),
      journal_(room_, newest),
      isCopied_(!target.copyTo.empty()),
      thread_(std::move(target)),
      began_(newest),
      captured_(newest),
      seen_(newest) {
    project_.commitListeners().add(journal_);
    project_.logs().add(recorder_);
    project_.noticeListeners().add(recorder_);
}

Autosave::~Autosave() {
    project_.commitListeners().remove(journal_);
    project_.logs().remove(recorder_);
    project_.noticeListeners().remove(recorder_);
}

std::uint64_t Autosave::safeUpTo() const {
    const std::uint64_t kept = std::max(began_, thread_.status().safeUpTo);
    return gap_ ? std::min(kept, *gap_) : kept;
}

SaveStatus Autosave::status() const {
    KeptStatus kept = thread_.status();
    const bool isSafe = lastSequence() <= safeUpTo();
    return {
        .state = !kept.problem.empty() ? SaveState::NotKept
                 : isSafe              ? SaveState::Saved
                                       : SaveState::Saving,
        .problem = std::move(kept.problem),
        .remark = std::move(kept.remark),
        .sequence = lastSequence(),
        .safeUpTo = safeUpTo()};
}

void Autosave::beginPlayed(const PlayedState<Studio>& played) {
    recorder_.begin(played);
    journal_.beginPlayed(played);
}

void Autosave::service(std::int64_t now) {
    notePlayed();
    if (std::exchange(seen_, journal_.lastSequence()) != seen_) {
        changedAt_ = now;
    }
    handOver(journal_.take(now));
    seeWhatBecameOfIt();
    if (isCheckpointDue(now)) {
        checkpointedAt_ = now;
        checkpoint();
    }
}

void Autosave::finish() {
    notePlayed();
    seeWhatBecameOfIt();
    // One that is half made is in the journal as a whole.
    if (!project_.history().isUnderWay && (owed_ || isRequested_ || journal_.lastSequence() != captured_)) {
        checkpoint();
    } else {
        handOver(journal_.takeAll());
    }
    thread_.finish();
    seeWhatBecameOfIt();
}

void Autosave::notePlayed() {
    if (!isCopied_ || isRequested_ || journal_.lastSequence() != began_) {
        journal_.setPlayed(recorder_.state());
    }
}

void Autosave::handOver(const JournalBatch& batch) {
    if (!batch.bytes.empty()) {
        thread_.add({.sequence = batch.upTo, .bytes = {batch.bytes.begin(), batch.bytes.end()}});
    }
}

bool Autosave::isCheckpointDue(std::int64_t now) const {
    const bool isUnderWay = owed_ && thread_.checkpointsTried() < asked_;
    if (isUnderWay || project_.history().isUnderWay) {
        return false;
    }
    if (owed_ || isRequested_ || thread_.status().needsCheckpoint) {
        return !checkpointedAt_ || now - *checkpointedAt_ >= kRetry;
    }
    const bool isQuiet = journal_.lastSequence() != captured_ && now - changedAt_ >= kQuiet;
    return journal_.needsCheckpoint() || isQuiet;
}

// What waits goes first: it is safe sooner than a whole document.
void Autosave::checkpoint() {
    handOver(journal_.takeAll());
    if (journal_.isFull() && !gap_) {
        gap_ = journal_.handedOut();
    }
    const HistoryHead<Studio> head{.sequence = journal_.lastSequence(), .played = recorder_.state()};
    keptBefore_ = thread_.status().checkpoints;
    thread_.checkpoint(
        {.file = capture_(),
         .history = encodeHistory(codec_, project_.history(), head),
         .upTo = journal_.lastSequence()});
    ++asked_;
    captured_ = journal_.lastSequence();
    owed_ = captured_;
    isRequested_ = false;
    journal_.checkpointTaken();
}

void Autosave::seeWhatBecameOfIt() {
    if (owed_ && thread_.checkpointsTried() >= asked_ && thread_.status().checkpoints > keptBefore_) {
        owed_.reset();
        gap_.reset();
    }
}

} // namespace tresillo::session
