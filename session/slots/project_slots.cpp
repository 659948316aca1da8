// SPDX-License-Identifier: MIT
#include "session/slots/project_slots.h"

#include "core/sequence/pattern.h"
#include "storage/json/json_document.h"
#include "storage/json/portable_names.h"

#include <memory>
#include <utility>

namespace tresillo::session {

using storage::FileError;
using storage::Result;
using storage::SlotFile;
using storage::SlotNumber;

namespace {

ListedSlot listed(SlotNumber number, const SlotFile& slot, std::string warning) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)slot.pattern.fill(*pattern);
    return {
        .number = number,
        .words = slot.words,
        .savedAt = slot.savedAt,
        .milliBpm = pattern->tempo().milliBpm,
        .pattern = std::string{slot.pattern.name().view()},
        .warning = std::move(warning)};
}

} // namespace

std::optional<std::string> whyNoSlotName(std::string_view name) {
    if (name.size() > SlotName::capacity()) {
        return "has " + std::to_string(name.size()) + " bytes; at most " + std::to_string(SlotName::capacity()) +
               " are allowed";
    }
    return storage::isCleanText(name) ? std::nullopt : std::optional<std::string>{"must be text on one line"};
}

ProjectSlots::ProjectSlots(const std::filesystem::path& project, std::string program)
    : files_{project}, program_{std::move(program)} {}

std::vector<ListedSlot> ProjectSlots::list() const {
    std::vector<ListedSlot> slots;
    for (const SlotNumber number : files_.filled()) {
        auto loaded = read(number);
        slots.push_back(
            loaded ? listed(number, loaded->content, std::move(loaded->warning))
                   : ListedSlot{.number = number, .problem = loaded.message()});
    }
    return slots;
}

Result<storage::LoadedSlot<SlotFile>> ProjectSlots::read(SlotNumber slot) const {
    return files_.load(
        slot, [](std::string_view text, std::string_view name) { return storage::parseSlot(text, name); });
}

std::optional<FileError> ProjectSlots::put(SlotNumber slot, const SlotFile& content) const {
    const std::string text = storage::formatSlot(content);
    // What could not be read again must not take the place of what can.
    if (const auto check = storage::parseSlot(text, files_.fileOf(slot).string()); !check) {
        return FileError{check.message()};
    }
    return files_.save(slot, text);
}

std::optional<FileError> ProjectSlots::save(
    SlotNumber slot, SlotFile content, const SlotWords& words, std::int64_t unixSeconds) const {
    content.program = program_;
    content.words = words;
    content.savedAt = unixSeconds;
    return put(slot, content);
}

std::optional<FileError> ProjectSlots::rename(SlotNumber slot, std::string_view name) const {
    if (const auto reason = whyNoSlotName(name)) {
        return FileError{storage::inQuotes(name) + " is no slot's name: it " + *reason};
    }
    auto loaded = read(slot);
    if (!loaded) {
        return FileError{loaded.message()};
    }
    loaded->content.words.name = SlotName{name};
    return put(slot, loaded->content);
}

std::optional<FileError> ProjectSlots::copy(SlotNumber from, SlotNumber to) const {
    if (from == to) {
        return FileError{"slot " + std::to_string(from.value()) + " cannot be copied to itself"};
    }
    const auto loaded = read(from);
    return loaded ? put(to, loaded->content) : std::optional{FileError{loaded.message()}};
}

std::optional<FileError> ProjectSlots::remove(SlotNumber slot) const { return files_.remove(slot); }

} // namespace tresillo::session
