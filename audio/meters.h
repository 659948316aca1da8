// SPDX-License-Identifier: MIT
#pragma once

#include "core/rt/queue.h"
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

/// Carries the meters from the audio thread to one other, where several show them. No peak is lost between two
/// readings, however far apart they are: what the queue has no room for is held back and goes with the next.
/// Thread-safe: yes, one writer and one reader. Realtime-safe: yes, wait-free on both sides.
class Meters {
public:
    /// Who reads; each reads all of it.
    enum class Reader : std::uint8_t { Terminal, Page };

    /// Writer only.
    void write(const MixerStatus& status) {
        heldBack_.add(status);
        if (queue_.push(heldBack_)) {
            heldBack_ = {};
        }
    }

    /// Reader's thread only: what came since this reader's last call.
    [[nodiscard]] MixerStatus take(Reader reader) {
        while (const auto status = queue_.pop()) {
            for (MixerStatus& held : held_) {
                held.add(*status);
            }
        }
        MixerStatus& held = held_[static_cast<std::size_t>(reader)];
        const MixerStatus taken = held;
        held = {.repairs = taken.repairs, .voices = taken.voices};
        return taken;
    }

private:
    Queue<MixerStatus, 64> queue_;
    MixerStatus heldBack_{};
    std::array<MixerStatus, 2> held_{};
};

} // namespace tresillo::audio
