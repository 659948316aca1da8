// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/sound.h"
#include "core/params/param_id.h"

#include <cstdint>

namespace tresillo {

/// The values that sound follows when no lock holds: those of the pattern that each track plays, and the project's.
/// Called on the audio thread. Realtime-safe: implementations must be.
class ParamSource {
public:
    /// A track row of track `track`.
    [[nodiscard]] virtual std::int32_t trackParam(std::uint8_t track, ParamId id) const = 0;
    /// A project row.
    [[nodiscard]] virtual std::int32_t projectParam(ParamId id) const = 0;
    /// The project's Sound of this number, from 1 on; null when there is none. Valid during the call that asks.
    [[nodiscard]] virtual const Sound* sound(std::int32_t number) const = 0;

protected:
    ~ParamSource() = default;
};

} // namespace tresillo
