// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"
#include "storage/state/project_lock.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

namespace tresillo::session {

/// A project's folder while it is made: hidden beside the place that it will have, on the same disk, and locked, so
/// that nobody else takes it for left. It goes with this object, with what is kept of it and the folders that were made
/// on the way, unless it got to its place. What a program leaves there that was killed goes with the next one.
///
///     auto made = NewFolder::make(projects, state, now);
///        ... fill made->path(), which is not there yet ...
///     const NewFolder::Moved moved = made->moveTo(projects / "Mine");
///
/// Thread-safe: no. Realtime-safe: no.
class NewFolder {
public:
    /// What became of the move; neither: it is there.
    struct Moved {
        bool isTaken{false}; ///< Something of that name is there, or is being made; it stays as it is.
        std::optional<storage::FileError> problem{};
    };

    /// `among`: the folder in which it will lie; made where it is missing.
    static storage::Result<NewFolder> make(
        const std::filesystem::path& among, std::filesystem::path stateFolder, std::int64_t unixSeconds);

    NewFolder(NewFolder&& other) noexcept
        : hidden_(std::exchange(other.hidden_, {})),
          firstMade_(std::move(other.firstMade_)),
          stateFolder_(std::move(other.stateFolder_)),
          unixSeconds_(other.unixSeconds_),
          lock_(std::move(other.lock_)) {}
    NewFolder& operator=(NewFolder&&) = delete;
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder();

    /// The project's folder for now.
    [[nodiscard]] std::filesystem::path path() const { return hidden_ / "project"; }
    /// Syncs all that lies in it, and gives it its place in one step, with what is kept of it. What is kept of a folder
    /// that was there before is set aside.
    [[nodiscard]] Moved moveTo(const std::filesystem::path& target);

private:
    NewFolder(
        std::filesystem::path hidden, std::filesystem::path firstMade, std::filesystem::path stateFolder,
        std::int64_t unixSeconds, storage::ProjectLock lock)
        : hidden_(std::move(hidden)),
          firstMade_(std::move(firstMade)),
          stateFolder_(std::move(stateFolder)),
          unixSeconds_(unixSeconds),
          lock_(std::move(lock)) {}

    void remove() const;

    std::filesystem::path hidden_;    ///< Empty: another object has it.
    std::filesystem::path firstMade_; ///< The topmost folder that was made for it; empty: none, or it is needed now.
    std::filesystem::path stateFolder_;
    std::int64_t unixSeconds_;
    storage::ProjectLock lock_;
};

} // namespace tresillo::session
