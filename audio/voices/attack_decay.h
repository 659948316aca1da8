// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tresillo::audio {

/// The envelope of a filter: a straight rise, then a fall as the square of the time left. Looked up by frame rather
/// than run, as it moves a filter from grid point to grid point. Thread-safe: no (a value). Realtime-safe: yes.
struct AttackDecay {
    std::int32_t attack{0}; ///< Frames.
    std::int32_t decay{0};  ///< Frames.

    /// 0 to 1, `frame` frames after the note began; before that what it begins with.
    [[nodiscard]] constexpr float at(std::int64_t frame) const {
        if (frame < attack) {
            return frame <= 0 ? 0.0F : static_cast<float>(frame) / static_cast<float>(attack);
        }
        const std::int64_t fallen = frame <= 0 ? 0 : frame - attack;
        if (fallen >= decay) {
            return 0.0F;
        }
        const float left = static_cast<float>(decay - fallen) / static_cast<float>(decay);
        return left * left;
    }
};

} // namespace tresillo::audio
