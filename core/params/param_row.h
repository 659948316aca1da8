// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/param_id.h"

#include <cstdint>

namespace tresillo {

/// Whose value a row is. A Track row that is lockable can also be held by a step.
enum class Scope : std::uint8_t { Track, Step, Pattern, Project };

/// The page of the 4 x 8 panel on which a step's row is reached; `None` rows are edited elsewhere.
enum class PadPage : std::uint8_t { None, Basic, Timing, Modulation };

/// The numbers of one parameter: trivially copyable, safe to read on the audio thread. Its words are in words.h.
struct ParamRow {
    ParamId id;
    std::uint16_t stableId; ///< In binary records, for ever; never reused.
    Scope scope;
    std::int32_t minimum;
    std::int32_t maximum;
    std::int32_t initial;
    std::int32_t step;   ///< What one detent of a knob adds.
    std::uint8_t digits; ///< Shown value = value / 10^digits.
    bool bipolar;        ///< Drawn from the middle.
    bool lockable;       ///< A step can hold a value of its own.
    bool smoothed;       ///< An unlocked change glides over 20 ms.
    PadPage page{PadPage::None};
    std::uint8_t pads{0}; ///< Which of the page's four pad pairs, 0-3.

    /// Thread-safe: yes. Realtime-safe: yes.
    [[nodiscard]] constexpr bool accepts(std::int64_t value) const { return value >= minimum && value <= maximum; }
    [[nodiscard]] constexpr std::int32_t clamp(std::int64_t value) const {
        return static_cast<std::int32_t>(value < minimum ? minimum : value > maximum ? maximum : value);
    }
};

} // namespace tresillo
