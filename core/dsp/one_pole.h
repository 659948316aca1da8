// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/lanes.h"
#include "core/dsp/recursion.h"

namespace tresillo {

/// A low-pass of 6 dB per octave, made by the bilinear transform with its corner exactly at its place (V. Zavalishin,
/// "The Art of VA Filter Design", 2018, 3.10: there in the form with one integrator, here multiplied out to
/// y[n] = b (x[n] + x[n - 1]) + a y[n - 1]), four frames at a time. What it leaves over is the high-pass.
/// Thread-safe: yes (a value). Realtime-safe: yes.
class OnePole {
public:
    /// What it carries from one four to the next, in the last lanes.
    struct State {
        Lanes in{};
        Lanes out{};
    };

    /// `corner` is tan(pi f / rate).
    explicit OnePole(float corner) : b_(corner / (1.0F + corner)), recursion_((1.0F - corner) / (1.0F + corner)) {}

    Lanes step(Lanes in, State& state) const {
        // Each frame and the one before it, in two shifts with zeros: one shuffle of two registers is slow on SSE2.
        const Lanes zero{};
        const Lanes former =
            __builtin_shufflevector(zero, in, 0, 4, 5, 6) + __builtin_shufflevector(state.in, zero, 3, 4, 4, 4);
        state.in = in;
        return recursion_.step((in + former) * b_, state.out);
    }

private:
    float b_;
    Recursion recursion_;
};

/// Forgets what is far below anything audible, so that a filter that rings out does not end in subnormal numbers.
/// Thread-safe: yes. Realtime-safe: yes.
inline void forgetNothing(OnePole::State& state) {
    constexpr float kNothing = 1e-15F;
    const auto isNothing = [](Lanes lanes) { return lanes[kLanes - 1] < kNothing && lanes[kLanes - 1] > -kNothing; };
    if (isNothing(state.in) && isNothing(state.out)) {
        state = {};
    }
}

/// Nothing rings in it. Thread-safe: yes. Realtime-safe: yes.
inline bool isSilent(const OnePole::State& state) {
    const auto isZero = [](Lanes lanes) { return !(lanes[kLanes - 1] < 0.0F) && !(lanes[kLanes - 1] > 0.0F); };
    return isZero(state.in) && isZero(state.out);
}

} // namespace tresillo
