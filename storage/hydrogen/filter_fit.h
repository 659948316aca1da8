// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo::storage {

/// Hydrogen runs its filter with plain coefficients, at whatever rate its sound card has; the rate that it sets out
/// with is taken here, as it is for its envelopes.
inline constexpr double kHydrogenRate = 44'100.0;

/// Our filter in place of an instrument's filter in Hydrogen.
struct FilterFit {
    bool isOpen{false};   ///< The nearest is no filter at all; where Hydrogen's is exactly open, that is exact.
    bool isClosed{false}; ///< Hydrogen's lets nothing through.
    double cutoff{0.0};   ///< Hz of ours.
    double q{0.0};
    double corner{0.0};  ///< Hz at which Hydrogen's has fallen by 3 dB for good; at most what is heard.
    double octave{0.0};  ///< Hz: an octave above, at most what is heard. Up to here the two are compared.
    double worstDb{0.0}; ///< The most by which they differ there.
};

/// Hydrogen's filter is a recursion with two coefficients of 0 to 1: each frame, the band becomes resonance x band +
/// cutoff x (input - low), and cutoff x band is added to low, which is heard. Cutoff 1 and resonance 0 leave the input
/// as it is; without resonance there is but one pole. The corner and the Q of our low-pass, within the limits of a kit,
/// are searched at which the responses differ least. Thread-safe: yes. Realtime-safe: no.
FilterFit fitFilter(double cutoff, double resonance);

} // namespace tresillo::storage
