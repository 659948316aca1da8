// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/params/param_table.h"
#include "core/sequence/sizes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tresillo {

inline constexpr std::size_t kMostKitIdBytes = 64;
using KitId = FixedString<kMostKitIdBytes>;

/// True for the ids of kits: 1 to 64 letters, digits, `-`, `_` or `.`, not starting with a dot.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isKitId(std::string_view text) {
    const auto isAllowed = [](char c) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return isLetter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return !text.empty() && text.size() <= kMostKitIdBytes && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), isAllowed);
}

/// What a place of the project's list of kits names: where its samples lie is found out from this, by whoever plays.
/// Without an id there is no kit at the place, and what plays it is silent.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct ProjectKit {
    KitId id{};
    FixedString<Sizes::kKitNameBytes> name{}; ///< For people, and for finding the kit when its id is not found.
    /// Where to look first, relative to the project's folder; empty also where it is longer than there is room for.
    FixedString<Sizes::kKitPathBytes> path{};

    constexpr bool operator==(const ProjectKit&) const = default;
};

/// As many kits as a track's Kit row can name; a small instrument has room for fewer.
inline constexpr std::size_t kMostKits = static_cast<std::size_t>(rowOf(ParamId::Kit).maximum) + 1;
static_assert(Studio::kKits == kMostKits && Pocket::kKits <= kMostKits);

} // namespace tresillo
