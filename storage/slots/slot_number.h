// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace tresillo::storage {

/// Which of a project's slots: 1 to 128. Thread-safe: yes (a value). Realtime-safe: no.
class SlotNumber {
public:
    static constexpr int kFirst = 1;
    static constexpr int kLast = 128;
    static constexpr std::string_view kStem = "slot_";

    /// `value` is one of them.
    static SlotNumber of(int value) { return SlotNumber{static_cast<std::uint8_t>(value)}; }
    /// From a number as people and programs write it: "7", "007", "7.0". Error: what was given and what is allowed.
    static Result<SlotNumber> parse(std::string_view text);

    [[nodiscard]] int value() const { return value_; }
    /// `slot_007`, what its files are called.
    [[nodiscard]] std::string stem() const;

    auto operator<=>(const SlotNumber&) const = default;

private:
    explicit SlotNumber(std::uint8_t value) : value_{value} {}

    std::uint8_t value_;
};

} // namespace tresillo::storage
