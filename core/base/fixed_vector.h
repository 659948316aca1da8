// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>

namespace tresillo {

/// A vector whose room lies inside it: no heap, trivially copyable when T is. `push` refuses when it is full.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class T, std::size_t Capacity> class FixedVector {
    static_assert(std::is_trivially_copyable_v<T>);
    using Size = std::conditional_t<Capacity <= std::numeric_limits<std::uint8_t>::max(), std::uint8_t, std::uint16_t>;
    static_assert(Capacity <= std::numeric_limits<Size>::max());

public:
    [[nodiscard]] constexpr bool push(const T& item) {
        if (full()) {
            return false;
        }
        items_[size_++] = item;
        return true;
    }

    /// Puts `item` at `index` and moves the rest up. `index` <= size(). False, and nothing done, when it is full.
    [[nodiscard]] constexpr bool insert(std::size_t index, const T& item) {
        require(index <= size_);
        if (full()) {
            return false;
        }
        for (std::size_t place = size_; place > index; --place) {
            items_[place] = items_[place - 1];
        }
        items_[index] = item;
        ++size_;
        return true;
    }

    /// Takes the item at `index` out and closes the gap; the order of the others stays. `index` < size().
    constexpr void erase(std::size_t index) {
        require(index < size_);
        for (std::size_t next = index + 1; next < size_; ++next) {
            items_[next - 1] = items_[next];
        }
        --size_;
    }

    constexpr void clear() { size_ = 0; }
    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] constexpr bool full() const { return size_ == Capacity; }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }
    [[nodiscard]] static constexpr std::size_t capacity() { return Capacity; }

    /// `index` < size().
    constexpr T& operator[](std::size_t index) {
        require(index < size_);
        return items_[index];
    }
    constexpr const T& operator[](std::size_t index) const {
        require(index < size_);
        return items_[index];
    }
    constexpr T* begin() { return items_.data(); }
    constexpr T* end() { return items_.data() + size_; }
    [[nodiscard]] constexpr const T* begin() const { return items_.data(); }
    [[nodiscard]] constexpr const T* end() const { return items_.data() + size_; }
    [[nodiscard]] constexpr std::span<const T> view() const { return {items_.data(), size_}; }

    friend constexpr bool operator==(const FixedVector& a, const FixedVector& b) {
        if (a.size_ != b.size_) {
            return false;
        }
        for (std::size_t index = 0; index < a.size_; ++index) {
            if (!(a.items_[index] == b.items_[index])) {
                return false;
            }
        }
        return true;
    }

private:
    std::array<T, Capacity> items_{};
    Size size_{0};
};

} // namespace tresillo
