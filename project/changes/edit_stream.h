// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/base/hash.h"
#include "project/changes/undo_log.h"

#include <cstdint>
#include <optional>
#include <span>

namespace tresillo {

/// The edits of one author who does not say where a gesture begins and ends (an OSC sender, a MIDI knob, a page's
/// wheel): those that come to the same places with pauses under `kPause` are one gesture. Several knobs may be turned
/// at once. Knows no clock: the time is handed in, in milliseconds from any origin, and never falls.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class EditStream {
public:
    static constexpr std::int64_t kPause{500}; ///< Milliseconds.

    /// The group of the gesture that these changes of one pattern go on with; none when they begin one.
    [[nodiscard]] std::optional<UndoGroup> groupOf(
        PatternId pattern, std::span<const Change<Sizes>> changes, std::int64_t now) const {
        const auto key = keyOf(pattern, changes);
        for (const Known& known : known_) {
            if (key && known.key == *key && now - known.last < kPause) {
                return known.group;
            }
        }
        return std::nullopt;
    }

    /// They were made as part of `group`.
    void made(PatternId pattern, std::span<const Change<Sizes>> changes, std::int64_t now, UndoGroup group) {
        const auto key = keyOf(pattern, changes);
        for (std::size_t index = known_.size(); index > 0; --index) {
            if (now - known_[index - 1].last >= kPause || known_[index - 1].key == key) {
                known_.erase(index - 1);
            }
        }
        if (key) {
            if (known_.full()) {
                known_.erase(0);
            }
            (void)known_.push({.key = *key, .group = group, .last = now});
        }
    }

private:
    struct Known {
        std::uint64_t key{0};
        UndoGroup group{0};
        std::int64_t last{0};
    };

    // Names the places, in their order. A section inserted twice is two things, and so is one removed.
    static std::optional<std::uint64_t> keyOf(PatternId pattern, std::span<const Change<Sizes>> changes) {
        Hash hash{};
        for (const Change<Sizes>& change : changes) {
            const ChangeScope scope = scopeOf<Sizes>(pattern, change);
            if (scope.kind == ScopeKind::SongOrder) {
                return std::nullopt;
            }
            hash = hash.with(static_cast<std::uint64_t>(scope.kind)).with(scope.pattern.value).with(scope.track);
            hash = hash.with(scope.step).with(scope.index);
        }
        return hash.state;
    }

    FixedVector<Known, 16> known_{}; ///< The one used longest ago comes first.
};

} // namespace tresillo
