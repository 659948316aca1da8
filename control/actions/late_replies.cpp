// SPDX-License-Identifier: MIT
#include "control/actions/late_replies.h"

#include <algorithm>
#include <utility>

namespace tresillo::control {

bool LateReplies::hasAnsweredAll() const {
    return std::ranges::none_of(waiting_, [](const Waiting& each) { return static_cast<bool>(each.handler); });
}

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

ResultHandler LateReplies::take(std::uint64_t number) {
    const auto found = std::ranges::find(waiting_, number, &Waiting::number);
    if (found == waiting_.end()) {
        return {};
    }
    ResultHandler handler = std::move(found->handler);
    waiting_.erase(found);
    return handler;
}

void LateReplies::answer(std::uint64_t number, const Result& result) {
    if (const ResultHandler handler = take(number)) {
        handler(result);
    }
}

} // namespace tresillo::control
