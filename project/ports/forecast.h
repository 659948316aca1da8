// SPDX-License-Identifier: MIT
#pragma once

#include "core/status/silent_steps.h"

#include <cstdint>

namespace tresillo {

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
