// SPDX-License-Identifier: MIT
#include "storage/slots/slot_folder.h"

#include "storage/folder_lock.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".json";
constexpr std::uint64_t kMostCount = 1'000'000'000'000; // what stands behind it was never counted here

/// What stands between a name's start and its ending; none: it is no such name.
std::optional<std::string_view> between(std::string_view name, std::string_view start) {
    if (name.size() <= start.size() + kEnding.size() || !name.starts_with(start) || !name.ends_with(kEnding)) {
        return std::nullopt;
    }
    name.remove_suffix(kEnding.size());
    return name.substr(start.size());
}

} // namespace

SlotFolder::SlotFolder(const fs::path& project) : slots_{project / "slots"}, backups_{slots_ / "backups"} {}

fs::path SlotFolder::fileOf(SlotNumber slot) const { return slots_ / (slot.stem() + std::string{kEnding}); }

std::vector<SlotNumber> SlotFolder::filled() const {
    std::vector<SlotNumber> found;
    for (const std::string& name : namesIn(slots_)) {
        const auto digits = between(name, SlotNumber::kStem);
        const auto slot = digits ? SlotNumber::parse(*digits) : Result<SlotNumber>{FileError{}};
        if (slot && slot->stem() + std::string{kEnding} == name) {
            found.push_back(*slot);
        }
    }
    return found; // three digits: by name is by number
}

std::optional<fs::file_time_type> SlotFolder::writtenAt(SlotNumber slot) const {
    std::error_code error;
    const auto time = fs::last_write_time(fileOf(slot), error);
    return error ? std::nullopt : std::optional{time};
}

bool SlotFolder::isEmpty(SlotNumber slot) const {
    std::error_code error;
    return fs::symlink_status(fileOf(slot), error).type() == fs::file_type::not_found;
}

FileError SlotFolder::emptyError(SlotNumber slot) {
    return FileError{"slot " + std::to_string(slot.value()) + " is empty"};
}

std::vector<SlotFolder::Backup> SlotFolder::backupsOf(SlotNumber slot) const {
    std::vector<Backup> found;
    for (const std::string& name : namesIn(backups_)) {
        const std::string digits{between(name, slot.stem() + ".").value_or("")}; // of what is no backup there are none
        Backup backup{.file = backups_ / name};
        const char* const end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, backup.count);
        if (read.ec == std::errc{} && read.ptr == end && backup.count < kMostCount) {
            found.push_back(std::move(backup));
        }
    }
    std::ranges::sort(found, std::ranges::greater{}, &Backup::count);
    return found;
}

Result<std::optional<fs::path>> SlotFolder::keepBackup(SlotNumber slot) const {
    if (isEmpty(slot)) {
        return std::optional<fs::path>{};
    }
    const auto known = backupsOf(slot);
    const std::uint64_t count = known.empty() ? 1 : known.front().count + 1;
    fs::path backup = backups_ / (slot.stem() + "." + std::to_string(count) + std::string{kEnding});
    if (auto problem = keepAs(fileOf(slot), backup, kMostBytes)) {
        return std::move(*problem);
    }
    return std::optional{std::move(backup)};
}

void SlotFolder::dropOldBackups(SlotNumber slot) const {
    const auto known = backupsOf(slot);
    for (std::size_t index = kMostBackups; index < known.size(); ++index) {
        std::error_code ignored; // the next save tries again
        (void)fs::remove(known[index].file, ignored);
    }
}

std::optional<FileError> SlotFolder::save(SlotNumber slot, std::string_view content) const {
    if (auto problem = makeFolder(backups_)) {
        return problem;
    }
    const FolderLock lock = FolderLock::wait(slots_);
    auto backup = keepBackup(slot);
    if (!backup) {
        return FileError{backup.message()};
    }
    if (auto problem = writeFile(fileOf(slot), content)) {
        if (*backup) {
            std::error_code ignored; // one backup more of what the slot still holds does no harm
            (void)fs::remove(**backup, ignored);
        }
        return problem;
    }
    dropOldBackups(slot);
    return std::nullopt;
}

std::optional<FileError> SlotFolder::remove(SlotNumber slot) const {
    if (isEmpty(slot)) {
        return emptyError(slot);
    }
    if (auto problem = makeFolder(backups_)) {
        return problem;
    }
    const FolderLock lock = FolderLock::wait(slots_);
    if (const auto backup = keepBackup(slot); !backup) {
        return FileError{backup.message()};
    }
    if (auto problem = removeFile(fileOf(slot))) {
        return problem;
    }
    dropOldBackups(slot);
    return std::nullopt;
}

} // namespace tresillo::storage
