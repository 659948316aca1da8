// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/euclid.h"
#include "core/sequence/sizes.h"
#include "core/sequence/step_value.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

// Tools that change a run of steps as a whole: those of a track within its length, or a selection. They work on values,
// copied from a pattern and put back step by step, so that what they do can be undone like any other edit.

/// Moves every step later by `by` (negative: earlier); what leaves one end comes in at the other.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void rotate(std::span<StepValue<Sizes>> steps, int by);

/// The same, but what leaves one end is gone, and empty steps come in at the other.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void shift(std::span<StepValue<Sizes>> steps, int by);

/// The last step becomes the first. Within a step nothing changes. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void reverse(std::span<StepValue<Sizes>> steps);

/// How far notes may stray, each way.
struct Humanise {
    std::uint64_t seed{0};
    std::uint8_t micro{2};    ///< 24ths of a step.
    std::uint8_t velocity{8}; ///< Of 127.
};

/// Moves each note's micro-timing and velocity by dice that depend on the seed, the step and the slot alone: the same
/// seed does the same again. Values stay in their ranges. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void humanise(std::span<StepValue<Sizes>> steps, const Humanise& amount);

/// Steps that are hit keep what they are if they hold a note, else they get `note` in the first slot; the others become
/// empty. Steps beyond `hits` stay as they are. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void fillHits(std::span<StepValue<Sizes>> steps, const Hits& hits, const Note& note);

} // namespace tresillo
