// SPDX-License-Identifier: MIT
#include "audio/mix/distortion.h"

#include "audio/values/cell.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// What the curve takes for a loud mix: the sum of the tracks peaks around half of full scale.
constexpr float kBusLevel = 0.5F;
constexpr float kPivotHertz = 1000.0F;
constexpr float kMostTilt = 6.0F; ///< Decibels.

/// How a mix is shared out at equal power; at both ends exactly.
struct Shares {
    float dry{1.0F};
    float wet{0.0F};

    explicit Shares(float mix)
        : dry(mix >= 1.0F ? 0.0F : cosTurns(mix * 0.25F)), wet(mix >= 1.0F ? 1.0F : sinTurns(mix * 0.25F)) {}
};

/// The highs' gain of a tilt, the lows' being its inverse; at 0.5 exactly 1.
float tiltGain(float tone) { return gainOfDecibels((tone - 0.5F) * kMostTilt); }

} // namespace

Distortion::Distortion(SampleRate rate) : glideCells_(cellsOf(kGlideMilliseconds, rate)), before_(rate), after_(rate) {
    const float corner = prewarp(kPivotHertz / static_cast<float>(rate.hz));
    pole_ = corner / (1.0F + corner);
}

void Distortion::set(const DistortionSettings& settings, bool sounds) {
    const auto aim = [&](Glide& glide, float value) {
        if (sounds) {
            glide.glideTo(value, glideCells_);
        } else {
            glide.jump(value);
        }
    };
    aim(amount_, settings.drive);
    aim(mix_, settings.mix);
    aim(tone_, settings.tone);
}

void Distortion::process(Bus bus, int frames, int inCell) {
    if (inCell == 0) {
        amount_.advance();
        mix_.advance();
        tone_.advance();
    }
    std::array<float, static_cast<std::size_t>(kCell)> left;
    std::array<float, static_cast<std::size_t>(kCell)> right;
    std::copy_n(bus.left, frames, left.data());
    std::copy_n(bus.right, frames, right.data());
    const Bus wet{left.data(), right.data()};
    before_.process({wet.left, wet.right}, frames, inCell);
    DriveLanePoints from{};
    DriveLanePoints to{};
    for (const int side : {0, 1}) {
        from.set(side, drivePoint(amount_.now(), kBusLevel));
        to.set(side, drivePoint(amount_.next(), kBusLevel));
    }
    drive_.process({wet.left, wet.right}, frames, from, to, inCell);
    after_.process({wet.left, wet.right}, frames, inCell);
    tilt(wet, frames, inCell);
    const Shares now(mix_.now());
    const Shares next(mix_.next());
    for (int frame = 0; frame < frames; ++frame) {
        const float behind = static_cast<float>(inCell + frame) * kPerFrame;
        const float dryShare = now.dry + (next.dry - now.dry) * behind;
        const float wetShare = now.wet + (next.wet - now.wet) * behind;
        bus.left[frame] = bus.left[frame] * dryShare + wet.left[frame] * wetShare;
        bus.right[frame] = bus.right[frame] * dryShare + wet.right[frame] * wetShare;
    }
    if (inCell + frames == kCell && isOff()) {
        before_.reset();
        drive_.reset();
        after_.reset();
        low_ = {};
    }
}

/// A low-pass of one pole (V. Zavalishin, "The Art of VA Filter Design", 2018, 3.10), its rest, and a gain for each.
void Distortion::tilt(Bus bus, int frames, int inCell) {
    const float high = tiltGain(tone_.now());
    const float highNext = tiltGain(tone_.next());
    const std::array<float*, 2> sides{bus.left, bus.right};
    for (std::size_t side = 0; side < sides.size(); ++side) {
        float kept = low_[side];
        for (int frame = 0; frame < frames; ++frame) {
            const float gain = high + (highNext - high) * (static_cast<float>(inCell + frame) * kPerFrame);
            const float step = (sides[side][frame] - kept) * pole_;
            const float low = kept + step;
            kept = low + step;
            sides[side][frame] = low / gain + (sides[side][frame] - low) * gain;
        }
        constexpr float kNothing = 1e-18F; // before it becomes subnormal, which is slow
        low_[side] = tresillo::detail::magnitude(kept) < kNothing && inCell + frames == kCell ? 0.0F : kept;
    }
}

} // namespace tresillo::audio
