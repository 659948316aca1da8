// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/sequence/pattern.h"
#include "project/ports/pattern_bank.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace tresillo {

/// Places for patterns as they were when they came. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes, std::size_t Places> class WholePatterns {
public:
    // Not defaulted, so that memory which nobody ever needs is not touched.
    WholePatterns() {} // NOLINT(modernize-use-equals-default)

    void save(std::uint8_t place, const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) {
        std::memcpy(at(place), &pattern, sizeof pattern);
        names_[place] = names;
    }
    void load(std::uint8_t place, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) const {
        std::memcpy(&pattern, at(place), sizeof pattern);
        names = names_[place];
    }

private:
    static_assert(std::is_trivially_copyable_v<Pattern<Sizes>>);

    // A place is less than Places.
    [[nodiscard]] std::byte* at(std::uint8_t place) {
        require(place < Places);
        return &room_[place * sizeof(Pattern<Sizes>)];
    }
    [[nodiscard]] const std::byte* at(std::uint8_t place) const {
        require(place < Places);
        return &room_[place * sizeof(Pattern<Sizes>)];
    }

    alignas(Pattern<Sizes>) std::array<std::byte, Places * sizeof(Pattern<Sizes>)> room_;
    std::array<TrackNames<Sizes>, Places> names_{};
};

} // namespace tresillo
