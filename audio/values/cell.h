// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

namespace tresillo::audio {

/// Frames from one point of the grid on which gliding values are told to the next.
inline constexpr int kCell = static_cast<int>(kControlFrames);

/// What a straight line from one of them to the next covers of its way in a frame.
inline constexpr float kPerFrame = 1.0F / static_cast<float>(kCell);

/// How many frames `at` lies behind the last point of the absolute 64-frame grid.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr int inCell(Frames at) { return static_cast<int>(at.value % kControlFrames); }

} // namespace tresillo::audio
