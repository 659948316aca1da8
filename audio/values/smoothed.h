// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/glide.h"
#include "core/params/param_table.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// How long an unlocked change glides.
inline constexpr std::int32_t kGlideMilliseconds = 20;

namespace detail {
/// Sends glide, too, but in a way of their own (sends.h).
constexpr bool followsGrid(const ParamRow& row) {
    return row.scope == Scope::Track && row.smoothed && isOfVoice(row.id);
}

constexpr std::size_t countSmoothed() {
    std::size_t count = 0;
    for (const ParamRow& row : kParamTable) {
        count += followsGrid(row) ? 1U : 0U;
    }
    return count;
}

constexpr auto listSmoothed() {
    std::array<ParamId, countSmoothed()> rows{};
    std::size_t size = 0;
    for (const ParamRow& row : kParamTable) {
        if (followsGrid(row)) {
            rows[size++] = row.id;
        }
    }
    return rows;
}
} // namespace detail

/// The rows of voices that glide, in the table's order; a set of them is a bit mask of places in this list.
inline constexpr auto kSmoothedRows = detail::listSmoothed();
using SmoothedValues = std::array<Glide, kSmoothedRows.size()>;
using SmoothedSet = std::uint32_t;
static_assert(kSmoothedRows.size() <= 32);

/// The place of a row in `kSmoothedRows`; its size when the row does not glide.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::size_t smoothedPlace(ParamId row) {
    std::size_t place = 0;
    while (place < kSmoothedRows.size() && kSmoothedRows[place] != row) {
        ++place;
    }
    return place;
}

/// The same for a row that is known to glide: anything else does not compile.
template <ParamId Row>
inline constexpr std::size_t kSmoothedPlace = [] {
    static_assert(smoothedPlace(Row) < kSmoothedRows.size());
    return smoothedPlace(Row);
}();

/// Thread-safe: yes. Realtime-safe: yes.
constexpr SmoothedSet bitOf(std::size_t place) { return SmoothedSet{1} << place; }
template <ParamId... Rows> inline constexpr SmoothedSet kSetOf = (bitOf(kSmoothedPlace<Rows>) | ...);

} // namespace tresillo::audio
