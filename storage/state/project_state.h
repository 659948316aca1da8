// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/store.h"
#include "storage/digest/digest.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// One entry of a journal: what it means is not the state's business. Numbers rise.
struct StateEntry {
    std::uint64_t sequence{0};
    std::vector<std::byte> bytes{};
};

/// What undo and redo know, and which entry of the journal was the last that it knows of.
struct StateHistory {
    std::uint64_t upTo{0};
    std::vector<std::byte> bytes{};
};

/// What a checkpoint makes of document and journal.
struct StateCheckpoint {
    Digest current{};            ///< Of the files as they lie there; they are ours.
    Digest coming{};             ///< Of the files when the document lies there.
    std::string_view document{}; ///< The coming text of `project.json`.
    std::span<const std::byte> history{};
    std::uint64_t upTo{0}; ///< The last entry of the journal that is in document and history.
};

/// What the machine keeps of one project, in a store of its own: the document that all the rest builds upon, what undo
/// knows of it, and the journal of what was done since. It belongs to the files of which it knows the digest, and to
/// no others.
///
///     begin(text, digest)           the first edit of a project: what the journal builds upon
///     append(entries)               four times in a second, while something is edited
///     startCheckpoint(...)          document and history in place of the journal, and both digests: either is ours now
///        ... the file is written by whoever owns it ...
///     finishCheckpoint(coming)      the old digest goes
///
/// A power cut between any two of these leaves a state that opens as it was left: the document is here, whether or not
/// the file was written. Where the file cannot be written, the second half never comes, and nothing is lost by it.
/// Each answer but Done leaves everything as it was.
/// Thread-safe: no; it lives on its store's thread. Realtime-safe: no.
class ProjectState {
public:
    /// The store outlives it.
    explicit ProjectState(Store& store) : store_(store) {}

    /// Whether anything was ever kept here.
    [[nodiscard]] bool isEmpty();
    /// Whether it belongs to files of this digest.
    [[nodiscard]] bool belongsTo(const Digest& digest);

    /// Makes `document`, whose files have this digest, what the journal builds upon; there is none before it.
    [[nodiscard]] StoreOutcome begin(std::string_view document, const Digest& digest);
    /// In one transaction; none: Done.
    [[nodiscard]] StoreOutcome append(std::span<const StateEntry> entries);
    [[nodiscard]] StoreOutcome startCheckpoint(const StateCheckpoint& checkpoint);
    [[nodiscard]] StoreOutcome finishCheckpoint(const Digest& digest);

    /// What the journal builds upon; nothing where nothing was kept, or where it is damaged (`lastOutcome`).
    [[nodiscard]] std::optional<std::string> document();
    /// Nothing where there was no checkpoint yet, or only one from before the first edit, or where it is damaged
    /// (`lastOutcome`).
    [[nodiscard]] std::optional<StateHistory> history();
    /// Every entry behind `after`. Damaged: those before the first that is.
    [[nodiscard]] StoreOutcome replay(std::uint64_t after, LogReader& reader);
    /// The highest number that an entry ever had; 0: none.
    [[nodiscard]] std::uint64_t newest() { return store_.newest(kJournal); }
    /// Of the newest call that read a record.
    [[nodiscard]] StoreOutcome lastOutcome() const { return lastOutcome_; }

private:
    static constexpr std::string_view kJournal{"journal"};

    [[nodiscard]] std::optional<std::vector<std::byte>> read(std::string_view key);

    Store& store_;
    StoreOutcome lastOutcome_{StoreOutcome::Done};
};

} // namespace tresillo::storage
