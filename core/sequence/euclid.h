// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/sequence/sizes.h"

#include <cstddef>

namespace tresillo {

/// True for each step that plays.
using Hits = FixedVector<bool, Studio::kSteps>;

/// `hits` spread over `steps` (at most 128) as evenly as can be, the first on the first step, then turned later by
/// `rotation` steps (negative: earlier). E(3, 8) is x..x..x. and E(5, 8) is x.xx.xx. (Bjorklund's algorithm; Toussaint,
/// "The Euclidean Algorithm Generates Traditional Musical Rhythms", BRIDGES 2005). More hits than steps are limited.
/// Thread-safe: yes. Realtime-safe: yes.
Hits euclid(std::size_t steps, std::size_t hits, int rotation);

} // namespace tresillo
