// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>

namespace tresillo {

/// Edits that belong together and are undone together.
using UndoGroup = std::uint32_t;

/// An inverse, and the gesture that it takes back.
template <class Sizes> struct UndoEntry {
    UndoGroup group{0};
    Edit<Sizes> inverse{};
    std::optional<std::uint8_t> whole{}; ///< The inverse is a whole pattern, remembered at this place.
};

/// The last inverses, newest first out. When it is full the oldest are forgotten, whole groups at a time: half a
/// gesture is never undone. One that outgrows the log cannot be undone at all.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class UndoLog {
public:
    // Not defaulted: a defaulted constructor would first clear the whole room, a megabyte that nobody may ever need.
    UndoLog() {} // NOLINT(modernize-use-equals-default)

    void push(const UndoEntry<Sizes>& entry) {
        if (size_ == kCapacity) {
            forgetOldestGroup(entry.group);
        }
        if (lost_ == entry.group) {
            return;
        }
        lost_.reset();
        const std::size_t place = (first_ + size_) % kCapacity;
        groups_[place] = entry.group;
        wholes_[place] = entry.whole;
        std::memcpy(&room_[place * sizeof(Edit<Sizes>)], &entry.inverse, sizeof(Edit<Sizes>));
        ++size_;
    }

    /// The entry that `pop` would take.
    [[nodiscard]] std::optional<UndoEntry<Sizes>> newest() const {
        if (size_ == 0) {
            return std::nullopt;
        }
        const std::size_t place = (first_ + size_ - 1) % kCapacity;
        UndoEntry<Sizes> entry{.group = groups_[place], .whole = wholes_[place]};
        std::memcpy(&entry.inverse, &room_[place * sizeof(Edit<Sizes>)], sizeof(Edit<Sizes>));
        return entry;
    }

    [[nodiscard]] std::optional<UndoEntry<Sizes>> pop() {
        const auto entry = newest();
        size_ -= entry ? 1U : 0U;
        return entry;
    }

    /// The group that the next `pop` belongs to; 0 when there is none.
    [[nodiscard]] UndoGroup newestGroup() const { return size_ == 0 ? 0 : groups_[(first_ + size_ - 1) % kCapacity]; }

    /// Whether what belongs to `group` may follow: nothing else came since. So a group always stands in one piece.
    [[nodiscard]] bool isNewest(UndoGroup group) const { return size_ == 0 ? lost_ == group : newestGroup() == group; }

    /// Whether so many entries more of `group` can be remembered with those that it has.
    [[nodiscard]] bool fits(UndoGroup group, std::size_t entries) const {
        return lost_ != group && entries + (newestGroup() == group ? groupSize() : 0) <= kCapacity;
    }

    /// How many entries the newest group has.
    [[nodiscard]] std::size_t groupSize() const {
        std::size_t count = 0;
        while (count < size_ && groups_[(first_ + size_ - 1 - count) % kCapacity] == newestGroup()) {
            ++count;
        }
        return count;
    }

    /// Whether an entry needs the pattern that is remembered at this place.
    [[nodiscard]] bool needs(std::uint8_t whole) const {
        for (std::size_t index = 0; index < size_; ++index) {
            if (wholes_[(first_ + index) % kCapacity] == whole) {
                return true;
            }
        }
        return false;
    }

    /// `current` is the group that is being made: when it is the oldest, what else comes of it is not taken either.
    void forgetOldestGroup(UndoGroup current) {
        const UndoGroup oldest = groups_[first_];
        while (size_ != 0 && groups_[first_] == oldest) {
            first_ = (first_ + 1) % kCapacity;
            --size_;
        }
        lost_ = oldest == current ? std::optional{current} : std::nullopt;
    }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::size_t kCapacity = Sizes::kUndo;
    static_assert(std::is_trivially_copyable_v<Edit<Sizes>>);

    std::array<UndoGroup, kCapacity> groups_{};
    std::array<std::optional<std::uint8_t>, kCapacity> wholes_{};
    /// Inverses as bytes: what holds none is never touched.
    alignas(Edit<Sizes>) std::array<std::byte, kCapacity * sizeof(Edit<Sizes>)> room_;
    std::size_t first_{0};
    std::size_t size_{0};
    std::optional<UndoGroup> lost_{}; ///< Outgrew the log.
};

} // namespace tresillo
