// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/values/smoothed.h"
#include "core/dsp/limiter.h"

#include <cstdint>
#include <vector>

namespace tresillo::audio {

/// The limiter at the end of the mix, with an off position in which nothing is late and nothing is done. Turned on or
/// off while something sounds, it goes over in 20 ms, on as soon as its look-ahead is filled.
/// Thread-safe: no. Realtime-safe: yes, but for the constructor.
class LateLimiter {
public:
    explicit LateLimiter(SampleRate rate);

    /// The ceiling in decibels of full scale. Where nothing `sounds` it is on at once.
    void set(bool on, float ceiling, bool sounds);
    [[nodiscard]] bool isOff() const {
        return fillingCells_ == 0 && !share_.isMoving() && isSameValue(share_.now(), 0.0F);
    }
    /// How much later the mix comes out than it is played, once it has gone over.
    [[nodiscard]] std::int32_t latencyFrames() const {
        return fillingCells_ == 0 && isSameValue(share_.target(), 0.0F) ? 0 : Limiter::latencyFrames(rate_);
    }

    /// The least gain since it was asked last, as much of it as is heard: 1 while it is off.
    [[nodiscard]] float takeLeastGain() { return 1.0F - (1.0F - limiter_.takeLeastGain()) * share_.now(); }

    /// Works on `frames` frames in place, which do not reach beyond the next grid point. A cell is gone on with to its
    /// end.
    void process(Bus bus, int frames, int inCell);

private:
    SampleRate rate_;
    std::int32_t glideCells_;
    std::vector<float> memory_;
    Limiter limiter_;
    std::int32_t fillingCells_{0}; ///< Until what comes out of it is what sounds.
    Glide share_{};                ///< Of what is limited, in what is heard.
};

} // namespace tresillo::audio
