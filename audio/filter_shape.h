// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/filter.h"
#include "core/params/choices.h"

namespace tresillo::audio {

/// The shape behind a filter mode that is not off. Thread-safe: yes. Realtime-safe: yes.
constexpr FilterShape shapeOf(FilterMode mode) {
    return mode == FilterMode::HighPass   ? FilterShape::High
           : mode == FilterMode::BandPass ? FilterShape::Band
                                          : FilterShape::Low;
}

} // namespace tresillo::audio
