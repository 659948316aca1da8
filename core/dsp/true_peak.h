// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo {

/// How high a sound rises between its frames: its peak after four times oversampling with a polyphase filter, as
/// ITU-R BS.1770-4, annex 2, has it. The filter is a sinc of 16 frames in a Kaiser window, whose phases are all exact
/// at 0 Hz and flat to 0.41 of the rate (the annex's own example, of 12, reads up to 0.24 dB too little at 0 Hz). Both
/// look at the 64 frames from `cell` on, and at what the filter sees of the kTruePeakBefore frames before. NaN is
/// passed over.

/// So many frames before a cell are read.
inline constexpr int kTruePeakBefore = 16;

/// The peak itself. About 3 ns a frame on a desktop processor. Thread-safe: yes. Realtime-safe: yes.
float truePeak(const float* cell);

/// Never less than the peak, and close to it where the sound is smooth: what the filter finds is a point between two
/// frames, plus what second differences add to it. A fifth of the time. Thread-safe: yes. Realtime-safe: yes.
float truePeakBound(const float* cell);

} // namespace tresillo
