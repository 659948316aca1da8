// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math.h"
#include "core/params/param_table.h"

namespace tresillo::audio {

/// Rows that go from 0 to 1 hold thousandths.
inline constexpr float kPerMille = 0.001F;

/// A level in tenths of a decibel as a factor; the rows' lowest value is silence, 0 is exactly 1.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr float levelGain(float tenths) {
    static_assert(rowOf(ParamId::Level).minimum == rowOf(ParamId::MasterLevel).minimum);
    constexpr auto kSilent = static_cast<float>(rowOf(ParamId::Level).minimum);
    return tenths <= kSilent ? 0.0F : gainOfDecibels(tenths / 10.0F);
}

} // namespace tresillo::audio
