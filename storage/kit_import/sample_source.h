// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/converted_kit.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tresillo::storage {

/// Who made a kit, and what may be done with it. Empty: not said.
struct KitCredits {
    std::string license;
    std::string author;
};

/// Where an import finds what its file names: a folder of kits, a folder of samples, an archive. Each kind of file has
/// its own. Thread-safe: no. Realtime-safe: no.
class SampleSource {
public:
    virtual ~SampleSource() = default;

    /// The file of a sample; none if it is not there.
    virtual std::optional<std::filesystem::path> find(const SampleName& sample) = 0;
    /// The folder of the kit of that name; none if it is not there.
    virtual std::optional<std::filesystem::path> find(const std::string& kit) = 0;
    /// What the kit of that name says of itself; none if it is not there or cannot be read.
    virtual std::optional<KitCredits> creditsOf(const std::string& kit) = 0;
    /// The folders that are looked into, for a message.
    [[nodiscard]] virtual std::string describe() const = 0;
};

} // namespace tresillo::storage
