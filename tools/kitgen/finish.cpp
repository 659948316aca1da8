// SPDX-License-Identifier: MIT
#include "tools/kitgen/finish.h"

#include "tools/kitgen/decimator.h"
#include "tools/kitgen/filter.h"
#include "tools/kitgen/synth.h"

#include <algorithm>
#include <cmath>

namespace tresillo::kitgen {
namespace {

constexpr std::size_t kFadeFrames = 480;

double peakOf(const std::vector<double>& frames) {
    double peak = 0;
    for (const double frame : frames) {
        peak = std::max(peak, std::fabs(frame));
    }
    return peak;
}

} // namespace

std::vector<double> finish(std::vector<double> frames, double highPassHz) {
    StateVariableFilter highPass{highPassHz, 0.7071067811865476, kRate};
    for (double& frame : frames) {
        frame = highPass.next(frame).high;
    }
    const double peak = peakOf(frames);
    if (!(peak > 0)) {
        return frames;
    }
    const double gain = gainOfDecibels(kFilePeakDecibels) / peak;
    const double floor = gainOfDecibels(kFloorDecibels);
    std::size_t end = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i] *= gain;
        end = std::fabs(frames[i]) > floor ? i + 1 : end;
    }
    // The fade lies behind the last audible frame, where there is anything left to fade.
    frames.resize(std::min(frames.size(), end + kFadeFrames));
    const std::size_t fade = std::min(kFadeFrames, frames.size());
    for (std::size_t i = 0; i < fade; ++i) {
        frames[frames.size() - 1 - i] *= static_cast<double>(i) / static_cast<double>(fade);
    }
    return frames;
}

} // namespace tresillo::kitgen
