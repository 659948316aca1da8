// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tresillo {

/// What a filter lets through. `Band` has a gain of 1 at its centre.
enum class FilterShape : std::uint8_t { Low, High, Band };

namespace detail {

/// The equations of A. Simper, "Solving the continuous SVF equations using trapezoidal integration", 2013, solved for
/// one frame: what comes out, and, with the doubled factors, what the two integrators hold then. The paper's
/// "2 v - ic" multiplied out, which shortens the chain from one frame to the next by half. `Number` is float or Lanes.
template <class Number> struct StateVariableGains {
    Number damping;
    Number a1;
    Number a2;
    Number band1;
    Number twice2;
    Number twice3;

    StateVariableGains(Number corner, Number ofDamping)
        : damping(ofDamping),
          a1(1.0F / (1.0F + corner * (corner + damping))),
          a2(corner * a1),
          band1(2.0F * a1 - 1.0F),
          twice2(2.0F * a2),
          twice3(corner * twice2) {}
};

/// A filter both of whose integrators hold less has rung out.
inline constexpr float kNothingRings = 1e-18F;
/// What is less than this is nothing beside the other integrator: that one is at least 2^24 times as large.
inline constexpr float kNothingBeside = kNothingRings * 0x1p-24F;

/// What the two integrators hold. Thread-safe: no. Realtime-safe: yes.
template <class Number> struct StateVariable {
    Number band{};
    Number low{};

    template <FilterShape Shape> Number tick(Number in, const StateVariableGains<Number>& gains) {
        const Number rest = in - low;
        const Number bandOut = gains.a1 * band + gains.a2 * rest;
        const Number twice = gains.twice2 * band + gains.twice3 * rest;
        const Number lowOut = low + 0.5F * twice;
        band = gains.band1 * band + gains.twice2 * rest;
        low += twice;
        if constexpr (Shape == FilterShape::Low) {
            return lowOut;
        } else if constexpr (Shape == FilterShape::High) {
            return in - gains.damping * bandOut - lowOut;
        } else {
            return gains.damping * bandOut;
        }
    }
};

} // namespace detail
} // namespace tresillo
