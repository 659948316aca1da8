// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"

namespace tresillo {

/// Whether `frames` frames, the first of them `inCell` frames behind the last grid point, lie within one cell of the
/// 64-frame grid: what every `process` of core/dsp asks of the pieces that it is given.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isInCell(int frames, int inCell) {
    return frames >= 0 && inCell >= 0 && frames + inCell <= static_cast<int>(kControlFrames);
}

} // namespace tresillo
