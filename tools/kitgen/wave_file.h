// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::kitgen {

/// Frames of -1..1 as 24-bit integers, to nearest, halves away from zero.
std::vector<std::int32_t> quantise(const std::vector<double>& frames);

/// Writes a mono WAV file of 24 bits at kRate. Returns an error that names the file, or nothing.
std::string writeWave(const std::filesystem::path& path, const std::vector<double>& frames);

} // namespace tresillo::kitgen
