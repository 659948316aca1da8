// SPDX-License-Identifier: MIT
#pragma once

#include "storage/files.h"
#include "storage/json/project_file.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/state/project_lock.h"
#include "storage/state/project_state.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::session {

/// Whose state is kept, and where.
struct StateTarget {
    std::filesystem::path stateFile{};
    std::filesystem::path projectFolder{};
    bool writesDocument{false}; ///< The folder is the player's own; else the state has it all.
    /// The folder stays as it is: before anything of it is kept it is copied to here, among the player's projects, and
    /// the copy is the project from then on. Empty: not so.
    std::filesystem::path copyTo{};
    std::string document{};      ///< The text of `project.json` as it was read, ...
    storage::ProjectFile file{}; ///< ... what it says, ...
    storage::Digest digest{};    ///< ... and the digest of it and the kits' files.
    /// As the project was opened, with its journal, where its document says something else. Kept as a snapshot before
    /// the first change.
    std::optional<storage::ProjectFile> opened{};
    bool keepsSnapshot{true};
    std::string fileSystem{}; ///< SQLite's name of the one that the state lies in; empty: the operating system's.
    std::function<std::int64_t()> unixSeconds{}; ///< For names by date.
};

/// Everything as it was when entry `upTo` was the newest.
struct CheckpointJob {
    storage::ProjectFile file{};
    std::vector<std::byte> history{};
    std::uint64_t upTo{0};
};

/// How it stands with what was handed to a writer.
struct KeptStatus {
    std::uint64_t safeUpTo{0};    ///< This entry and all before it outlive a power cut.
    std::string problem{};        ///< Why the newest write failed; empty: it did not.
    std::string remark{};         ///< Of another hand, once it was seen, or of a copy that was made; for people.
    bool needsCheckpoint{false};  ///< So much waited in vain that only a checkpoint can catch up.
    std::uint64_t checkpoints{0}; ///< How many are kept.
    std::uint64_t bytes{0};       ///< Written to the journal.
};

/// Keeps a project's entries and checkpoints in its state, and writes its document: everything that touches a file.
/// What cannot be written waits and is tried again with the next call; of what waits no more than `kMostWaiting` is
/// held: then it is given up, and a checkpoint, which holds all of it, is asked for.
///
/// Before the first change what was opened is kept as a snapshot.
///
/// The document is written only where it says something else than the file does, so that what people wrote by hand
/// stays as they wrote it, and only over the text that is known to lie there. Has another hand replaced it, theirs
/// stays for good, what is played is laid beside the state as a project of its own, and the state goes on being kept.
///
/// Of a project that stays as it is nothing is kept but in a copy, which is made, locked and noted as the one that was
/// played last before anything else. Thread-safe: no; it lives on the storage thread. Realtime-safe: no.
class StateWriter {
public:
    static constexpr std::size_t kMostWaiting{std::size_t{4} << 20U};

    explicit StateWriter(StateTarget target);

    /// To be kept with the next `write`.
    void add(storage::StateEntry entry);
    /// Keeps all that waits, in one transaction. False: something still waits.
    bool write();
    /// Keeps what waits, then the checkpoint, and writes the document. False: nothing of it is kept; try a newer one.
    /// A document that could not be written is a problem and no loss: the next checkpoint writes it.
    bool checkpoint(const CheckpointJob& job);
    /// For the end, where nothing of it can be kept: lays it beside the state as a project of its own, and says where.
    void layAside(const storage::ProjectFile& file);

    /// Makes the copy of a project that stays as it is, if it is not made yet: what else belongs to the project can be
    /// written into `projectFolder` then. False: there is none, and the status says why.
    [[nodiscard]] bool makeOwn() { return target_.copyTo.empty() || makeCopy(); }

    [[nodiscard]] const KeptStatus& status() const { return status_; }
    /// Where the document is written: another one than before once a copy was made.
    [[nodiscard]] const std::filesystem::path& projectFolder() const { return target_.projectFolder; }
    [[nodiscard]] bool isWaiting() const { return !waiting_.empty(); }

private:
    bool keep(const CheckpointJob& job);
    [[nodiscard]] bool open();
    [[nodiscard]] bool makeCopy();
    [[nodiscard]] bool keepOpened();
    void giveUpWaiting();
    void forgetStore();
    [[nodiscard]] std::filesystem::path stateFolder() const;
    bool fail(std::string problem);
    bool store(StoreOutcome outcome);
    [[nodiscard]] bool isOurs(std::string_view text) const;
    bool replaceDocument(const std::string& text);
    [[nodiscard]] storage::Result<std::filesystem::path> putAside(const std::string& text) const;

    StateTarget target_;
    std::optional<storage::ProjectLock> copyLock_{};
    std::optional<storage::SqliteStore> store_{};
    std::optional<storage::FileIdentity> opened_{}; ///< The file that the store writes to.
    std::deque<storage::StateEntry> waiting_{};
    std::size_t waitingBytes_{0};
    std::uint64_t newest_{0}; ///< The newest entry that was handed over, or is in a checkpoint.
    KeptStatus status_{};
};

} // namespace tresillo::session
