// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/song.h"
#include "core/sequence/step_set.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// Which steps will stay silent on their coming pass, for the pattern that each track plays or, stopped, would play.
/// A step counts as silent when it holds a trig that comes and does not play: mute, condition or dice keep it from it.
/// Steps without a trig and, in a random order, steps whose turn does not come are not marked.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct SilentSteps {
    std::array<PatternId, Sizes::kTracks> patterns{};
    std::array<StepSet<Sizes::kSteps>, Sizes::kTracks> steps{};

    bool operator==(const SilentSteps&) const = default;
};

/// Sees the dice before they fall. Called by the project's thread. Thread-safe: no. Realtime-safe: no.
template <class Sizes> class Forecast {
public:
    /// What stays silent as things stand. Worked out anew at most ten times a second of rendered frames, and only when
    /// something that it rests on has changed; otherwise the call costs next to nothing. Valid until the next call.
    [[nodiscard]] virtual const SilentSteps<Sizes>& silentSteps() = 0;
    /// Grows whenever an answer of `silentSteps` differs from the one before; 0: there was none yet.
    [[nodiscard]] virtual std::uint32_t revision() const = 0;

protected:
    ~Forecast() = default;
};

} // namespace tresillo
