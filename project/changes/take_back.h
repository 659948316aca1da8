// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/apply.h"
#include "project/changes/room_check.h"
#include "project/changes/took_back.h"
#include "project/changes/undo_history.h"
#include "project/outbox/outbox.h"
#include "project/patterns/own_copy.h"
#include "project/patterns/pattern_slots.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Takes an author's newest group back, or makes it again, and sends what that changes. It is refused where somebody
/// else has changed the same place since, or has taken the room that it needs. A group for which the queue has no room
/// goes on whenever `finish` is called; until it is whole nothing else may be changed.
///
///     idle --start--> first round --all tried--> second round, of what found no room --> idle
///                      '--the queue is full: waits for the next finish--'
///
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class TakeBack {
public:
    TakeBack(OwnCopy<Sizes>& own, Outbox<Sizes>& outbox, PatternSlots<Sizes>& slots, UndoHistory<Sizes>& history)
        : own_(own), outbox_(outbox), slots_(slots), history_(history) {}

    /// Begins to take the author's newest group of the undo log back, or of the redo log. Whatever is not Done says why
    /// nothing was done: there is none, somebody else changed it since, or there is no room; QueueFull: for now.
    /// `atOnce`: also where it could not be finished just now.
    TookBack start(Author author, bool isUndo, bool atOnce = false);
    /// Goes on with what was begun. True when nothing is left of it.
    bool finish();

private:
    /// Its entries are tried from the newest on. One for which there is no room in the pattern yet, because others of
    /// the group must make it first, is set aside for a second round.
    struct Work {
        bool isUndo{true};
        bool isSecondRound{false};
        std::size_t depth{0};   ///< Of its newest entry: what others did since lies above it.
        std::size_t entries{0}; ///< Of the group.
        std::size_t end{0};     ///< How many of them this round tries.
        std::size_t tried{0};   ///< In this round.
        std::size_t aside{0};   ///< They lie in front, in their order.
    };
    enum class Taken : std::uint8_t { Done, NoRoom, NotNow };

    bool fitsAtOnce(const UndoLog<Sizes>& from, std::size_t depth, std::size_t size);
    Taken take(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to);
    bool takeWhole(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to);
    void clearForLater(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to);
    void perform(const UndoEntry<Sizes>& entry, const Applied<Sizes>& applied, UndoLog<Sizes>& to);

    OwnCopy<Sizes>& own_;
    Outbox<Sizes>& outbox_;
    PatternSlots<Sizes>& slots_;
    UndoHistory<Sizes>& history_;
    RoomCheck<Sizes> room_{own_, outbox_, slots_};
    std::optional<Work> work_{};
};

extern template class TakeBack<Studio>;
extern template class TakeBack<Pocket>;

} // namespace tresillo
