// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/dirty.h"
#include "control/web/page_outbox.h"
#include "control/web/peer.h"
#include "control/web/rate.h"
#include "control/web/tick_maker.h"
#include "project/changes/author.h"

#include <chrono>
#include <cstdint>

namespace tresillo::control {

/// What the hub knows of one page. Whatever happens and however slow the page is, this is all that is kept for it.
struct PageSession {
    using Clock = std::chrono::steady_clock;

    PageSession(Peer& other, Author who, const Limits& limits, TickPlace now)
        : peer(&other),
          author(who),
          as(who),
          outbox(other, limits),
          wholes(limits.wholesPerSecond, 2 * limits.wholesPerSecond),
          tick(now) {}

    Peer* peer;
    Author author;          ///< As which it acts, and holds what it holds.
    Author as;              ///< For whom: whose undo it has. Itself until it joins.
    std::uint32_t visit{0}; ///< Of its `join`; 0: it has not.
    PageOutbox outbox;
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
    Message saving{};      ///< As sent last.
    std::uint64_t seen{0}; ///< The count of changes when it was last told of its pattern.
};

} // namespace tresillo::control
