// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Edits that belong together and are undone together.
using UndoGroup = std::uint32_t;

/// An inverse, and the gesture that it takes back.
template <class Sizes> struct UndoEntry {
    UndoGroup group{0};
    Edit<Sizes> inverse{};
};

/// The last inverses, newest first out. When it is full the oldest are forgotten, whole groups at a time: half a
/// gesture is never undone. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class UndoLog {
public:
    void push(const UndoEntry<Sizes>& entry) {
        if (size_ == kCapacity) {
            forgetOldestGroup();
        }
        entries_[(first_ + size_) % kCapacity] = entry;
        ++size_;
    }

    [[nodiscard]] std::optional<UndoEntry<Sizes>> pop() {
        if (size_ == 0) {
            return std::nullopt;
        }
        --size_;
        return entries_[(first_ + size_) % kCapacity];
    }

    /// The group that the next `pop` belongs to; 0 when there is none.
    [[nodiscard]] UndoGroup newestGroup() const {
        return size_ == 0 ? 0 : entries_[(first_ + size_ - 1) % kCapacity].group;
    }

    /// How many entries the newest group has.
    [[nodiscard]] std::size_t groupSize() const {
        std::size_t count = 0;
        while (count < size_ && entries_[(first_ + size_ - 1 - count) % kCapacity].group == newestGroup()) {
            ++count;
        }
        return count;
    }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::size_t kCapacity = Sizes::kUndo;

    void forgetOldestGroup() {
        const UndoGroup oldest = entries_[first_].group;
        while (size_ != 0 && entries_[first_].group == oldest) {
            first_ = (first_ + 1) % kCapacity;
            --size_;
        }
    }

    // Without braces: g++ 12 would spell out thousands of initial entries at compile time, in minutes and gigabytes.
    std::array<UndoEntry<Sizes>, kCapacity> entries_;
    std::size_t first_{0};
    std::size_t size_{0};
};

} // namespace tresillo
