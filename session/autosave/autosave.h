// SPDX-License-Identifier: MIT
#pragma once

#include "project/journal/history_codec.h"
#include "project/journal/journal.h"
#include "project/journal/played_recorder.h"
#include "project/project.h"
#include "session/autosave/storage_thread.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::session {

enum class SaveState : std::uint8_t { Saved, Saving, NotKept };

/// How it stands with what was done, for people.
struct SaveStatus {
    SaveState state{SaveState::Saved};
    std::string problem{};     ///< Why it is not kept.
    std::string remark{};      ///< Of another hand's doing, or of a copy that was made.
    std::uint64_t sequence{0}; ///< Of the newest change.
    std::uint64_t safeUpTo{0}; ///< Of the newest that outlives a power cut, and all before it.
};

/// Keeps what is played as it is changed: nobody ever saves. It listens at the project's door, writes down what passes,
/// and has it kept by the storage thread; now and then it captures a checkpoint, which takes the place of a long
/// journal.
///
///     Autosave autosave{project, target, kept.newest, captureDocument};
///     ... an action ...; answer.sequence = autosave.lastSequence();
///     autosave.service(milliseconds);        with each turn of the loop, a few times in 200 ms
///     autosave.safeUpTo() >= sequence        it outlives a power cut from now on
///     autosave.finish();                     the last checkpoint, and its end
///
/// A checkpoint is captured at the end, after a minute in which nothing was changed, when the journal has grown long,
/// and when something found no room in it; while an undo is half made it waits. Thread-safe: no; it lives on the
/// project's thread. Realtime-safe: no.
class Autosave {
public:
    static constexpr std::int64_t kQuiet{60'000};              ///< Milliseconds.
    static constexpr std::int64_t kRetry{5'000};               ///< Between checkpoints of which none was kept.
    static constexpr std::size_t kRoom{std::size_t{1} << 19U}; ///< Of what waits for a batch.

    /// The document as it is now, patterns and all.
    using Capture = std::function<storage::ProjectFile()>;

    /// The project outlives it, and has made no change yet behind `newest`, the highest number that was ever kept.
    Autosave(Project<Studio>& project, StateTarget target, std::uint64_t newest, Capture capture);
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    /// The number of the newest change.
    [[nodiscard]] std::uint64_t lastSequence() const { return journal_.lastSequence(); }
    /// This change and all before it outlive a power cut.
    [[nodiscard]] std::uint64_t safeUpTo() const;
    [[nodiscard]] SaveStatus status() const;
    [[nodiscard]] const PlayedState<Studio>& played() const { return recorder_.state(); }
    /// How many bytes of journal there were.
    [[nodiscard]] std::uint64_t journalBytes() const { return journal_.bytes(); }

    /// What an instrument begins with that stands still yet.
    void beginPlayed(const PlayedState<Studio>& played);
    /// For what is no change of the project's yet, such as a kit that came, and for a journal that was resumed.
    void requestCheckpoint() { isRequested_ = true; }
    /// Has something else done with the project's files, on the storage thread.
    void onStorageThread(StorageThread::FileJob job) { thread_.post(std::move(job)); }
    /// Hands over what is due. `now` is in milliseconds from any origin, and never falls.
    void service(std::int64_t now);
    /// Keeps everything, in a checkpoint where something was changed, and waits for it. To be called once.
    void finish();

private:
    void notePlayed();
    void handOver(const JournalBatch& batch);
    [[nodiscard]] bool isCheckpointDue(std::int64_t now) const;
    void checkpoint();
    void seeWhatBecameOfIt();

    Project<Studio>& project_;
    Capture capture_;
    std::vector<std::byte> room_;
    Journal<Studio> journal_;
    PlayedRecorder<Studio> recorder_{};
    HistoryCodec<Studio> codec_{};
    bool isCopied_; ///< By the first change; that of what is played is none.
    StorageThread thread_;

    std::uint64_t began_;                 ///< The newest change of before.
    bool isRequested_{false};             ///< A checkpoint is due, whatever was changed.
    std::uint64_t captured_;              ///< The newest change that a checkpoint holds.
    std::uint64_t seen_;                  ///< The newest change when it was looked last, ...
    std::int64_t changedAt_{0};           ///< ... and when it came.
    std::uint64_t asked_{0};              ///< Checkpoints that were handed over.
    std::uint64_t keptBefore_{0};         ///< How many of them were kept when the newest was.
    std::optional<std::uint64_t> owed_{}; ///< The change that the newest one holds, until it is kept.
    std::optional<std::uint64_t> gap_{};  ///< Changes behind this one are in no batch, only in what is owed.
    std::optional<std::int64_t> checkpointedAt_{};
};

} // namespace tresillo::session
