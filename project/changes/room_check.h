// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/apply.h"
#include "project/changes/undo_log.h"
#include "project/outbox/outbox.h"
#include "project/patterns/own_copy.h"
#include "project/patterns/pattern_slots.h"

#include <cstddef>

namespace tresillo {

/// Whether all of a group still finds the room that it needs, before anything of it is taken back: steps and patterns
/// hold so many notes and locks, a project so many settings of pads, and other authors may have set some since. It is
/// tried on a copy of each pattern, in a free buffer of the outbox; neither the music nor the slots change.
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class RoomCheck {
public:
    RoomCheck(OwnCopy<Sizes>& own, Outbox<Sizes>& outbox, PatternSlots<Sizes>& slots)
        : own_(own), outbox_(outbox), slots_(slots) {}

    /// For the group of `log` whose newest entry lies at `depth`. Done, or: StepFull, LockPoolFull, NotePoolFull,
    /// PadsFull; QueueFull while every buffer is under way, StillLoading and Unreadable as the bank says.
    Outcome check(const UndoLog<Sizes>& log, std::size_t depth);

private:
    bool fitPads(const UndoLog<Sizes>& log, std::size_t depth, std::size_t end) const;
    Outcome checkPattern(const UndoLog<Sizes>& log, std::size_t depth, std::size_t end, PatternId pattern);
    Outcome tryEntries(const UndoLog<Sizes>& log, std::size_t depth, std::size_t end, PatternId pattern);

    OwnCopy<Sizes>& own_;
    Outbox<Sizes>& outbox_;
    PatternSlots<Sizes>& slots_;
};

extern template class RoomCheck<Studio>;
extern template class RoomCheck<Pocket>;

} // namespace tresillo
