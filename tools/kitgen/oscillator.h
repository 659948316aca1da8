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

/// A square wave whose edges are rounded over two frames (PolyBLEP: Välimäki and Huovilainen, "Antialiasing oscillators
/// in subtractive synthesis", IEEE Signal Processing Magazine 2007). At eight times the rate of the product its alias
/// products stay far below what can be heard.
class Square {
public:
    /// `phase` 0-1 is where the first period starts.
    Square(double hz, double phase, double rate) : step_{hz / rate}, phase_{phase} {}

    double next() {
        const double opposite = phase_ < 0.5 ? phase_ + 0.5 : phase_ - 0.5;
        const double value = (phase_ < 0.5 ? 1.0 : -1.0) + edge(phase_) - edge(opposite);
        phase_ += step_;
        if (phase_ >= 1) {
            phase_ -= 1;
        }
        return value;
    }

private:
    /// The difference between a rounded and a plain rising step at phase 0.
    [[nodiscard]] double edge(double phase) const {
        if (phase < step_) {
            const double x = phase / step_;
            return x + x - x * x - 1;
        }
        if (phase > 1 - step_) {
            const double x = (phase - 1) / step_;
            return x * x + x + x + 1;
        }
        return 0;
    }

    double step_;
    double phase_;
};

} // namespace tresillo::kitgen
