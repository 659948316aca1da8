// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/limits.h"
#include "control/web/peer.h"

#include <chrono>
#include <string>
#include <vector>

namespace tresillo::control {

/// What is written to one page: one batch at a time, and answers that wait until the batch before is gone. A page that
/// does not read is hung up on, either because a batch does not go or because it asks for more and more.
///
///     free --write--> busy --sent--> free, or busy with the answers that came meanwhile
///                     busy --too long, or too many answers--> leaving: nothing is written any more
///
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class PageOutbox {
public:
    using Clock = std::chrono::steady_clock;

    PageOutbox(Peer& peer, const Limits& limits) : peer_(&peer), limits_(&limits) {}

    /// Writes a text at once, or as soon as what is under way is gone.
    void tell(std::string text);
    /// Writes a batch; it must be free.
    void write(std::vector<Message> batch, Clock::time_point now);
    /// The batch is gone.
    void sent();
    /// Hangs up where the batch under way takes too long.
    void tick(Clock::time_point now);

    [[nodiscard]] bool isFree() const { return !isBusy_ && !isLeaving_; }
    [[nodiscard]] bool isLeaving() const { return isLeaving_; }

private:
    void hangUp();

    Peer* peer_;
    const Limits* limits_;
    std::vector<Message> answers_{};
    bool isBusy_{false};
    Clock::time_point busySince_{};
    bool isLeaving_{false};
};

} // namespace tresillo::control
