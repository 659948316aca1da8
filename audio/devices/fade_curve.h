// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>

namespace tresillo::audio {

/// How long sound takes to come or to go where a device or a source changes in the midst of music.
inline constexpr std::int32_t kFadeMilliseconds = 10;

constexpr std::int32_t fadeFrames(SampleRate rate) { return std::max(rate.hz * kFadeMilliseconds / 1000, 1); }

/// The gain after `step` of `length` frames on the way from silence to full: 3 g^2 - 2 g^3 of the part g that is gone,
/// which is level at both ends, so that its own slope never adds to that of the music.
constexpr float fadeGain(std::int32_t step, std::int32_t length) {
    const float part = static_cast<float>(step) / static_cast<float>(length);
    return part * part * (3.0F - 2.0F * part);
}

} // namespace tresillo::audio
