// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <filesystem>
#include <utility>

namespace tresillo::storage {

/// A folder to be filled: new, or there and empty. Unless it is kept, everything goes that came into it, and so do the
/// folders that were made for it. Thread-safe: no. Realtime-safe: no.
class FreshFolder {
public:
    static Result<FreshFolder> make(const std::filesystem::path& folder);

    FreshFolder(FreshFolder&& other) noexcept
        : folder_(std::exchange(other.folder_, {})), firstMade_(std::exchange(other.firstMade_, {})) {}
    FreshFolder& operator=(FreshFolder&& other) noexcept {
        std::swap(folder_, other.folder_);
        std::swap(firstMade_, other.firstMade_);
        return *this;
    }
    FreshFolder(const FreshFolder&) = delete;
    FreshFolder& operator=(const FreshFolder&) = delete;
    ~FreshFolder();

    /// What is in it is whole.
    void keep() { folder_.clear(); }

private:
    explicit FreshFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path folder_;    ///< Empty: kept.
    std::filesystem::path firstMade_; ///< The topmost of those that were made; empty: it was there.
};

} // namespace tresillo::storage
