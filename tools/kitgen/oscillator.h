// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math.h"

namespace tresillo::kitgen {

/// A sine that starts at phase 0 and (1 + depth) times its frequency and falls to it exponentially.
class FallingSine {
public:
    /// `depthTime`: time constant of the fall in seconds.
    FallingSine(double hz, double depth, double depthTime, double rate)
        : step_{hz / rate}, excess_{depth * hz / rate}, fall_{exponential(-1 / (depthTime * rate))} {}

    double next() {
        const double value = sinTurns(phase_);
        phase_ += step_ + excess_;
        excess_ *= fall_;
        return value;
    }

private:
    double step_;
    double excess_;
    double fall_;
    double phase_ = 0;
};

} // namespace tresillo::kitgen
