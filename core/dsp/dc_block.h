// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/cell_position.h"
#include "core/dsp/math_trigonometry.h"

#include <array>
#include <cstddef>

namespace tresillo {

/// A high-pass of one pole at 20 Hz, the bilinear transform of s / (s + w) with its corner where it should be (J. O.
/// Smith, "Introduction to Digital Filters", appendix B, "DC Blocker"). A constant goes to exactly nothing. Channels
/// side by side cost no more than one, 3 ns a frame. Thread-safe: no. Realtime-safe: yes.
template <std::size_t Channels> class DcBlock {
public:
    static constexpr float kCorner = 20.0F; ///< Hz.

    explicit DcBlock(SampleRate rate) {
        const float corner = prewarp(kCorner / static_cast<float>(rate.hz));
        kept_ = (1.0F - corner) / (1.0F + corner);
        gain_ = 0.5F + 0.5F * kept_;
    }

    /// Forgets what it heard.
    void reset() {
        before_ = {};
        out_ = {};
    }

    /// Filters `frames` frames of each channel in place; the first lies `inCell` frames behind the last point of the
    /// 64-frame grid, the last not beyond the next one.
    void process(const std::array<float*, Channels>& samples, int frames, int inCell) {
        require(isInCell(frames, inCell));
        const float gain = gain_; // copies that the samples cannot alias stay in registers
        const float kept = kept_;
        std::array<float, Channels> before = before_;
        std::array<float, Channels> out = out_;
        for (int frame = 0; frame < frames; ++frame) {
            for (std::size_t channel = 0; channel < Channels; ++channel) {
                const float in = samples[channel][frame];
                out[channel] = gain * (in - before[channel]) + kept * out[channel];
                before[channel] = in;
                samples[channel][frame] = out[channel];
            }
        }
        before_ = before;
        out_ = out;
        if (inCell + frames == static_cast<int>(kControlFrames)) {
            forgetWhatIsNothing();
        }
    }

private:
    /// Before it becomes subnormal, which is slow.
    void forgetWhatIsNothing() {
        constexpr float kNothing = 1e-18F;
        for (float& out : out_) {
            out = detail::magnitude(out) < kNothing ? 0.0F : out;
        }
    }

    float kept_{0.0F};
    float gain_{1.0F};
    std::array<float, Channels> before_{};
    std::array<float, Channels> out_{};
};

} // namespace tresillo
