// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"

namespace tresillo {

using SlotName = FixedString<48>;
using SlotGenre = FixedString<32>;
using SlotTag = FixedString<24>;

/// What a player calls a slot, and finds it by. Thread-safe: no (a value). Realtime-safe: yes.
struct SlotWords {
    SlotName name{};
    SlotGenre genre{};
    FixedVector<SlotTag, 8> tags{};

    bool operator==(const SlotWords&) const = default;
};

} // namespace tresillo
