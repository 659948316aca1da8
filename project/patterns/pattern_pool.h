// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/model/song.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Which pattern is in which slot, and which slot may be used for another: the one that was used least recently and is
/// not pinned. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class PatternPool {
public:
    [[nodiscard]] std::optional<std::uint8_t> find(PatternId id) const {
        for (std::uint8_t slot = 0; slot < Sizes::kSlots; ++slot) {
            if (entries_[slot].isUsed && entries_[slot].id == id) {
                return slot;
            }
        }
        return std::nullopt;
    }

    /// A slot that may take another pattern; none when all are pinned.
    [[nodiscard]] std::optional<std::uint8_t> victim() const {
        std::optional<std::uint8_t> oldest;
        for (std::uint8_t slot = 0; slot < Sizes::kSlots; ++slot) {
            const Entry& entry = entries_[slot];
            if (!entry.isUsed) {
                return slot;
            }
            if (!entry.isPinned && (!oldest || entry.lastUse < entries_[*oldest].lastUse)) {
                oldest = slot;
            }
        }
        return oldest;
    }

    // A slot is less than Sizes::kSlots.

    void assign(std::uint8_t slot, PatternId id) { at(slot) = {.id = id, .isUsed = true, .lastUse = ++uses_}; }
    void touch(std::uint8_t slot) { at(slot).lastUse = ++uses_; }

    void unpinAll() {
        for (Entry& entry : entries_) {
            entry.isPinned = false;
        }
    }
    void pin(std::uint8_t slot) { at(slot).isPinned = true; }
    [[nodiscard]] bool isUsed(std::uint8_t slot) const { return at(slot).isUsed; }
    [[nodiscard]] PatternId idOf(std::uint8_t slot) const { return at(slot).id; }

private:
    struct Entry {
        PatternId id{};
        bool isUsed{false};
        bool isPinned{false};
        std::uint64_t lastUse{0};
    };
    [[nodiscard]] Entry& at(std::uint8_t slot) {
        require(slot < Sizes::kSlots);
        return entries_[slot];
    }
    [[nodiscard]] const Entry& at(std::uint8_t slot) const {
        require(slot < Sizes::kSlots);
        return entries_[slot];
    }

    std::array<Entry, Sizes::kSlots> entries_{};
    std::uint64_t uses_{0};
};

} // namespace tresillo
