// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo {

/// Reads what a ByteWriter wrote, from bytes that may be anything. Beyond the end, and where a number has no end or is
/// not written as short as it could be, it reads zeros and is broken from then on; ask once, at the end.
/// Thread-safe: no (a value). Realtime-safe: yes.
class ByteReader {
public:
    explicit constexpr ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    constexpr std::uint8_t byte() {
        const std::span<const std::byte> one = bytes(1);
        return one.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(one.front());
    }
    constexpr std::uint32_t word() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32; shift += 8) {
            value |= std::uint32_t{byte()} << shift;
        }
        return isBroken_ ? 0 : value;
    }
    constexpr std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            const bool isLast = (next & 0x80U) == 0;
            const std::uint64_t bits = next & 0x7FU;
            // A tenth byte has one bit; a last byte of zero would have been left out.
            if ((shift == 63 && next > 1) || (isLast && next == 0 && shift > 0)) {
                break;
            }
            value |= bits << shift;
            if (isLast) {
                return isBroken_ ? 0 : value;
            }
        }
        isBroken_ = true;
        return 0;
    }
    constexpr std::int64_t signedNumber() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>((value >> 1U) ^ ((value & 1U) != 0 ? ~std::uint64_t{0} : 0));
    }
    /// The next `size` bytes, where they lie; none when there are not so many.
    constexpr std::span<const std::byte> bytes(std::uint64_t size) {
        isBroken_ = isBroken_ || size > bytes_.size() - at_;
        if (isBroken_) {
            return {};
        }
        const std::span<const std::byte> taken = bytes_.subspan(at_, static_cast<std::size_t>(size));
        at_ += taken.size();
        return taken;
    }
    /// Valid as long as the bytes are.
    std::string_view text() {
        const std::span<const std::byte> taken = bytes(number());
        return {reinterpret_cast<const char*>(taken.data()), taken.size()};
    }

    /// What was read was not there, or was no number: nothing that was read since counts.
    [[nodiscard]] constexpr bool isBroken() const { return isBroken_; }
    [[nodiscard]] constexpr bool isAtEnd() const { return !isBroken_ && at_ == bytes_.size(); }
    /// How many bytes have not been read.
    [[nodiscard]] constexpr std::size_t left() const { return isBroken_ ? 0 : bytes_.size() - at_; }
    /// How many bytes were read.
    [[nodiscard]] constexpr std::size_t position() const { return at_; }

private:
    std::span<const std::byte> bytes_;
    std::size_t at_{0};
    bool isBroken_{false};
};

} // namespace tresillo
