// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

namespace tresillo::storage {

/// How long a sound file is at its own pitch, in seconds, read from its head; none when it is no sound file that can be
/// played. Thread-safe: yes. Realtime-safe: no.
std::optional<double> secondsOf(const std::filesystem::path& file);

} // namespace tresillo::storage
