// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "audio/devices/fade_curve.h"
#include "core/rt/snapshot.h"

#include <algorithm>
#include <cstdint>

namespace tresillo::audio {

/// Stands between a source and the device that plays it now, so that neither beginning nor ending in the midst of music
/// clicks: sound comes and goes within 10 ms (fadeGain). In between every bit passes.
/// Thread-safe: one thread owns it, the device's calls `process`. Realtime-safe: `process`.
class Fader final : public BlockSource {
public:
    explicit Fader(BlockSource& source) : source_(source) {}

    /// Only while no device calls: a device of this rate begins, in the midst of sound or at its very start, which is
    /// heard as it is.
    void begin(SampleRate rate, bool isAtStart) {
        length_ = fadeFrames(rate);
        step_ = isAtStart ? length_ : 0;
        falls_ = false;
        wishes_.write(false);
        silences_.write(false);
    }
    /// Lets the sound go, which takes 10 ms; what comes then is silence, though the source goes on.
    void end() { wishes_.write(true); }
    /// Owner: whether there is silence since `end`.
    [[nodiscard]] bool isSilent() { return silences_.read(); }

    void process(float* left, float* right, int frames) override {
        source_.process(left, right, frames);
        const bool falls = wishes_.read();
        if (falls == falls_ && step_ == (falls ? 0 : length_)) {
            if (falls) {
                std::fill_n(left, frames, 0.0F);
                std::fill_n(right, frames, 0.0F);
            }
            return;
        }
        falls_ = falls;
        for (int frame = 0; frame < frames; ++frame) {
            step_ = std::clamp(step_ + (falls ? -1 : 1), 0, length_);
            const float gain = fadeGain(step_, length_);
            left[frame] *= gain;
            right[frame] *= gain;
        }
        silences_.write(falls && step_ == 0);
    }

private:
    BlockSource& source_;
    Snapshot<bool> wishes_{};   ///< Whether it should be silent.
    Snapshot<bool> silences_{}; ///< Whether it is.
    std::int32_t length_{1};
    std::int32_t step_{0}; ///< Of the way from silence to full.
    bool falls_{false};
};

} // namespace tresillo::audio
