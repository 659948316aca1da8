// SPDX-License-Identifier: MIT
#pragma once

#include "session/sound_output.h"

namespace tresillo::app {

struct DoctorOptions {
    session::OutputOptions output{}; ///< What is measured; each buffer is tried from 16 frames on.
    bool asJson{false};
};

/// `tresillo doctor`: looks at the machine, lists its sound outputs, plays the demo unheard to find the smallest buffer
/// that is safe, and says, for each finding, the command that mends it. Returns 0 when nothing stands in the way of
/// playing.
int doctor(const DoctorOptions& options);

} // namespace tresillo::app
