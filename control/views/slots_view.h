// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/names.h"
#include "core/model/slot_words.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tresillo::views {

/// A slot of the project that holds something.
struct SlotView {
    std::uint8_t slot{1}; ///< Its number, from 1.
    SlotName name{};
    SlotGenre genre{};
    FixedVector<SlotTag, 8> tags{};
    PatternName pattern{};    ///< What the pattern in it is called.
    std::int32_t milliBpm{0}; ///< The pattern's tempo; 0: unknown.
    std::int64_t savedAt{0};  ///< Seconds since 1970; 0: unknown.
    std::string problem{};    ///< Why it cannot be read, or why a backup stands for it; empty: neither.
    bool isReadable{true};
};

/// The project's slots, by number.
struct SlotsView {
    std::vector<SlotView> slots{};
};

} // namespace tresillo::views
