// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/model/kit_description.h"

#include <cstdint>

namespace tresillo::audio {

/// Indices of the layers of a pad that a note sounds.
using LayerChoice = FixedVector<std::uint8_t, kLayersPerPad>;

/// Among the layers that `mask` (bit n: layer n) and `velocity` reach, all of round robin 0, and of the others those
/// whose number's turn it is: `ordinal` counts the turns, the numbers follow each other in rising order.
/// Thread-safe: yes. Realtime-safe: yes.
LayerChoice chooseLayers(const KitPad& pad, std::uint32_t mask, std::uint8_t velocity, std::uint32_t ordinal);

} // namespace tresillo::audio
