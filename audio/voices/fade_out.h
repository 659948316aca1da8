// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"

#include <algorithm>
#include <cstdint>

namespace tresillo::audio {

/// How a voice falls silent that is stolen, choked or stopped: in a straight line, from whatever frame on.
/// Thread-safe: no. Realtime-safe: yes.
class FadeOut {
public:
    static constexpr std::int32_t kMilliseconds = 3;

    constexpr FadeOut() = default;
    constexpr explicit FadeOut(SampleRate rate)
        : length_(static_cast<std::int32_t>(ceilDiv(std::int64_t{kMilliseconds} * rate.hz, 1000))) {}

    /// From the next frame on; nothing changes when it already fades.
    constexpr void begin() { left_ = isFading() ? left_ : length_; }
    [[nodiscard]] constexpr bool isFading() const { return left_ >= 0; }
    [[nodiscard]] constexpr bool isOver() const { return left_ == 0; }

    /// Multiplies the next `frames` frames of `shape` while it fades.
    constexpr void apply(float* shape, int frames) {
        if (!isFading()) {
            return;
        }
        const float step = 1.0F / static_cast<float>(length_);
        for (int frame = 0; frame < frames; ++frame) {
            shape[frame] *= static_cast<float>(std::max(left_ - frame - 1, 0)) * step;
        }
        left_ = std::max(left_ - frames, 0);
    }

private:
    std::int32_t length_{1};
    std::int32_t left_{-1}; ///< Frames until silence; -1 when it does not fade.
};

} // namespace tresillo::audio
