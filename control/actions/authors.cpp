// SPDX-License-Identifier: MIT
#include "control/actions/authors.h"

#include <algorithm>

namespace tresillo::control {

void Authors::speakFor(Author connection, Author author, std::string_view name) {
    leave(connection);
    connections_.push_back({.connection = connection, .author = author});
    std::erase_if(names_, [&](const Name& each) { return each.author == author; });
    if (names_.size() == kMostNames) {
        names_.erase(names_.begin());
    }
    names_.push_back({.author = author, .name = std::string(name)});
}

void Authors::leave(Author connection) {
    std::erase_if(connections_, [&](const Connection& each) { return each.connection == connection; });
}

Author Authors::of(Author connection) const {
    const auto found = std::find_if(connections_.begin(), connections_.end(), [&](const Connection& each) {
        return each.connection == connection;
    });
    return found == connections_.end() ? connection : found->author;
}

std::string_view Authors::nameOf(Author author) const {
    const auto found =
        std::find_if(names_.begin(), names_.end(), [&](const Name& each) { return each.author == author; });
    return found == names_.end() ? "somebody else" : std::string_view(found->name);
}

} // namespace tresillo::control
