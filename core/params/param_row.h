// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/choices.h"
#include "core/params/param_id.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Whose value a row is. A Track row that is lockable can also be held by a step.
enum class Scope : std::uint8_t { Track, Step, Pattern, Project };

/// The page of the 4 x 8 panel on which a step's row is reached; `None` rows are edited elsewhere.
enum class PadPage : std::uint8_t { None, Basic, Timing, Modulation };

/// How a bar or knob goes from a row's minimum to its maximum, and by what an LFO moves it.
enum class Taper : std::uint8_t {
    Linear,
    Logarithmic, ///< Alike from each value to its double; from 0 on as the third power.
    Octaves,     ///< Logarithmic, and an LFO moves it by octaves: a frequency.
    Stepped,     ///< A choice or a switch: nothing lies between two values.
};

/// The group under which a surface shows a row of a track or step, in their order: the pages of parameters.
enum class Group : std::uint8_t { None, Trig, Sound, Filter, Acid, Shape, Sends, Lfo, Duck, Step, Track, Notes };

inline constexpr std::size_t kGroups = static_cast<std::size_t>(Group::Notes) + 1;
/// A surface has room for so many rows of one group at a time.
inline constexpr std::size_t kGroupRows = 8;

/// Of which instruments a group shows a row; a track without one counts among those that play samples.
enum class Shown : std::uint8_t { Always, Samples, Synth, Acid, Synthetic, NotAcid };

/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isShown(Shown shown, InstrumentKind instrument) {
    const bool isSynth = instrument == InstrumentKind::Synth;
    const bool isAcid = instrument == InstrumentKind::Acid;
    switch (shown) {
    case Shown::Always:
        return true;
    case Shown::Samples:
        return !isSynth && !isAcid;
    case Shown::Synth:
        return isSynth;
    case Shown::Acid:
        return isAcid;
    case Shown::Synthetic:
        return isSynth || isAcid;
    case Shown::NotAcid:
        return !isAcid;
    }
    return false;
}

/// Whether anything sounds a row yet. One that is not is stored and read as all others, and no surface shows it.
enum class Sounded : std::uint8_t { Now, NotYet };

/// Where a surface shows a row: at most kGroupRows of a group, for one instrument.
struct Placement {
    Group group : 4 {Group::None};
    std::uint8_t order : 4 {0}; ///< Among those of the group, ascending.
    Shown shown : 4 {Shown::Always};
};

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
    bool bipolar : 1;    ///< Drawn from the middle.
    bool lockable : 1;   ///< A step can hold a value of its own.
    bool smoothed : 1;   ///< An unlocked change glides over 20 ms.
    Taper taper : 2 {Taper::Linear};
    std::array<Placement, 2> places{}; ///< Filled from the front.
    PadPage page : 2 {PadPage::None};
    std::uint8_t pads : 2 {0}; ///< Which of the page's four pad pairs, 0-3.
    Sounded sounded : 1 {Sounded::Now};

    /// Thread-safe: yes. Realtime-safe: yes.
    [[nodiscard]] constexpr bool accepts(std::int64_t value) const { return value >= minimum && value <= maximum; }
    [[nodiscard]] constexpr std::int32_t clamp(std::int64_t value) const {
        return static_cast<std::int32_t>(value < minimum ? minimum : value > maximum ? maximum : value);
    }
};

} // namespace tresillo
