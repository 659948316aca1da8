// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::session {

/// What is wrong with the file in which the machine keeps this project's journal and undo, read as a whole, whether or
/// not a start would meet it; each is one line with the file's name. Nothing where there is no such file. The project
/// may be played meanwhile. Writes nothing. Thread-safe: yes. Realtime-safe: no.
std::vector<std::string> checkState(const std::filesystem::path& folder, const std::filesystem::path& stateFolder);

} // namespace tresillo::session
