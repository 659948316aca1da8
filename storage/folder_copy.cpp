// SPDX-License-Identifier: MIT
#include "storage/folder_copy.h"

#include "storage/files.h"

#include <string>
#include <system_error>

#include <unistd.h>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr int kMostOfOneName = 1000;

// Folders are made as new ones are: what cannot be written where it comes from must be filled here.
void copyInto(const fs::path& from, const fs::path& to, std::error_code& error) {
    if (!fs::is_directory(from, error) || !fs::create_directory(to, error)) {
        error = error ? error : std::make_error_code(std::errc::not_a_directory);
        return;
    }
    for (const std::string& name : namesIn(from)) {
        if (fs::is_directory(from / name, error)) {
            copyInto(from / name, to / name, error);
        } else if (!error) {
            fs::copy_file(from / name, to / name, error);
        }
        if (error) {
            return;
        }
    }
}

/// A folder under a hidden name beside the one that it is to be; gone with this object unless it got there.
class HalfCopy {
public:
    explicit HalfCopy(const fs::path& target) : place_(target.parent_path()) {
        place_ /= "." + target.filename().string() + "." + std::to_string(::getpid()) + ".tmp";
    }
    ~HalfCopy() {
        std::error_code ignored;
        fs::remove_all(place_, ignored);
    }
    HalfCopy(const HalfCopy&) = delete;
    HalfCopy& operator=(const HalfCopy&) = delete;

    [[nodiscard]] const fs::path& place() const { return place_; }

    [[nodiscard]] std::optional<FileError> fill(const fs::path& from) const {
        std::error_code error;
        fs::remove_all(place_, error); // left by a power cut
        copyInto(from, place_, error);
        if (error) {
            return FileError{
                from.string() + ": cannot be copied to " + place_.parent_path().string() + ": " + error.message()};
        }
        return makeWritable();
    }

private:
    // What could not be written where it came from shall be there.
    [[nodiscard]] std::optional<FileError> makeWritable() const {
        std::error_code error;
        fs::permissions(place_, fs::perms::owner_all, fs::perm_options::add, error);
        for (fs::recursive_directory_iterator entry(place_, error), end; !error && entry != end;
             entry.increment(error)) {
            const fs::perms added = entry->is_directory(error) ? fs::perms::owner_all : fs::perms::owner_write;
            fs::permissions(entry->path(), added, fs::perm_options::add, error);
        }
        return error ? std::optional{FileError{place_.string() + ": " + error.message()}} : std::nullopt;
    }

    fs::path place_;
};

fs::path numbered(const fs::path& target, int number) {
    fs::path name = target.parent_path();
    return name /= target.filename().string() + (number == 1 ? "" : " " + std::to_string(number));
}

} // namespace

Result<fs::path> copyFolder(const fs::path& from, const fs::path& to) {
    if (auto problem = makeFolder(to.parent_path())) {
        return FileError{
            from.string() + ": cannot be copied to " + to.parent_path().string() + ": " + problem->message};
    }
    const HalfCopy half{to};
    if (auto problem = half.fill(from)) {
        return *problem;
    }
    if (auto problem = syncTree(half.place())) {
        return *problem;
    }
    for (int number = 1; number <= kMostOfOneName; ++number) {
        fs::path target = numbered(to, number);
        const Moved moved = moveToNew(half.place(), target);
        if (moved.problem) {
            return *moved.problem;
        }
        if (!moved.isTaken) {
            return target;
        }
    }
    return FileError{to.string() + ": there are too many of that name"};
}

} // namespace tresillo::storage
