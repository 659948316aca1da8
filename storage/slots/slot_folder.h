// SPDX-License-Identifier: MIT
#pragma once

#include "storage/files.h"
#include "storage/result.h"
#include "storage/slots/slot_number.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tresillo::storage {

/// What a slot holds, and what has to be said about it.
template <class Content> struct LoadedSlot {
    Content content;
    std::string warning{}; ///< Empty, or why this is a backup and which one.
};

/// The files of a project's slots: `slots/slot_NNN.json`, and of each at most ten older ones in `slots/backups/`
/// (`slot_NNN.<count>.json`; the highest count is the newest). What the bytes mean is the caller's.
///
///     SlotFolder slots{project};
///     slots.save(*SlotNumber::parse("7"), text);             durable; what was there is the newest backup
///     slots.load(*SlotNumber::parse("7"), parseSlot);        the slot, or its newest backup that can be read
///
/// What changes a slot waits for whoever else changes one, of this program or another. Errors are one line.
/// Thread-safe: yes. Realtime-safe: no.
class SlotFolder {
public:
    static constexpr std::size_t kMostBackups = 10;
    /// The largest slot that can be, its pattern full, stays below it.
    static constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

    explicit SlotFolder(const std::filesystem::path& project);

    /// The slots that hold something, by number, whether it can be read or not.
    [[nodiscard]] std::vector<SlotNumber> filled() const;
    [[nodiscard]] std::filesystem::path fileOf(SlotNumber slot) const;
    /// When its file was written last; none: it is empty.
    [[nodiscard]] std::optional<std::filesystem::file_time_type> writtenAt(SlotNumber slot) const;

    /// Puts `content` into a slot, durably and as a whole; what was there becomes its newest backup. Missing folders
    /// are made. None, or what went wrong; then the slot stays as it was.
    [[nodiscard]] std::optional<FileError> save(SlotNumber slot, std::string_view content) const;
    /// Empties a slot; what was there becomes its newest backup. An error where it is empty.
    [[nodiscard]] std::optional<FileError> remove(SlotNumber slot) const;

    /// What `read(std::string_view content, std::string_view name) -> Result<T>` makes of the slot; where it refuses
    /// that, of the newest backup that it accepts, with a warning. Errors: the slot is empty, or neither it nor a
    /// backup can be used (the slot's own error).
    template <class Read> [[nodiscard]] auto load(SlotNumber slot, Read&& read) const {
        using Content = std::remove_cvref_t<decltype(*read(std::string_view{}, std::string_view{}))>;
        using Answer = Result<LoadedSlot<Content>>;
        const auto readFrom = [&](const std::filesystem::path& file) {
            const auto text = readFile(file, kMostBytes);
            return text ? read(*text, file.string()) : Result<Content>{FileError{text.message()}};
        };
        if (isEmpty(slot)) {
            return Answer{emptyError(slot)};
        }
        auto current = readFrom(fileOf(slot));
        if (current) {
            return Answer{LoadedSlot<Content>{.content = std::move(*current)}};
        }
        for (const Backup& backup : backupsOf(slot)) {
            if (auto older = readFrom(backup.file)) {
                return Answer{LoadedSlot<Content>{
                    .content = std::move(*older),
                    .warning = current.message() + "; its backup " + backup.file.string() + " is used instead"}};
            }
        }
        return Answer{FileError{current.message()}};
    }

private:
    struct Backup {
        std::filesystem::path file;
        std::uint64_t count{0};
    };

    [[nodiscard]] bool isEmpty(SlotNumber slot) const;
    [[nodiscard]] static FileError emptyError(SlotNumber slot);
    /// The newest first.
    [[nodiscard]] std::vector<Backup> backupsOf(SlotNumber slot) const;
    /// Gives what the slot holds a second name among its backups, which is told; none is made of an empty slot.
    [[nodiscard]] Result<std::optional<std::filesystem::path>> keepBackup(SlotNumber slot) const;
    void dropOldBackups(SlotNumber slot) const;

    std::filesystem::path slots_;
    std::filesystem::path backups_;
};

} // namespace tresillo::storage
