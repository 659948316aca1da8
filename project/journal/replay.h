// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/decoded.h"
#include "project/journal/entry_codec.h"
#include "project/journal/played_state.h"
#include "project/project.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tresillo {

enum class ReplayOutcome : std::uint8_t {
    Done,
    Known,         ///< All of it lies before what the project holds already: nothing was done.
    Unreadable,    ///< `decoded` says why. Nothing was done.
    DoesNotFollow, ///< It begins behind a change that is missing, or in the middle. Nothing was done.
    DoesNotFit,    ///< An entry cannot be made in this project: it, and those behind it, were not.
};

/// What came of a batch.
struct Replayed {
    ReplayOutcome outcome{ReplayOutcome::Done};
    Decoded decoded{Decoded::Done};
    std::size_t entry{0}; ///< Of the batch, from 0: which was refused.
};

/// For people: "the journal ...". Thread-safe: yes.
std::string_view textOf(const Replayed& replayed);

/// Makes the changes of a journal again, batch by batch, in a project that is joined to no engine. It then holds the
/// same music as the one that was written down, and undo and redo go the same way. A batch is read to its end before
/// the first of its entries is made; each entry is made whole or not at all, and nothing behind a refused one.
///
///     JournalReplay<Studio> replay{project, history.sequence};
///     while (next batch, and replay.add(bytes).outcome == Done or Known) {}
///     replay.last();                                    the newest change that the project holds
///
/// Large. Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class JournalReplay {
public:
    /// The project holds every change up to `last`.
    JournalReplay(Project<Sizes>& project, std::uint64_t last) : project_(project), last_(last) {}

    Replayed add(std::span<const std::byte> batch);
    /// The newest change that was made again.
    [[nodiscard]] std::uint64_t last() const { return last_; }
    /// What was being played; none where the journal does not say.
    [[nodiscard]] const std::optional<PlayedState<Sizes>>& played() const { return played_; }

private:
    bool make(const JournalEntry<Sizes>& entry);
    bool takeBack(const JournalEntry<Sizes>& entry);

    Project<Sizes>& project_;
    std::uint64_t last_;
    std::optional<PlayedState<Sizes>> played_{};
    JournalEntry<Sizes> entry_{};
};

extern template class JournalReplay<Studio>;
extern template class JournalReplay<Pocket>;

} // namespace tresillo
