// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/modulation.h"
#include "core/engine/param_source.h"

#include <cstdint>

namespace tresillo::audio {

/// Reads the project's LFOs anew for one track: each moves it where it points to it, and nothing elsewhere. `cells`:
/// how long a new depth takes to be reached; 0: it holds at once. Thread-safe: no. Realtime-safe: yes.
void readProjectLfos(const ParamSource& source, std::uint8_t track, Modulation& modulation, std::int32_t cells);

} // namespace tresillo::audio
