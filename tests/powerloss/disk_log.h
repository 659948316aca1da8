// SPDX-License-Identifier: MIT
#pragma once

// What a disk may hold after the power was cut. A program's requests to a file system are noted in a log; from it the
// states that a disk may be in after any of them follow: what was synced is there, of the rest any part.
#include "tests/core/dice.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::powerloss {

/// One request of a program. Files and folders are told apart by a number of their own: names are what folders have.
struct DiskRequest {
    enum class Kind : std::uint8_t {
        Create,     ///< `file` has `name` in `folder`: it is new, or the name is its second.
        MakeFolder, ///< The folder of number `file` is new and has `name` in `folder`.
        Write,      ///< `bytes` at `offset` of `file`.
        Truncate,   ///< `file` has `offset` bytes.
        Sync,       ///< What `file` holds is on the disk.
        Rename,     ///< The file or folder of `name` has the name `to` in `toFolder`; who had it before is gone. It is
                    ///< one change, which is on the disk when that folder is.
        Remove,     ///< No file of `folder` has `name`.
        SyncFolder, ///< What has which names in `folder` is on the disk, though not the folder's own name.
        Promise,    ///< The program has told somebody that what it did up to here is safe.
    };

    Kind kind{};
    std::size_t file{0};
    std::size_t folder{0};
    std::size_t toFolder{0};
    bool isFolder{false}; ///< It is a folder of number `file` that is renamed.
    std::uint64_t offset{0};
    std::vector<std::byte> bytes{};
    std::string name{};
    std::string to{};
};

/// Names and contents of all files of a folder; of those in folders within it, with the way to them ("kits/808/a.wav").
using DiskImage = std::map<std::string, std::vector<std::byte>>;

/// The requests of one run, in order. Thread-safe: no.
class DiskLog {
public:
    /// What was there before, on the disk. `root`: the folder that the log is about, with all within it; empty: one
    /// folder, whichever files are in.
    explicit DiskLog(DiskImage before = {}, std::filesystem::path root = {});

    /// What a file or folder is called here; none where it lies outside.
    [[nodiscard]] std::optional<std::string> nameOf(const std::filesystem::path& path) const;
    /// The number of the file of that name; a new one is created with its first request.
    std::size_t fileOf(const std::string& name);
    void write(const std::string& name, std::uint64_t offset, const void* bytes, std::size_t size);
    void truncate(const std::string& name, std::uint64_t size);
    void sync(const std::string& name);
    void rename(const std::string& from, const std::string& to);
    /// A second name for a file.
    void link(const std::string& name, const std::string& second);
    /// Nothing where no file has that name: who asks twice removes once.
    void remove(const std::string& name);
    void makeFolder(const std::string& name);
    void syncFolder(const std::string& name = {});
    void promise();

    [[nodiscard]] const std::vector<DiskRequest>& requests() const { return requests_; }
    [[nodiscard]] const DiskImage& before() const { return before_; }
    /// How many promises the first `requests` contain.
    [[nodiscard]] std::size_t promisesIn(std::size_t requests) const;
    /// The log of a program that forgets what `forgets` says.
    [[nodiscard]] DiskLog without(const std::function<bool(const DiskRequest&)>& forgets) const;
    /// The name under which a file was created, with the way to it.
    [[nodiscard]] const std::string& firstNameOf(std::size_t file) const { return firstNames_[file]; }

private:
    struct Place {
        std::size_t folder{0};
        std::string name{};
    };
    [[nodiscard]] Place placeOf(const std::string& name) const;
    std::size_t addFolder(const std::string& name);

    DiskImage before_;
    std::filesystem::path root_;
    std::vector<DiskRequest> requests_{};
    std::map<std::string, std::size_t> files_{};
    std::map<std::string, std::size_t> folders_{{"", 0}};
    std::size_t folderCount_{1};
    std::vector<std::string> firstNames_{};
};

/// How a cut treats what was not synced.
enum class Unsynced : std::uint8_t {
    Lost,   ///< All of it.
    Kept,   ///< All of it.
    Chance, ///< Each write is lost, kept, or torn at sectors of 512 bytes, whatever came before or after it; of the
            ///< changes of names the first few are kept, as file systems log these in their order.
};

/// A state in which the disk may be when the power was cut after so many of the requests; the last of them may be done
/// in part.
[[nodiscard]] DiskImage afterCut(const DiskLog& log, std::size_t requests, Unsynced unsynced, Dice& dice);

} // namespace tresillo::powerloss
