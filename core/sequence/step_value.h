// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/params/param_id.h"
#include "core/sequence/note.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// A parameter held by a step: a lock, or one of the step's own offsets. Thread-safe: yes (a value). Realtime-safe:
/// yes.
struct LockedValue {
    ParamId id{};
    std::int32_t value{0};

    constexpr bool operator==(const LockedValue&) const = default;
};

/// How many step-only rows there are besides the condition.
inline constexpr std::size_t kStepOffsets = indexOf(ParamId::Condition) - indexOf(ParamId::StepTranspose);

/// Everything that a step is, as one value: what copy takes, paste gives, and undo puts back.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct StepValue {
    std::array<std::optional<Note>, Sizes::kNotesPerStep> notes{};
    FixedVector<LockedValue, Sizes::kLocksPerStep + kStepOffsets> values{}; ///< Locks and offsets, by rising id.
    std::uint8_t condition{0};                                              ///< See encodeCondition.

    constexpr bool operator==(const StepValue&) const = default;

    [[nodiscard]] constexpr bool isEmpty() const {
        for (const auto& note : notes) {
            if (note) {
                return false;
            }
        }
        return values.empty() && condition == 0;
    }
};

} // namespace tresillo
