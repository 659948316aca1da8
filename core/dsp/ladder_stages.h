// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/lanes.h"

namespace tresillo::detail {

/// The ladder of ladder.h solved for one frame. A stage gives g1 times what comes in and h1 times what it holds; the
/// others are what is left of both further down. `Number` is float or Lanes.
template <class Number> struct LadderGains {
    Number g1;
    Number g2;
    Number g3;
    Number g4;
    Number h1;
    Number h2;
    Number h3;
    Number h4;
    Number feedback;
    Number bend;
    Number solved;

    LadderGains(Number corner, Number ofFeedback) : h1(1.0F / (1.0F + corner)), feedback(ofFeedback) {
        constexpr float kBend = 4.0F / 27.0F;
        g1 = corner * h1;
        g2 = g1 * g1;
        g3 = g2 * g1;
        g4 = g2 * g2;
        h2 = g1 * h1;
        h3 = g2 * h1;
        h4 = g3 * h1;
        bend = kBend * feedback;
        solved = 1.0F / (1.0F + feedback * g4);
    }
};

/// What the four integrators hold. Thread-safe: no. Realtime-safe: yes.
template <class Number> struct LadderStages {
    Number s1{};
    Number s2{};
    Number s3{};
    Number s4{};

    /// Written so that the chain from one frame to the next is short: what the stages hold is brought down to each
    /// output before what goes in is known.
    Number tick(Number in, const LadderGains<Number>& gains) {
        constexpr float kLimit = 1.5F; // where y - 4/27 y^3 has reached 1 and is level
        const Number held1 = gains.h1 * s1;
        const Number held2 = gains.h2 * s1 + gains.h1 * s2;
        const Number held3 = (gains.h3 * s1 + gains.h2 * s2) + gains.h1 * s3;
        const Number held4 = (gains.h4 * s1 + gains.h3 * s2) + (gains.h2 * s3 + gains.h1 * s4);
        const Number back = within((gains.g4 * in + held4) * gains.solved, kLimit);
        const Number into = (in - gains.feedback * back) + (gains.bend * back) * (back * back);
        const Number out = gains.g4 * into + held4;
        s1 = (gains.g1 + gains.g1) * into + (held1 + held1 - s1);
        s2 = (gains.g2 + gains.g2) * into + (held2 + held2 - s2);
        s3 = (gains.g3 + gains.g3) * into + (held3 + held3 - s3);
        s4 = (gains.g4 + gains.g4) * into + (held4 + held4 - s4);
        return out;
    }
};

} // namespace tresillo::detail
