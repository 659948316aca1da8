// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo {

/// Writes numbers and bytes one behind the other into somebody's room: little-endian, small numbers short. Beyond the
/// end nothing is written and the writer stays full; ask once, at the end.
/// Thread-safe: no (a value). Realtime-safe: yes.
class ByteWriter {
public:
    explicit constexpr ByteWriter(std::span<std::byte> room) : room_(room) {}
    /// One that only counts what it would write.
    static constexpr ByteWriter counting() {
        ByteWriter writer{{}};
        writer.isCounting_ = true;
        return writer;
    }

    constexpr void byte(std::uint8_t value) {
        if (std::byte* const at = take(1)) {
            *at = static_cast<std::byte>(value);
        }
    }
    constexpr void word(std::uint32_t value) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            byte(static_cast<std::uint8_t>(value >> shift));
        }
    }
    /// Seven bits a byte, the lowest first, the eighth says that another byte follows (LEB128, as in DWARF): 1 to 10
    /// bytes.
    constexpr void number(std::uint64_t value) {
        constexpr std::uint64_t kMore = 0x80;
        for (; value >= kMore; value >>= 7U) {
            byte(static_cast<std::uint8_t>(value | kMore));
        }
        byte(static_cast<std::uint8_t>(value));
    }
    /// A number with a sign, small ones of either sign short: 0, -1, 1, -2 ... as 0, 1, 2, 3 ...
    constexpr void signedNumber(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    /// As they are, without their number.
    constexpr void bytes(std::span<const std::byte> values) {
        if (std::byte* const at = take(values.size())) {
            std::copy_n(values.data(), values.size(), at);
        }
    }
    /// Its length, then its bytes.
    void text(std::string_view value) {
        number(value.size());
        bytes(std::as_bytes(std::span{value}));
    }

    [[nodiscard]] constexpr bool isCounting() const { return isCounting_; }
    /// Something did not fit: what was written is not whole.
    [[nodiscard]] constexpr bool isFull() const { return isFull_; }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }
    /// Not of one that only counts.
    [[nodiscard]] constexpr std::span<const std::byte> written() const { return room_.first(size_); }
    /// Writes a word over what stands at `at`; four bytes were written there.
    constexpr void overwrite(std::size_t at, std::uint32_t value) {
        require(at + 4 <= size_ || isFull_);
        if (!isFull_ && !isCounting_) {
            ByteWriter{room_.subspan(at, 4)}.word(value);
        }
    }
    /// Forgets what was written behind `size`, which is at most size(), and that something did not fit.
    constexpr void cut(std::size_t size) {
        require(size <= size_);
        size_ = size;
        isFull_ = false;
    }

private:
    constexpr std::byte* take(std::size_t size) {
        if (isCounting_) {
            size_ += size;
            return nullptr;
        }
        isFull_ = isFull_ || size > room_.size() - size_;
        if (isFull_ || size == 0) {
            return nullptr;
        }
        std::byte* const at = room_.data() + size_;
        size_ += size;
        return at;
    }

    std::span<std::byte> room_;
    std::size_t size_{0};
    bool isFull_{false};
    bool isCounting_{false};
};

} // namespace tresillo
