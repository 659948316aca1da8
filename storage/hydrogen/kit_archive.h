// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <filesystem>

namespace tresillo::storage {

/// A folder for passing use, with everything in it gone when this object goes. Thread-safe: no. Realtime-safe: no.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> create();

    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
};

/// Unpacks a drumkit archive (.h2drumkit: a tar, usually gzipped) below `folder` and returns the folder that holds its
/// drumkit.xml. Refused is what `unpackArchive` refuses. Thread-safe: yes. Realtime-safe: no.
Result<std::filesystem::path> unpackDrumkit(const std::filesystem::path& archive, const std::filesystem::path& folder);

} // namespace tresillo::storage
