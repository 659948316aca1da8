// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::bench {

struct StereoSound {
    int rate{0}; ///< Hz.
    std::vector<float> left{};
    std::vector<float> right{};
};

/// A whole stereo file of any format that libsndfile reads. Thread-safe: yes. Realtime-safe: no.
storage::Result<StereoSound> readStereo(const std::filesystem::path& file);

/// Writes a mono WAV file of 32-bit floats. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<storage::FileError> writeMono(
    const std::filesystem::path& file, int rate, const std::vector<float>& samples);

} // namespace tresillo::bench
