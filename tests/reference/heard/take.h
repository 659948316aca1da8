// SPDX-License-Identifier: MIT
#pragma once

#include "tests/reference/agreement/case.h"
#include "tests/reference/heard/random_song.h"

#include <array>
#include <cstddef>
#include <vector>

namespace tresillo::reference {

/// The strength of each pad's click: no two of them, nor their products with what the songs' levels are, are alike.
inline constexpr std::array<float, kClickPads> kClicks{1.0F, 0.83F, 0.69F, 0.57F, 0.47F, 0.39F};

/// What a track gave.
struct TrackTake {
    std::vector<float> left{};
    std::vector<float> right{};
};

/// Plays a case on engine and renderer, in blocks of `block` frames, with a kit of clicks of one frame.
std::vector<TrackTake> renderClicks(const Case<Studio>& given, int block);

} // namespace tresillo::reference
