// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/output_port.h"

#include <memory>
#include <optional>
#include <vector>

namespace tresillo::audio {

/// Every output of every sound system of this machine; those that cannot be asked are left out.
/// Thread-safe: no. Realtime-safe: no. This holds for everything here, and so does that a sound server that hangs
/// answers when it no longer does.
std::vector<OutputInfo> listOutputs();

/// The output that `openOutput` would try first; none when there is none of that name.
std::optional<OutputInfo> findOutput(const OutputWish& wish);

/// Opens an output; silent until it is started. The problem says why there is none, and what is possible instead.
Fallible<std::unique_ptr<OutputPort>> openOutput(const OutputWish& wish, OutputBlock block);

} // namespace tresillo::audio
