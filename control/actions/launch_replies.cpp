// SPDX-License-Identifier: MIT
#include "control/actions/launch_replies.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tresillo::control {

void LaunchReplies::expect(std::uint32_t serial, Author author, ResultHandler handler) {
    if (handler && waiting_.size() < kMost) {
        waiting_.push_back({.serial = serial, .author = author, .handler = std::move(handler)});
    }
}

void LaunchReplies::leave(Author author) {
    std::erase_if(waiting_, [&](const Waiting& each) { return each.author == author; });
}

void LaunchReplies::notice(const Notice& notice) {
    if (const auto* queued = std::get_if<LaunchQueued>(&notice.what)) {
        queuedBar_ = queued->bar;
    } else if (const auto* load = std::get_if<LoadQueued>(&notice.what)) {
        queuedBar_ = load->bar;
    } else if (const auto* applied = std::get_if<MessageApplied>(&notice.what)) {
        const auto bar = std::exchange(queuedBar_, std::nullopt);
        Result result{.outcome = applied->outcome, .frame = notice.frame};
        if (applied->outcome == Outcome::Done) {
            result.text = bar ? "bar " + std::to_string(*bar + 1) : "now";
            result.value = LaunchTime{bar};
        } else {
            result.text = describe(applied->outcome);
        }
        answer(applied->serial, result);
    } else if (const auto* refused = std::get_if<CommandRefused>(&notice.what)) {
        answer(
            refused->serial,
            {.outcome = Outcome::QueueFull, .text = std::string(describe(Outcome::QueueFull)), .frame = notice.frame});
    }
}

void LaunchReplies::answer(std::uint32_t serial, const Result& result) {
    const auto found =
        std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& each) { return each.serial == serial; });
    if (found != waiting_.end()) {
        const ResultHandler handler = std::move(found->handler);
        waiting_.erase(found);
        handler(result);
    }
}

} // namespace tresillo::control
