// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/sample_source.h"

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
class DrumkitFolders final : public SampleSource {
public:
    /// `folders` hold drumkits; `beside` is the folder of the song, which is looked into as well.
    DrumkitFolders(std::vector<std::filesystem::path> folders, std::filesystem::path beside);
    /// For a drumkit that lies in `folder` itself: it is every kit's.
    static DrumkitFolders ofKit(const std::filesystem::path& folder);

    /// The folder of the drumkit of that name (or at that absolute path); none if it is not there.
    std::optional<std::filesystem::path> find(const std::string& kit) override;
    /// The file, looked for as SampleSearch says; none if it is not there.
    std::optional<std::filesystem::path> find(const SampleName& sample) override;
    std::optional<KitCredits> creditsOf(const std::string& kit) override;
    [[nodiscard]] std::string describe() const override;

private:
    std::optional<std::filesystem::path> search(const std::string& kit) const;

    std::vector<std::filesystem::path> folders_;
    std::filesystem::path beside_;
    bool isOfKit_{false};
    std::map<std::string, std::optional<std::filesystem::path>> known_;
};

} // namespace tresillo::storage
