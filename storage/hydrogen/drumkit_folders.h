// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/kit_conversion.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::storage {

/// Where Hydrogen keeps drumkits: below the user's `home` (may be empty), then those installed on the system.
/// Thread-safe: yes. Realtime-safe: no.
std::vector<std::filesystem::path> standardDrumkitFolders(const std::filesystem::path& home);

/// The same for the user whose HOME is set. Thread-safe: yes while nobody sets environment variables.
std::vector<std::filesystem::path> standardDrumkitFolders();

/// Finds drumkits by name, and the samples in them. Thread-safe: no. Realtime-safe: no.
class DrumkitFolders {
public:
    /// `folders` hold drumkits; `beside` is the folder of the song, which is looked into as well.
    DrumkitFolders(std::vector<std::filesystem::path> folders, std::filesystem::path beside);

    /// The folder of the drumkit of that name (or at that absolute path); none if it is not there.
    std::optional<std::filesystem::path> find(const std::string& kit);
    /// The file; none if it is not there, or if its name leads out of the folder.
    std::optional<std::filesystem::path> find(const SampleName& sample);

    /// The folders that are looked into, for a message.
    [[nodiscard]] std::string describe() const;

private:
    std::optional<std::filesystem::path> search(const std::string& kit) const;

    std::vector<std::filesystem::path> folders_;
    std::filesystem::path beside_;
    std::map<std::string, std::optional<std::filesystem::path>> known_;
};

} // namespace tresillo::storage
