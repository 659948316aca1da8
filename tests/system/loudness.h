// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace tresillo {

/// The integrated loudness in LUFS of two channels at 48 kHz: ITU-R BS.1770-4, with its K-weighting, 400 ms blocks that
/// overlap by three quarters, an absolute gate at -70 LUFS and a relative one 10 LU below what passes that.
/// Returns -70 for silence.
double integratedLoudness(std::span<const float> left, std::span<const float> right);

} // namespace tresillo
