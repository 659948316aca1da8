// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_writer.h"
#include "core/base/fixed_vector.h"
#include "core/model/change_scope.h"
#include "project/journal/entry_codec.h"
#include "project/journal/played_state.h"
#include "project/ports/commit_listener.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace tresillo {

/// Some of a journal, ready to be kept: one record. Everything up to `upTo` is safe once it, and all batches before it,
/// lie on the disk.
struct JournalBatch {
    std::uint64_t upTo{0};
    std::span<const std::byte> bytes{}; ///< Empty: nothing is due. Valid until the project is changed again.
};

/// Writes down what passes the project's door, as bytes in a room of its own, and hands them out in batches. It knows
/// neither files nor threads: whoever owns it takes the batches on the project's thread and has them kept.
///
///     Journal<Studio> journal{room, store.newest("journal")};
///     project.commitListeners().add(journal);
///     ... project.commit(...); answer.sequence = journal.lastSequence();
///     journal.setPlayed(recorder.state());               before each take
///     const JournalBatch batch = journal.take(milliseconds);
///     if (!batch.bytes.empty()) { storage.append(batch.upTo, copy of batch.bytes); }
///     if (journal.needsCheckpoint()) {                    the room was full, or it grew long
///         capture document and history; journal.checkpointTaken();
///     }
///
///          empty <--take-- entries wait --no room--> full: nothing is written, numbers go on
///            ^                                          |
///            '--------------- checkpointTaken ----------'
///
/// Each change has a number, one above the last. A knob that is turned keeps, of the changes of one batch, the last one
/// only, which stands where the first one stood; so the others' order stays what it was. When the room is full nothing
/// that follows can be replayed without what was missed: the owner captures a checkpoint, which holds all of it.
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class Journal final : public CommitListener<Sizes> {
public:
    /// Milliseconds between two batches: 50 of the 250 in which a change is to be safe are left for keeping it.
    static constexpr std::int64_t kInterval{200};
    /// Bytes of batches behind which a checkpoint is due.
    static constexpr std::uint64_t kLongest{std::uint64_t{1} << 20U};
    /// The least room: for any one entry.
    static constexpr std::size_t kLeastRoom = 2 * kMostPatternBytes<Sizes> + 1'024;

    /// `room` outlives it. What is written goes on behind the change `last`.
    Journal(std::span<std::byte> room, std::uint64_t last);

    /// The number of the newest change, whether or not it was handed out yet.
    [[nodiscard]] std::uint64_t lastSequence() const { return last_; }
    /// The newest change that was handed out, or is in a checkpoint.
    [[nodiscard]] std::uint64_t handedOut() const { return given_; }
    /// What has come since the last batch, when that was `kInterval` ago. `now` is in milliseconds from any origin.
    JournalBatch take(std::int64_t now);
    /// The same at once: before a checkpoint, and at the end.
    JournalBatch takeAll();
    /// What is being played from now on; a change of it is a change as any other.
    void setPlayed(const PlayedState<Sizes>& played);
    /// The same as it is when the journal begins: no change.
    void beginPlayed(const PlayedState<Sizes>& played) { played_ = played; }

    /// Something found no room, or the journal has grown long: a checkpoint is due.
    [[nodiscard]] bool needsCheckpoint() const { return isFull_ || sinceCheckpoint_ >= kLongest; }
    /// Something found no room: until a checkpoint is kept, changes behind the last batch are not safe.
    [[nodiscard]] bool isFull() const { return isFull_; }
    /// Document, history and what is played were captured as they are now: the journal goes on behind that. What was
    /// not handed out yet is in them.
    void checkpointTaken();

    /// How many bytes were handed out in all.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

    void committed(const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes) override;
    void replaced(
        const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content, const TrackNames<Sizes>& names,
        std::span<const Change<Sizes>> apart) override;
    void takenBack(std::uint32_t author, std::uint32_t group) override;
    void madeAgain(std::uint32_t author, std::uint32_t group) override;

private:
    /// An entry that waits. One without scopes lets nothing pass.
    struct Waiting {
        std::size_t begin{0};
        std::size_t size{0};
        CommitHead head{};
        bool isValues{false}; ///< Another one of its scopes says all that it said.
        FixedVector<ChangeScope, 4> scopes{};
    };

    static Waiting describe(const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes);
    /// Calls `write(ByteWriter&)`, which writes one entry behind the others.
    template <class Write> void add(const Waiting& entry, Write&& write);
    void noteTakenBack(EntryKind kind, std::uint32_t author, std::uint32_t group);
    /// Which of those that wait says nothing any more once this one stands in its place.
    [[nodiscard]] std::optional<std::size_t> findReplaced(const Waiting& entry) const;
    void moveInto(std::size_t replaced, std::size_t begin);
    [[nodiscard]] std::span<std::byte> free() const;

    std::span<std::byte> room_;
    std::size_t end_; ///< Of the entries, which begin behind room for the batch's head.
    FixedVector<Waiting, 128> waiting_{};
    PlayedState<Sizes> played_{};
    bool isPlayedNew_{false};
    bool isFull_{false};
    std::uint64_t last_;  ///< The newest change.
    std::uint64_t noted_; ///< The newest that the room holds.
    std::uint64_t given_; ///< The newest that was handed out, or is in a checkpoint.
    std::optional<std::int64_t> lastBatch_{};
    std::uint64_t bytes_{0};
    std::uint64_t sinceCheckpoint_{0};
};

extern template class Journal<Studio>;
extern template class Journal<Pocket>;

} // namespace tresillo
