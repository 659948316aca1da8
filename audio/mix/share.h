// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/level.h"
#include "core/engine/param_source.h"

namespace tresillo::audio {

/// A project row of thousandths as a number of 0 to 1. Thread-safe: yes. Realtime-safe: yes.
inline float shareOf(const ParamSource& source, ParamId row) {
    return static_cast<float>(source.projectParam(row)) * kPerMille;
}

} // namespace tresillo::audio
