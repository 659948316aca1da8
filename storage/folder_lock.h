// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <utility>

namespace tresillo::storage {

/// That nobody else changes what lies in a folder: held while the object lives, against other threads and other
/// programs that ask for it, too, and let go of with the process. It leaves no file. Where the file system cannot lock
/// a folder nothing is held. Thread-safe: no. Realtime-safe: no.
class FolderLock {
public:
    /// Waits until nobody else has it. The folder exists.
    static FolderLock wait(const std::filesystem::path& folder);

    FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FolderLock& operator=(FolderLock&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

} // namespace tresillo::storage
