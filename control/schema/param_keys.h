// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/params/param_id.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo::schema {

/// Which parameters a field may name. A key is unique within each of these sets.
enum class ParamSet : std::uint8_t {
    None,
    Step,       ///< What SetStepParam sets: lockable rows, offsets, the condition, control changes.
    StepValues, ///< The same without the condition, which has a field of its own where a step is shown.
    Track,      ///< The rows of a track, and control changes.
    TrackRows,
    Controls, ///< Control changes alone.
    Sound,    ///< The rows of a Sound.
    Pattern,
    Project,
};

using ParamKey = FixedString<20>;

/// "cutoff", "cc74". Thread-safe: yes. Realtime-safe: yes.
ParamKey keyOf(ParamId id);

/// The parameter of this set with this key. Thread-safe: yes. Realtime-safe: yes.
std::optional<ParamId> paramOf(std::string_view key, ParamSet set);

/// Thread-safe: yes. Realtime-safe: yes.
bool isIn(ParamId id, ParamSet set);

/// For messages: "parameter of a step". Thread-safe: yes. Realtime-safe: yes.
std::string_view describe(ParamSet set);

} // namespace tresillo::schema
