// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/music_actions.h"
#include "project/changes/author.h"
#include "project/changes/edit_stream.h"
#include "project/changes/undo_log.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::control {

/// What each author last changed, so that what belongs together is undone together: changes that name one gesture by
/// its number, and changes without a number that come to the same places with short pauses. Two authors never share
/// a group. A message without a number ends the gesture that was named before.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class EditGroups {
public:
    /// The group that these changes of `author` go on with; none when they begin one. `now`: milliseconds from any
    /// origin, never falling.
    [[nodiscard]] std::optional<UndoGroup> groupOf(Author author, const EditPattern& action, std::int64_t now) const;

    /// They were performed as part of `group`; `hasChanged`: and did something.
    void performed(Author author, const EditPattern& action, std::int64_t now, UndoGroup group, bool hasChanged);

    void leave(Author author);

private:
    struct Numbered {
        std::uint32_t number{0};
        UndoGroup group{0};
    };
    struct Hand {
        Author author{};
        std::optional<Numbered> gesture{};
        EditStream<Studio> stream{};
    };

    std::vector<Hand> hands_{};
};

} // namespace tresillo::control
