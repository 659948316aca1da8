// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/sizes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// What the mixer shows. Peaks are the highest magnitudes since the last reading, the limiter's gain the least.
struct MixerStatus {
    std::array<float, Studio::kTracks> trackPeaks{};
    float masterPeak{0.0F};
    float limiterGain{1.0F};  ///< 1: it let everything pass as it was.
    std::uint32_t repairs{0}; ///< How often a bus held what was no finite number and was muted for it.
    std::uint16_t voices{0};

    /// What was seen later is added: extremes stay, counts are the newer ones.
    void add(const MixerStatus& later) {
        for (std::size_t track = 0; track < trackPeaks.size(); ++track) {
            trackPeaks[track] = std::max(trackPeaks[track], later.trackPeaks[track]);
        }
        masterPeak = std::max(masterPeak, later.masterPeak);
        limiterGain = std::min(limiterGain, later.limiterGain);
        repairs = later.repairs;
        voices = later.voices;
    }
};

} // namespace tresillo::audio
