// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <utility>

namespace tresillo::storage {

/// That a project is played by this program and by no other: held while the object lives, and let go of with the
/// process, however it ends. It lies beside the project's state, so that a folder that cannot be written is locked,
/// too. Thread-safe: no. Realtime-safe: no.
class ProjectLock {
public:
    /// Makes the folders that it needs. An error names who has it: the process, and since when (UTC). Where nothing can
    /// be written there, nothing is locked, and it is no error: a project can be played where nothing of it can be
    /// kept.
    static Result<ProjectLock> take(const std::filesystem::path& stateFile, std::int64_t unixSeconds);

    ProjectLock(ProjectLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    ProjectLock& operator=(ProjectLock&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;
    ~ProjectLock();

private:
    explicit ProjectLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

} // namespace tresillo::storage
