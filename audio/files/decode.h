// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/sample_budget.h"
#include "audio/kits/sample.h"
#include "audio/results/fallible.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>

namespace tresillo::audio {

/// What one file may hold at most, before and after conversion: ten minutes at 48 kHz.
inline constexpr std::int64_t kMaxSampleFrames = std::int64_t{600} * 48'000;

/// Reads a WAV, AIFF, FLAC or OGG file of any rate and depth (libsndfile) and brings it to `rate` (libsamplerate, its
/// medium sinc: 121 dB, flat to 90 % of half the rate). Mono stays mono and stereo stays stereo; of more channels the
/// first two are kept. NaN and infinity become silence, what is beyond 16 times full scale is limited to that. All that
/// is not played as it stands in the file is remarked, with its frame, and so is a file that is shorter than its header
/// says. The problem names the file: missing, a directory, empty, too long, damaged, or in an unknown format, or more
/// than what is left of the budget, from which the sample's bytes are taken. Throws OutOfMemory, which names it too.
/// Thread-safe: yes. Realtime-safe: no; belongs on the storage thread.
Fallible<Sample> decodeFile(const std::filesystem::path& file, SampleRate rate, SampleBudget* budget = nullptr);

/// The same from bytes in memory; `name` is what problems call them, `longest` the most frames they may hold.
/// Thread-safe: yes. Realtime-safe: no.
Fallible<Sample> decodeBytes(
    const void* bytes, std::size_t size, const std::string& name, SampleRate rate,
    std::int64_t longest = kMaxSampleFrames);

} // namespace tresillo::audio
