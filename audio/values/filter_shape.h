// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/filter.h"
#include "core/params/choices.h"
#include "core/params/param_table.h"

#include <algorithm>

namespace tresillo::audio {

/// The shape behind a filter mode that is not off. Thread-safe: yes. Realtime-safe: yes.
constexpr FilterShape shapeOf(FilterMode mode) {
    return mode == FilterMode::HighPass   ? FilterShape::High
           : mode == FilterMode::BandPass ? FilterShape::Band
                                          : FilterShape::Low;
}

/// A corner that is moved away from its row's value, in hertz, stays within the row's range.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr float limitCutoff(float hertz) {
    constexpr auto kLowest = static_cast<float>(rowOf(ParamId::Cutoff).minimum);
    constexpr auto kHighest = static_cast<float>(rowOf(ParamId::Cutoff).maximum);
    return std::clamp(hertz, kLowest, kHighest);
}

} // namespace tresillo::audio
