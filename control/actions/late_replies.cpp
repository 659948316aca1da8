// SPDX-License-Identifier: MIT
#include "control/actions/late_replies.h"

#include <algorithm>
#include <utility>

namespace tresillo::control {

std::uint64_t LateReplies::expect(Author author, ResultHandler handler) {
    waiting_.push_back({.number = ++last_, .author = author, .handler = std::move(handler)});
    return last_;
}

void LateReplies::leave(Author author) {
    for (Waiting& each : waiting_) {
        if (each.author == author) {
            each.handler = {};
        }
    }
}

void LateReplies::answer(std::uint64_t number, const Result& result) {
    const auto found = std::ranges::find(waiting_, number, &Waiting::number);
    if (found == waiting_.end()) {
        return;
    }
    const ResultHandler handler = std::move(found->handler);
    waiting_.erase(found);
    if (handler) {
        handler(result);
    }
}

} // namespace tresillo::control
