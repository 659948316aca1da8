// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/distortion.h"
#include "audio/mix/late_limiter.h"
#include "audio/mix/send_list.h"
#include "audio/values/smoothed.h"
#include "core/dsp/ducker.h"
#include "core/engine/param_source.h"
#include "core/params/modulation.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

/// What comes after the tracks: distortion of their sum, then the effects that tracks are sent to, the master
/// level, and the limiter. A track's notes may lower what comes back, or the mix.
/// Thread-safe: no. Realtime-safe: yes, but for the constructor.
class Master {
public:
    explicit Master(SampleRate rate);

    /// Reads the project's rows anew. Where a track sounds, or an effect still does, what glides goes there in 20 ms,
    /// else at once.
    void read(const ParamSource& source, bool trackSounds);

    /// The tempo that a synced delay follows, from now on.
    void setTempo(const ParamSource& source, Tempo tempo);
    /// A note of a track, at the frame that is rendered next: lowers what it has to make room in.
    void noteOn(std::uint8_t track);

    /// Where tracks send to, and what comes back.
    [[nodiscard]] SendList& sends() { return sends_; }

    /// Takes the tracks' sum through everything, in place; the first frame is `at`.
    void process(Bus mix, Frames at, int frames);

    /// How much later the mix comes out than it is played: the limiter's look-ahead, while it is on.
    [[nodiscard]] std::int32_t latencyFrames() const { return limiter_.latencyFrames(); }

    /// Nothing that was sent rings.
    [[nodiscard]] bool isSilent() const { return sends_.isSilent(); }

    /// The least gain of the limiter since it was asked last; 1 while it is off.
    [[nodiscard]] float takeLimiterGain() { return limiter_.takeLeastGain(); }

private:
    void processPiece(Bus mix, int from, int frames, int behind);
    [[nodiscard]] bool isMoving() const;
    void advance();

    std::int32_t glideCells_;
    Distortion distortion_;
    SendList sends_;
    Glide level_{};
    Tempo tempo_{};
    Ducker ducker_;
    std::int32_t duckSource_{0};              ///< A track from 1; 0: none.
    DuckTarget duckWish_{DuckTarget::Reverb}; ///< Taken up when nothing is lowered.
    DuckTarget duckTarget_{DuckTarget::Reverb};
    std::array<float, kStretch> duckGains_{};
    LateLimiter limiter_;
};

} // namespace tresillo::audio
