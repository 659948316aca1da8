// SPDX-License-Identifier: MIT
#pragma once

#include "tools/kitgen/recipe.h"

#include <cstddef>
#include <vector>

namespace tresillo::kitgen {

/// One recording of a pad.
struct Take {
    std::size_t layer; ///< 0, the softest, to kLayers - 1
    std::size_t robin; ///< 0 to kRobins - 1
};

/// The peak of every take's samples: 1 dB below full scale. What a pad's level is in the mix is its gain's business.
inline constexpr double kFilePeakDecibels = -1;
/// Tails are cut off where they stay below this.
inline constexpr double kFloorDecibels = -90;

/// Makes one take of a pad of the kit named `kitId`: mono at kRate, starting with its onset, without DC, its peak at
/// kFilePeakDecibels, faded to 0 behind the last sample above kFloorDecibels. The same arguments give the same bits on
/// every machine.
std::vector<double> renderTake(const std::string& kitId, const Recipe& recipe, Take take);

} // namespace tresillo::kitgen
