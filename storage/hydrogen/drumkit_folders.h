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
    /// For a drumkit that lies in `folder` itself: it is every kit's.
    static DrumkitFolders ofKit(const std::filesystem::path& folder);

    /// The folder of the drumkit of that name (or at that absolute path); none if it is not there.
    std::optional<std::filesystem::path> find(const std::string& kit);
    /// The file; none if it is not there. A path that leads nowhere, because it is that of another machine or leads out
    /// of the folder, is looked for by its last name in the kit's folder and beside the song, and by its last two (kit
    /// and sample) among the drumkits. Both kinds of slash part names.
    std::optional<std::filesystem::path> find(const SampleName& sample);

    /// The folders that are looked into, for a message.
    [[nodiscard]] std::string describe() const;

private:
    std::optional<std::filesystem::path> search(const std::string& kit) const;
    [[nodiscard]] std::vector<std::filesystem::path> placesOf(const SampleName& sample);

    std::vector<std::filesystem::path> folders_;
    std::filesystem::path beside_;
    bool isOfKit_{false};
    std::map<std::string, std::optional<std::filesystem::path>> known_;
};

} // namespace tresillo::storage
