// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "tests/core/dice.h"

#include <algorithm>

namespace tresillo {

inline constexpr double kPiDouble = 3.141592653589793;
inline constexpr SampleRate kRate{48'000};
inline constexpr int kCell = static_cast<int>(kControlFrames);

/// Goes through `cells` cells of the 64-frame grid in pieces of random length, none beyond a grid point:
/// `render(first frame, frames, frames behind the grid point)`. Seed 0 gives whole cells.
template <class Render> void inPieces(std::uint64_t seed, int cells, Render render) {
    Dice dice(seed);
    for (int frame = 0; frame < cells * kCell;) {
        const int left = kCell - frame % kCell;
        const int frames = seed == 0 ? left : std::min(left, static_cast<int>(dice.from(1, kCell)));
        render(frame, frames, frame % kCell);
        frame += frames;
    }
}

/// Uniform noise of +-1 from a seed.
class TestNoise {
public:
    explicit TestNoise(std::uint64_t seed) : dice_(seed) {}

    float next() { return static_cast<float>(dice_.from(-1'000'000, 1'000'000)) * 1e-6F; }

private:
    Dice dice_;
};

} // namespace tresillo
