// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/kit_json.h"
#include "storage/json/project_file.h"
#include "storage/kit_import/converted_kit.h"
#include "storage/kit_import/findings.h"
#include "storage/kit_import/sample_source.h"
#include "storage/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tresillo::storage {

/// Writes kits with copies of their samples. Thread-safe: no. Realtime-safe: no.
class KitWriter {
public:
    KitWriter(SampleSource& source, Findings& findings) : source_(source), findings_(findings) {}

    /// Makes `folder` with kit.json and the samples that are found; lists those that are not. An error means that there
    /// is no room, or no right, to write.
    std::optional<FileError> write(const ConvertedKit& kit, const std::string& id, const std::filesystem::path& folder);

    [[nodiscard]] std::size_t copied() const { return copied_; }

private:
    void credit(const ConvertedKit& kit, KitFile& file);
    Result<std::string> copySample(
        const SampleName& sample, const ConvertedKit& kit, const std::filesystem::path& folder,
        std::set<std::string>& taken);
    void listMissing(const SampleName& sample, const std::string& what);
    void listMissingKit(const std::string& name);

    SampleSource& source_;
    Findings& findings_;
    std::set<std::string> missing_;
    std::size_t copied_{0};
};

/// An id made from the name that none of `others` has.
std::string uniqueKitId(const std::string& name, const std::vector<KitReference>& others);

} // namespace tresillo::storage
