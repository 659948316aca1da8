// SPDX-License-Identifier: MIT
#pragma once

#include "bench/sound_file.h"

#include <cstddef>

namespace tresillo::bench {

/// How loud a sound is, and where. Decibels relative to full scale.
struct Level {
    double level{0.0}; ///< Root of the mean square of both channels together.
    double peak{0.0};  ///< Of the louder channel.
    double left{0.0};  ///< Root of the mean square of one channel.
    double right{0.0};

    /// Left over right, held within what can be heard: a channel 60 dB below the other counts as silent.
    [[nodiscard]] double pan() const;
};

/// The first `frames` frames. Thread-safe: yes. Realtime-safe: no.
Level measure(const StereoSound& sound, std::size_t frames);

} // namespace tresillo::bench
