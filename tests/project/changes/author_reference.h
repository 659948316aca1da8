// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/sizes.h"
#include "project/changes/took_back.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tresillo::test {

/// What several authors' changes, undo and redo should come to, said a second time: eight places, each with a value.
class AuthorReference {
public:
    struct Group {
        Author author{};
        std::vector<std::pair<std::size_t, std::int32_t>> values{}; ///< Place, and what it is set to by taking it back.
    };

    std::array<std::int32_t, 8> values{};

    void commit(Author author, const std::vector<std::pair<std::size_t, std::int32_t>>& changes) {
        std::vector<Group> hit;
        std::vector<Group> kept;
        Group made{.author = author};
        for (const auto& [place, value] : changes) {
            made.values.emplace_back(place, std::exchange(values[place], value));
        }
        for (std::size_t at = undone_.size(); at > 0; --at) {
            const Group& group = undone_[at - 1];
            const bool isEnded =
                group.author == author || meet(group, made) || std::any_of(hit.begin(), hit.end(), [&](const Group& h) {
                    return h.author == group.author || meet(h, group);
                });
            (isEnded ? hit : kept).push_back(group);
        }
        undone_.assign(kept.rbegin(), kept.rend());
        push(done_, made);
    }
    TookBack undo(Author author) { return take(author, done_, undone_); }
    TookBack redo(Author author) { return take(author, undone_, done_); }

private:
    static bool meet(const Group& one, const Group& other) {
        return std::any_of(one.values.begin(), one.values.end(), [&](const auto& mine) {
            return std::any_of(
                other.values.begin(), other.values.end(), [&](const auto& its) { return its.first == mine.first; });
        });
    }
    static void push(std::vector<Group>& log, const Group& group) {
        log.push_back(group);
        const auto entries = [&] {
            std::size_t count = 0;
            for (const Group& each : log) {
                count += each.values.size();
            }
            return count;
        };
        while (entries() > Pocket::kUndo) {
            log.erase(log.begin());
        }
    }
    TookBack take(Author author, std::vector<Group>& from, std::vector<Group>& to) {
        for (std::size_t at = from.size(); at > 0; --at) {
            if (from[at - 1].author != author) {
                continue;
            }
            Group group = from[at - 1];
            for (std::size_t later = from.size(); later > at; --later) {
                if (meet(from[later - 1], group)) {
                    return {.outcome = Outcome::ChangedByOther, .by = from[later - 1].author};
                }
            }
            for (auto& [place, value] : group.values) {
                std::swap(value, values[place]);
            }
            from.erase(from.begin() + static_cast<std::ptrdiff_t>(at - 1));
            push(to, group);
            return {};
        }
        return {.outcome = Outcome::NothingToDo};
    }

    std::vector<Group> done_{};
    std::vector<Group> undone_{};
};

} // namespace tresillo::test
