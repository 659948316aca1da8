// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/model/pad_row.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// A row of a pad of one of the project's kits.
struct PadPlace {
    std::uint8_t kit{0}; ///< The kit's place in the project's list.
    std::uint8_t pad{0};
    PadRow row{};

    constexpr auto operator<=>(const PadPlace&) const = default;
};

struct PadValue {
    PadPlace place{};
    std::int32_t value{0};

    constexpr bool operator==(const PadValue&) const = default;
};

/// What a project sets of its kits' pads otherwise than the kits do, by rising place: equal ones are equal in memory.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class PadValues {
public:
    /// None: the pad is as its kit says.
    [[nodiscard]] constexpr std::optional<std::int32_t> at(const PadPlace& place) const {
        const std::size_t index = find(place);
        return has(index, place) ? std::optional{values_[index].value} : std::nullopt;
    }
    /// False, and nothing done: it is full.
    [[nodiscard]] constexpr bool set(const PadValue& value) {
        const std::size_t index = find(value.place);
        if (has(index, value.place)) {
            values_[index] = value;
            return true;
        }
        return values_.insert(index, value);
    }
    constexpr void clear(const PadPlace& place) {
        const std::size_t index = find(place);
        if (has(index, place)) {
            values_.erase(index);
        }
    }
    [[nodiscard]] constexpr const FixedVector<PadValue, Capacity>& all() const { return values_; }

    constexpr bool operator==(const PadValues&) const = default;

private:
    [[nodiscard]] constexpr std::size_t find(const PadPlace& place) const {
        const auto* found =
            std::lower_bound(values_.begin(), values_.end(), place, [](const PadValue& value, const PadPlace& wanted) {
                return value.place < wanted;
            });
        return static_cast<std::size_t>(found - values_.begin());
    }
    [[nodiscard]] constexpr bool has(std::size_t index, const PadPlace& place) const {
        return index < values_.size() && values_[index].place == place;
    }

    FixedVector<PadValue, Capacity> values_{};
};

} // namespace tresillo
