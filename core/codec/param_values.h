// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/require.h"
#include "core/codec/decoded.h"
#include "core/params/param_table.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// What names a parameter in a record: its row's stable id; a control change's lie behind those of the rows. `id` is
/// one of the table's. Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint32_t stableIdOf(ParamId id) {
    require(isControlChange(id) || indexOf(id) < kParamTable.size());
    const std::uint32_t first = rowOf(id).stableId;
    return isControlChange(id) ? first + controlChangeNumber(id) : first;
}

namespace detail {

struct StableName {
    std::uint16_t stableId{0};
    ParamId id{};
};

// By rising stable id.
constexpr auto listStableNames() {
    std::array<StableName, kParamRows> names{};
    std::size_t size = 0;
    for (const ParamRow& row : kParamTable) {
        std::size_t at = size++;
        for (; at > 0 && names[at - 1].stableId > row.stableId; --at) {
            names[at] = names[at - 1];
        }
        names[at] = {.stableId = row.stableId, .id = row.id};
    }
    return names;
}

inline constexpr auto kStableNames = listStableNames();

} // namespace detail

/// The parameter of a stable id; none where this version has none. Thread-safe: yes. Realtime-safe: yes.
constexpr std::optional<ParamId> paramOfStableId(std::uint64_t stableId) {
    constexpr std::uint64_t kControlChanges = kControlChangeRow.stableId;
    if (stableId >= kControlChanges && stableId < kControlChanges + 128) {
        return controlChange(static_cast<std::uint8_t>(stableId - kControlChanges));
    }
    std::size_t low = 0;
    std::size_t high = detail::kStableNames.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (detail::kStableNames[middle].stableId < stableId) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const bool isKnown = low < detail::kStableNames.size() && detail::kStableNames[low].stableId == stableId;
    return isKnown ? std::optional{detail::kStableNames[low].id} : std::nullopt;
}

/// A stable id and a value, as they are stored. Thread-safe: yes. Realtime-safe: yes.
struct StoredValue {
    std::uint64_t stableId{0};
    std::int64_t value{0};

    [[nodiscard]] constexpr std::optional<ParamId> id() const { return paramOfStableId(stableId); }
    /// Done, or OutOfRange; a parameter that this version has not accepts what it is given.
    [[nodiscard]] constexpr Decoded check() const {
        const std::optional<ParamId> known = id();
        return known && !rowOf(*known).accepts(value) ? Decoded::OutOfRange : Decoded::Done;
    }
};

constexpr void write(ByteWriter& writer, const StoredValue& value) {
    writer.number(value.stableId);
    writer.signedNumber(value.value);
}
constexpr void writeValue(ByteWriter& writer, ParamId id, std::int32_t value) {
    write(writer, StoredValue{.stableId = stableIdOf(id), .value = value});
}
constexpr StoredValue readValue(ByteReader& reader) {
    const std::uint64_t stableId = reader.number();
    return {.stableId = stableId, .value = reader.signedNumber()};
}

} // namespace tresillo
