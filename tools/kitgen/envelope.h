// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math.h"

namespace tresillo::kitgen {

/// How loud something is over time. Times in seconds; `decay` and `tail` are time constants (to 1/e).
struct EnvelopeShape {
    double attack = 0;    ///< rises along a quarter of a sine
    double hold = 0;      ///< stays at 1
    double decay = 0.1;   ///< falls exponentially
    double tail = 0;      ///< time constant of a second, slower fall; only used with a tailLevel
    double tailLevel = 0; ///< share of the slower fall, 0-1

    /// From the start until everything is `decibels` below the peak.
    [[nodiscard]] constexpr double duration(double decibels) const {
        const double slowest = tailLevel > 0 && tail > decay ? tail : decay;
        return attack + hold + slowest * decibels / 8.685889638065037; // 20 / ln(10)
    }
};

/// An EnvelopeShape, frame by frame.
class Envelope {
public:
    Envelope(const EnvelopeShape& shape, double rate)
        : attackFrames_{shape.attack * rate},
          holdFrames_{shape.hold * rate},
          fast_{1 - shape.tailLevel},
          slow_{shape.tailLevel},
          fastFactor_{exponential(-1 / (shape.decay * rate))},
          slowFactor_{shape.tailLevel > 0 ? exponential(-1 / (shape.tail * rate)) : 0} {}

    double next() {
        const double frame = frame_;
        frame_ += 1;
        if (frame < attackFrames_) {
            return sinTurns(frame / attackFrames_ * 0.25);
        }
        const double level = fast_ + slow_;
        if (frame >= attackFrames_ + holdFrames_) {
            fast_ *= fastFactor_;
            slow_ *= slowFactor_;
        }
        return level;
    }

private:
    double attackFrames_;
    double holdFrames_;
    double fast_;
    double slow_;
    double fastFactor_;
    double slowFactor_;
    double frame_ = 0;
};

} // namespace tresillo::kitgen
