// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// The whole content of a file of at most `most` bytes. Errors, each in one line: it is missing, a folder, not an
/// ordinary file, larger than `most`, or cannot be read.
/// Thread-safe: yes. Realtime-safe: no.
Result<std::string> readFile(const std::filesystem::path& file, std::size_t most);

/// Puts `content` in place of the file's, durably and as a whole: whoever reads, whenever the power fails, finds the
/// old content or the new. Folders that lie on the way must exist. None, or what went wrong; then the old content
/// stays. Thread-safe: yes (two writers of one file: the last one wins whole). Realtime-safe: no.
[[nodiscard]] std::optional<FileError> writeFile(const std::filesystem::path& file, std::string_view content);

/// What lies in a folder, by name, hidden files too; nothing where it cannot be read. Unlike the standard library's
/// iterators it leaves by an exception, and not by the program's end, where there is no memory.
/// Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::vector<std::string> namesIn(const std::filesystem::path& folder);

/// Everything that lies in a folder, and the folder itself, outlives a power cut once this has answered none.
/// Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> syncTree(const std::filesystem::path& folder);

/// Makes a folder, and those on the way to it that are missing, durably. None, also where it is there already; or why
/// there is none. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> makeFolder(const std::filesystem::path& folder);

/// Gives the content of a file of at most `most` bytes a second name, durably, in place of what has it: whatever takes
/// the place of `file` later, the content stays under that name. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> keepAs(
    const std::filesystem::path& file, const std::filesystem::path& name, std::size_t most);

/// Takes a file away, durably. None, also where there is no such file. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileError> removeFile(const std::filesystem::path& file);

/// Tells a file from every other one on this machine, whatever they are called. Equal ones are the same file.
struct FileIdentity {
    std::uint64_t device{0};
    std::uint64_t number{0};

    bool operator==(const FileIdentity&) const = default;
};

/// Of the file that a name stands for now; none: there is none. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<FileIdentity> identityOf(const std::filesystem::path& file);

/// What became of a move; neither: it was made.
struct Moved {
    bool isTaken{false}; ///< Something of that name is there, and stays as it is.
    std::optional<FileError> problem{};
};

/// Gives a file or folder another name, durably, which nothing has yet. Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] Moved moveToNew(const std::filesystem::path& from, const std::filesystem::path& to);

/// A file that is written beside its place and appears there only when it is complete: write to `descriptor`, then
/// `commit`. What is not committed disappears with this object and leaves the old file as it was. A link is followed;
/// a device or pipe (/dev/null) is written in place.
/// Thread-safe: no. Realtime-safe: no.
class PendingFile {
public:
    static Result<PendingFile> create(const std::filesystem::path& file);
    /// For what takes long and must not be lost: nothing of that name may be there, now or at the commit. It is written
    /// in the open as "<name>.part.<ending>" and stays there if it never comes to a commit.
    static Result<PendingFile> createNew(const std::filesystem::path& file);

    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&& other) noexcept;
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    ~PendingFile();

    /// Where the bytes lie now: beside the file's place until it is committed, or where that failed.
    [[nodiscard]] const std::filesystem::path& place() const { return temporary_.empty() ? target_ : temporary_; }
    /// Open for reading and writing until this object goes; others may write to it, none may close it.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::optional<FileError> write(std::string_view bytes);
    /// What was written so far outlives a power cut.
    [[nodiscard]] std::optional<FileError> sync();
    /// Syncs the file, puts it in its place, and syncs the folder, in this order.
    [[nodiscard]] std::optional<FileError> commit();

private:
    PendingFile() = default;
    void discard();

    std::filesystem::path target_;
    std::filesystem::path temporary_; ///< Empty: written in place.
    int descriptor_{-1};
    bool isNew_{false};
};

} // namespace tresillo::storage
