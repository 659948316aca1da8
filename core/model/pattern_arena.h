// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"

#include <array>
#include <cstddef>

namespace tresillo {

/// The buffers that whole patterns travel in. Each belongs to whoever was handed its number last; the project's side
/// fills one, the audio thread plays it. There are more than slots, so that one can be filled while all slots play and
/// one more waits for its line.
template <class Sizes> struct PatternArena {
    static constexpr std::size_t kBuffers = Sizes::kSlots + 3;
    std::array<Pattern<Sizes>, kBuffers> buffers;
};

} // namespace tresillo
