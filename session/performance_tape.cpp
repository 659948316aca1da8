// SPDX-License-Identifier: MIT
#include "session/performance_tape.h"

#include <algorithm>

namespace tresillo::session {

void PerformanceTape::sent(const QueueMessage<Studio>& message, const Pattern<Studio>* content) {
    underWay_.push_back(
        {.serial = message.serial,
         .body = message.body,
         .content = content == nullptr ? nullptr : std::make_shared<const Pattern<Studio>>(*content)});
}

// What was refused left everything as it was, and does so again when it is replayed.
void PerformanceTape::applied(std::uint32_t serial, Frames frame, Outcome /*outcome*/) {
    const auto found =
        std::find_if(underWay_.begin(), underWay_.end(), [&](const Sent& message) { return message.serial == serial; });
    if (found != underWay_.end()) {
        entries_.push_back({.frame = frame, .body = found->body, .content = found->content});
        underWay_.erase(found);
    }
}

void PerformanceTape::refused(std::uint32_t serial) {
    std::erase_if(underWay_, [&](const Sent& message) { return message.serial == serial; });
}

} // namespace tresillo::session
