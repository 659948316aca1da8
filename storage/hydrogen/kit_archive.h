// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace tresillo::storage {

/// What an archive may hold at most.
struct ArchiveLimits {
    static constexpr std::size_t kEntries = 4'096;
    static constexpr std::int64_t kFileBytes = std::int64_t{256} << 20;
    static constexpr std::int64_t kTotalBytes = std::int64_t{1} << 30;
};

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
/// drumkit.xml. Only plain files and folders are taken; a name that leads out of `folder` refuses the archive, as does
/// whatever exceeds the limits. Thread-safe: yes. Realtime-safe: no.
Result<std::filesystem::path> unpackDrumkit(const std::filesystem::path& archive, const std::filesystem::path& folder);

} // namespace tresillo::storage
