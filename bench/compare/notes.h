// SPDX-License-Identifier: MIT
#pragma once

#include "bench/synth_song.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/// Whether a rendering plays the chords and the line. Each program's saws and filters sound their own way; what all of
/// them have is the fundamental of each note, for as long as it is held.
namespace tresillo::bench {

struct Notes {
    std::size_t found{0};
    std::size_t missing{0};
    double level{0.0};  ///< Of the chords' fundamentals, the mean; 1 is full scale.
    double echoDb{0.0}; ///< What is heard of a chord just after it has ended, relative to when it sounded: the effects.

    [[nodiscard]] bool right() const { return missing == 0 && found > 0; }
};

/// Looks for every note that `work` has. `rest`: one channel of a rendering without the drums, which starts with the
/// song. Thread-safe: yes. Realtime-safe: no.
Notes findNotes(Work work, const std::vector<float>& rest);

} // namespace tresillo::bench
