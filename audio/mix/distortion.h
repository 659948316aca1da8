// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/values/smoothed.h"
#include "core/dsp/dc_block.h"
#include "core/dsp/drive.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

/// What a Distortion does; each 0 to 1.
struct DistortionSettings {
    float drive{0.0F};
    float mix{0.0F};  ///< From the plain to the distorted sound at equal power; 0 is off.
    float tone{0.5F}; ///< From dark to bright: highs are lowered or raised by up to 6 dB against lows.
};

/// Overdrive for the sum of the tracks: what lies below 20 Hz is taken away, the rest driven, freed of its offset and
/// tilted around 1 kHz. Where it is off it costs nothing and changes no bit. Changes glide for 20 ms.
/// Thread-safe: no. Realtime-safe: yes.
class Distortion {
public:
    explicit Distortion(SampleRate rate);

    /// `sounds`: changes glide; else they are taken up at once.
    void set(const DistortionSettings& settings, bool sounds);
    [[nodiscard]] bool isOff() const { return !mix_.isMoving() && isSameValue(mix_.now(), 0.0F); }

    /// Works on `frames` frames in place, which do not reach beyond the next grid point.
    void process(Bus bus, int frames, int inCell);

private:
    void tilt(Bus bus, int frames, int inCell);

    std::int32_t glideCells_;
    float pole_;
    DcBlock<2> before_;
    Drive drive_{};
    DcBlock<2> after_;
    std::array<float, 2> low_{}; ///< What the tilt's low-pass holds.
    Glide amount_{};
    Glide mix_{};
    Glide tone_{0.5F};
};

} // namespace tresillo::audio
