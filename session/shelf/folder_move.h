// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

namespace tresillo::session {

/// A project's folder that got another name, and its state and snapshots with it. Unless it is kept, the folder goes
/// back to where it was when this object goes, and nothing else has changed.
///
/// The state is copied before the folder moves and removed after it was kept: whichever name the folder has after a
/// power cut, its state is there. Nobody plays the project meanwhile. Thread-safe: no. Realtime-safe: no.
class FolderMove {
public:
    /// Makes the folders on the way to `to`; something of that name is never replaced. Both are on one disk.
    static storage::Result<FolderMove> make(
        std::filesystem::path from, std::filesystem::path to, const std::filesystem::path& stateFolder,
        std::int64_t unixSeconds);

    FolderMove(FolderMove&& other) noexcept
        : from_(std::exchange(other.from_, {})),
          to_(std::move(other.to_)),
          stateFolder_(std::move(other.stateFolder_)) {}
    FolderMove& operator=(FolderMove&& other) noexcept {
        std::swap(from_, other.from_);
        std::swap(to_, other.to_);
        std::swap(stateFolder_, other.stateFolder_);
        return *this;
    }
    FolderMove(const FolderMove&) = delete;
    FolderMove& operator=(const FolderMove&) = delete;
    ~FolderMove();

    /// It stays where it is now.
    void keep();

private:
    FolderMove(std::filesystem::path from, std::filesystem::path to, std::filesystem::path stateFolder)
        : from_(std::move(from)), to_(std::move(to)), stateFolder_(std::move(stateFolder)) {}

    std::filesystem::path from_; ///< Empty: it stays where it is.
    std::filesystem::path to_;
    std::filesystem::path stateFolder_;
};

} // namespace tresillo::session
