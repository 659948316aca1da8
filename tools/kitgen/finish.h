// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace tresillo::kitgen {

/// Takes DC and all below `highPassHz` out, sets the peak to kFilePeakDecibels, cuts the tail behind the last frame
/// above kFloorDecibels and fades the last frames to 0. Frames at kRate. Silence stays as it is.
std::vector<double> finish(std::vector<double> frames, double highPassHz);

} // namespace tresillo::kitgen
