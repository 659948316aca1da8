// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/slot_words.h"
#include "storage/json/slot_json.h"
#include "storage/result.h"
#include "storage/slots/slot_folder.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::session {

/// A slot as a list shows it.
struct ListedSlot {
    storage::SlotNumber number;
    SlotWords words{};
    std::int64_t savedAt{0};  ///< Seconds since 1970.
    std::int32_t milliBpm{0}; ///< The pattern's tempo, in thousandths of a BPM.
    std::string pattern{};    ///< The pattern's own name.
    std::string warning{};    ///< Empty, or that it is read from a backup, and why.
    std::string problem{};    ///< Empty, or why it cannot be read; then only the number is known.
};

/// The slots of a project, 1 to 128, as its folder holds them.
///
///     ProjectSlots slots{folder, TRESILLO_VERSION};
///     slots.save(number, slot, words, now);      what was there is a backup
///     slots.read(number);                        with its warning, if a backup had to do
///
/// Errors are one line. Times are seconds since 1970. Thread-safe: yes. Realtime-safe: no.
class ProjectSlots {
public:
    /// `program` is the version that stands in what is saved.
    ProjectSlots(const std::filesystem::path& project, std::string program);

    /// All that hold something, by number.
    [[nodiscard]] std::vector<ListedSlot> list() const;
    [[nodiscard]] storage::Result<storage::LoadedSlot<storage::SlotFile>> read(storage::SlotNumber slot) const;
    /// Puts a slot's content there, under these words.
    [[nodiscard]] std::optional<storage::FileError> save(
        storage::SlotNumber slot, storage::SlotFile content, const SlotWords& words, std::int64_t unixSeconds) const;
    /// Puts a slot there as it is, words and time included.
    [[nodiscard]] std::optional<storage::FileError> put(
        storage::SlotNumber slot, const storage::SlotFile& content) const;
    /// Gives it another name; all else stays, the time when it was saved too.
    [[nodiscard]] std::optional<storage::FileError> rename(storage::SlotNumber slot, std::string_view name) const;
    /// Puts the content of one slot into another; what was there is a backup.
    [[nodiscard]] std::optional<storage::FileError> copy(storage::SlotNumber from, storage::SlotNumber to) const;
    /// Empties it; what was there is a backup.
    [[nodiscard]] std::optional<storage::FileError> remove(storage::SlotNumber slot) const;

    [[nodiscard]] const storage::SlotFolder& files() const { return files_; }

private:
    storage::SlotFolder files_;
    std::string program_;
};

/// Why a slot cannot be called so; none: it can. At most 48 bytes, on one line. Thread-safe: yes. Realtime-safe: no.
std::optional<std::string> whyNoSlotName(std::string_view name);

} // namespace tresillo::session
