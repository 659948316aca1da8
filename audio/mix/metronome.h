// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <array>
#include <vector>

namespace tresillo::audio {

/// The click of the metronome: a short sine, higher on the first beat of a bar. Made when it is built, so that playing
/// it is adding it. Thread-safe: no. Realtime-safe: yes, but for the constructor.
class Metronome {
public:
    explicit Metronome(SampleRate rate);

    /// Clicks from the frame that is rendered next.
    void click(bool strong) {
        playing_ = strong ? 1 : 0;
        place_ = 0;
    }
    /// Adds the next `frames` frames to both sides.
    void render(float* left, float* right, int frames);
    [[nodiscard]] bool isSilent() const { return place_ >= clicks_[playing_].size(); }

private:
    std::array<std::vector<float>, 2> clicks_{};
    std::size_t playing_{0};
    std::size_t place_{0};
};

} // namespace tresillo::audio
