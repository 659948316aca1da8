// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace tresillo::bench {

/// Bytes from the most significant on, as OSC and SuperCollider write their numbers.
class BigEndian {
public:
    template <std::unsigned_integral Number> void add(Number value) {
        for (int shift = 8 * (static_cast<int>(sizeof value) - 1); shift >= 0; shift -= 8) {
            bytes_.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> shift)));
        }
    }
    void add(std::int32_t value) { add(static_cast<std::uint32_t>(value)); }
    void add(float value);
    void add(std::string_view bytes) { bytes_ += bytes; }
    /// A length in one byte, then the characters.
    void addShort(std::string_view text);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// A message of Open Sound Control 1.0: an address, then arguments in their order.
class OscMessage {
public:
    explicit OscMessage(std::string_view address) : address_(address) {}

    OscMessage& with(std::int32_t value);
    OscMessage& with(float value);
    OscMessage& with(std::string_view text);
    OscMessage& withBlob(std::string_view bytes);

    [[nodiscard]] std::string bytes() const;

private:
    std::string address_;
    std::string types_{","};
    BigEndian arguments_;
};

/// Messages for one moment.
class OscBundle {
public:
    /// Counted from the start, not from 1900: that is how scores have it.
    explicit OscBundle(double seconds);

    void add(const OscMessage& message);
    /// With its length before it, as scores of scsynth have it.
    [[nodiscard]] std::string counted() const;

private:
    BigEndian bytes_;
};

} // namespace tresillo::bench
