// SPDX-License-Identifier: MIT
#pragma once

// What is done with a project's slots 1 to 128, files in which patterns are kept to return to.
#include "control/schema/field.h"
#include "core/base/fixed_vector.h"
#include "core/model/slot_words.h"
#include "core/model/song.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>

namespace tresillo::control {

struct ListSlots {};

/// Keeps a pattern as it is now.
struct SaveSlot {
    std::uint8_t slot{1};
    PatternId pattern{};
    std::optional<SlotName> name{};
    std::optional<SlotGenre> genre{};
    std::optional<FixedVector<SlotTag, 8>> tags{};
};

/// Puts a slot in place of a pattern.
struct LoadSlot {
    std::uint8_t slot{1};
    PatternId pattern{};
    std::optional<bool> now{};
};

struct RenameSlot {
    std::uint8_t slot{1};
    SlotName name{};
};

struct CopySlot {
    std::uint8_t slot{1};
    std::uint8_t to{1};
};

struct DeleteSlot {
    std::uint8_t slot{1};
};

using SlotAction = std::variant<ListSlots, SaveSlot, LoadSlot, RenameSlot, CopySlot, DeleteSlot>;

} // namespace tresillo::control

namespace tresillo::schema {

inline constexpr Rule kSlotNumber = between(1, 128);

template <> struct Description<control::ListSlots> {
    static constexpr std::string_view kName = "slots";
    static constexpr std::string_view kHelp = "Asks for the project's slots; answered by `slotList`.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<control::SaveSlot> {
    static constexpr std::string_view kName = "saveSlot";
    static constexpr std::string_view kHelp =
        "Keeps a pattern as it is now, with kits, Sounds and module values. Words left out stay the slot's.";
    static constexpr auto kFields = std::tuple{
        field("slot", &control::SaveSlot::slot, "", kSlotNumber), field("pattern", &control::SaveSlot::pattern),
        field("name", &control::SaveSlot::name, "cut to 48 bytes", atMost(256)),
        field("genre", &control::SaveSlot::genre, "cut to 32 bytes", atMost(256)),
        field("tags", &control::SaveSlot::tags, "each cut to 24 bytes")};
};

template <> struct Description<control::LoadSlot> {
    static constexpr std::string_view kName = "loadSlot";
    static constexpr std::string_view kHelp = "Puts a slot in place of a pattern, modules included: one undo.";
    static constexpr auto kFields = std::tuple{
        field("slot", &control::LoadSlot::slot, "", kSlotNumber), field("pattern", &control::LoadSlot::pattern),
        field("now", &control::LoadSlot::now, "at once; without it on the bar line, where something plays")};
};

template <> struct Description<control::RenameSlot> {
    static constexpr std::string_view kName = "renameSlot";
    static constexpr std::string_view kHelp = "Gives a slot another name.";
    static constexpr auto kFields = std::tuple{
        field("slot", &control::RenameSlot::slot, "", kSlotNumber),
        field("name", &control::RenameSlot::name, "cut to 48 bytes", atMost(256))};
};

template <> struct Description<control::CopySlot> {
    static constexpr std::string_view kName = "copySlot";
    static constexpr std::string_view kHelp = "Puts what one slot holds into another; what was there is a backup.";
    static constexpr auto kFields = std::tuple{
        field("slot", &control::CopySlot::slot, "", kSlotNumber), field("to", &control::CopySlot::to, "", kSlotNumber)};
};

template <> struct Description<control::DeleteSlot> {
    static constexpr std::string_view kName = "deleteSlot";
    static constexpr std::string_view kHelp = "Empties a slot; what was there is a backup.";
    static constexpr auto kFields = std::tuple{field("slot", &control::DeleteSlot::slot, "", kSlotNumber)};
};

} // namespace tresillo::schema
