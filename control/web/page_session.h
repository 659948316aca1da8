// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/holders.h"
#include "control/views/dirty.h"
#include "control/web/peer.h"
#include "control/web/rate.h"
#include "control/web/tick_maker.h"
#include "project/changes/edit_stream.h"
#include "project/changes/undo_log.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::control {

/// A gesture that takes a page several messages, and what it is undone with.
struct PageGesture {
    std::uint32_t number{0};
    UndoGroup group{0};
};

/// What the hub knows of one page. Whatever happens and however slow the page is, this is all that is kept for it.
struct PageSession {
    using Clock = std::chrono::steady_clock;

    PageSession(Peer& other, Author who, const Rate& wholeRate, TickPlace now)
        : peer(&other), author(who), wholes(wholeRate), tick(now) {}

    Peer* peer;
    Author author; ///< As which it holds what it holds.
    views::Dirty dirty{};
    bool looks{false}; ///< It has said at which pattern.
    Rate wholes;       ///< How often whole patterns go to it.
    Clock::time_point wholeAt{};
    TickPlace tick;
    Clock::time_point tickedAt{};
    Clock::time_point projectAt{};
    Message silent{}; ///< As sent last.
    Clock::time_point silentAt{};
    Message recording{}; ///< As sent last.
    Clock::time_point recordingAt{};
    std::optional<PageGesture> gesture{};
    EditStream<Studio> stream{};    ///< What it edits without naming a gesture.
    std::vector<Message> answers{}; ///< Wait until what was sent before is gone.
    bool isBusy{false};             ///< What was sent is not gone yet ...
    Clock::time_point busySince{};  ///< ... since then.
    bool isLeaving{false};          ///< It was hung up on.
    std::uint64_t seen{0};          ///< The hub's count of changes when it was last told of its pattern.
};

} // namespace tresillo::control
