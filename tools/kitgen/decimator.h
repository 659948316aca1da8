// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tresillo::kitgen {

inline constexpr double kRate = 48'000;
/// Sounds are made at this multiple of kRate, so that what distortion and square waves add above the audible range is
/// cut off instead of folded back.
inline constexpr std::size_t kOversampling = 8;
inline constexpr double kInnerRate = kRate * kOversampling;

/// Lowers the rate from kInnerRate to kRate with a linear-phase filter: flat to within 0.001 dB up to 20 kHz, 100 dB
/// down from 27 kHz, above which nothing could fold back below 21 kHz. Its delay is taken out: frame n is the input
/// around frame 8 n, and the input counts as silent before its start.
std::vector<double> decimate(std::span<const double> input);

} // namespace tresillo::kitgen
