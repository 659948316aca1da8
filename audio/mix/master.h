// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/distortion.h"
#include "audio/mix/late_limiter.h"
#include "audio/mix/sends.h"
#include "audio/values/smoothed.h"
#include "core/dsp/delay.h"
#include "core/dsp/ducker.h"
#include "core/dsp/reverb.h"
#include "core/engine/param_source.h"
#include "core/params/modulation.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::audio {

/// What comes after the tracks: distortion of their sum, then reverb and delay, fed by the tracks' sends, the master
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

    /// At the beginning of a stretch: nothing was sent yet.
    void begin();
    /// Where tracks add what they send in this stretch, silent at first.
    [[nodiscard]] Bus input(Send send, int frames);
    /// What came back from what was sent, once the stretch was processed and until the next; none while it is silent.
    [[nodiscard]] std::optional<Bus> returned(Send send);

    /// Takes the tracks' sum through everything, in place; the first frame is `at`.
    void process(Bus mix, Frames at, int frames);

    /// How much later the mix comes out than it is played: the limiter's look-ahead, while it is on.
    [[nodiscard]] std::int32_t latencyFrames() const { return limiter_.latencyFrames(); }

    /// Nothing that was sent rings.
    [[nodiscard]] bool isSilent() const { return reverb_.isSilent() && delay_.isSilent(); }

    /// The least gain of the limiter since it was asked last; 1 while it is off.
    [[nodiscard]] float takeLimiterGain() { return limiter_.takeLeastGain(); }

private:
    /// What was sent, and what comes back in its place.
    struct Return {
        Stretch sound{};
        Glide level{};
        bool isOpen{false}; ///< In this stretch.
    };

    [[nodiscard]] bool openReturns(int frames);
    [[nodiscard]] bool isDucked(Send send) const;
    void processPiece(Bus mix, int from, int frames, int behind);
    void runEffect(Send send, int from, int frames, int behind);
    [[nodiscard]] bool effectIsSilent(Send send) const;
    [[nodiscard]] bool isMoving() const;
    void advance();

    SampleRate rate_;
    std::int32_t glideCells_;
    std::vector<float> reverbMemory_;
    std::vector<float> delayMemory_;
    Distortion distortion_;
    Reverb reverb_;
    Delay delay_;
    std::array<Return, kSends> returns_{};
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
