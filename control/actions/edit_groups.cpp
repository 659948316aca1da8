// SPDX-License-Identifier: MIT
#include "control/actions/edit_groups.h"

#include <algorithm>

namespace tresillo::control {

std::optional<UndoGroup> EditGroups::groupOf(Author author, const EditPattern& action, std::int64_t now) const {
    const auto hand =
        std::find_if(hands_.begin(), hands_.end(), [&](const Hand& each) { return each.author == author; });
    if (hand == hands_.end()) {
        return std::nullopt;
    }
    if (!action.gesture) {
        return hand->stream.groupOf(action.pattern, action.edits, now);
    }
    const bool goesOn = hand->gesture && hand->gesture->number == *action.gesture;
    return goesOn ? std::optional{hand->gesture->group} : std::nullopt;
}

void EditGroups::performed(
    Author author, const EditPattern& action, std::int64_t now, UndoGroup group, bool hasChanged) {
    auto hand = std::find_if(hands_.begin(), hands_.end(), [&](const Hand& each) { return each.author == author; });
    if (hand == hands_.end()) {
        hand = hands_.insert(hands_.end(), Hand{.author = author});
    }
    hand->gesture.reset();
    if (action.gesture) {
        hand->gesture = Numbered{.number = *action.gesture, .group = group};
    } else if (hasChanged) {
        hand->stream.made(action.pattern, action.edits, now, group);
    }
}

void EditGroups::leave(Author author) {
    std::erase_if(hands_, [&](const Hand& each) { return each.author == author; });
}

} // namespace tresillo::control
