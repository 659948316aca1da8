// SPDX-License-Identifier: MIT
#pragma once

#include "project/editing/editing.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// Pastes or clears a whole bank: one gesture, though more patterns than slots take several turns. Patterns that are
/// the same already are left alone. What others change between two turns parts it in two, each with an undo. On Pocket
/// undo remembers fewer patterns than a bank has: such a gesture that changes more of them cannot be undone.
/// Thread-safe: no; used by the project's thread. Realtime-safe: no.
template <class Sizes> class BankJob {
public:
    /// The bank `to` becomes what bank `from` is; banks are 0-15. `room` is lent to it while it lasts.
    static BankJob paste(Author author, std::uint8_t from, std::uint8_t to, PatternClip<Sizes>& room) {
        return {author, from, to, room};
    }
    /// Every step of the bank becomes empty.
    static BankJob clear(Author author, std::uint8_t bank, PatternClip<Sizes>& room) {
        return {author, std::nullopt, bank, room};
    }

    /// Goes on as far as there is room. Done: finished, and something changed; NothingToDo: finished, there was nothing
    /// to do; else what stands in the way. After QueueFull, NotResident and StillLoading: again, after the project's
    /// next `service`.
    Outcome proceed(Project<Sizes>& project);

private:
    BankJob(Author author, std::optional<std::uint8_t> from, std::uint8_t to, PatternClip<Sizes>& room)
        : request_{.author = author}, from_(from), to_(to), room_(room) {}

    Outcome copy(Project<Sizes>& project);
    Outcome take(Project<Sizes>& project);

    static constexpr std::uint8_t kPlaces = 16;
    Request request_;
    std::optional<std::uint8_t> from_; ///< None: clear.
    std::uint8_t to_;
    PatternClip<Sizes>& room_;
    std::uint8_t place_{0};
    bool isCopied_{false}; ///< `room` holds what goes to this place: a turn that is cut short need not load it again.
    bool isChanged_{false};
};

extern template class BankJob<Studio>;
extern template class BankJob<Pocket>;

} // namespace tresillo
