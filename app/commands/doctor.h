// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo::app {

/// `tresillo doctor`: looks at the machine and says, for each finding, the command that mends it. Returns 0 when
/// nothing stands in the way of playing.
int doctor();

} // namespace tresillo::app
