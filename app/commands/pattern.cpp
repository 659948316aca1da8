// SPDX-License-Identifier: MIT
#include "app/commands/pattern.h"

#include "app/console.h"
#include "control/actions/authors.h"
#include "core/model/pattern_text.h"
#include "session/autosave/change_kept.h"
#include "session/formatted.h"
#include "session/keeping.h"
#include "session/slots/apply_slot.h"
#include "session/slots/project_slots.h"
#include "storage/json/foreign_slot.h"
#include "storage/json/param_form.h"
#include "storage/json/portable_names.h"
#include "storage/state/state_file.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

namespace tresillo::app {
namespace {

using session::ListedSlot;
using session::ProjectSlots;
using storage::FileError;
using storage::Result;
using storage::SlotNumber;

constexpr int kTempoDigits = 3;

std::int64_t secondsSince1970() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

ProjectSlots slotsOf(const std::filesystem::path& project) { return ProjectSlots{project, TRESILLO_VERSION}; }

std::string nameOf(SlotNumber slot) { return "slot " + std::to_string(slot.value()); }

boost::json::object describe(const ListedSlot& slot) {
    boost::json::object object{{"slot", slot.number.value()}};
    if (!slot.problem.empty()) {
        object["problem"] = slot.problem;
        return object;
    }
    object["name"] = slot.words.name.view();
    object["genre"] = slot.words.genre.view();
    boost::json::array tags;
    for (const SlotTag& tag : slot.words.tags) {
        tags.push_back(boost::json::string{tag.view()});
    }
    object["tags"] = std::move(tags);
    object["pattern"] = slot.pattern;
    object["tempo"] = static_cast<double>(slot.milliBpm) / 1000.0;
    object["saved"] = slot.savedAt;
    if (!slot.warning.empty()) {
        object["warning"] = slot.warning;
    }
    return object;
}

std::string lineOf(const ListedSlot& slot) {
    std::string tags;
    for (const SlotTag& tag : slot.words.tags) {
        tags += "  #" + std::string{tag.view()};
    }
    const std::string_view name = slot.words.name.empty() ? slot.pattern : slot.words.name.view();
    const std::string_view genre = slot.words.genre.view();
    return session::formatted(
               "%3d  %-24s %8s BPM  %s", slot.number.value(), std::string{name}.c_str(),
               storage::decimalText(slot.milliBpm, kTempoDigits).c_str(), storage::dateWords(slot.savedAt).c_str()) +
           (genre.empty() ? "" : "  " + std::string{genre}) + tags;
}

/// A project that is held against every other program while something of it is changed.
Result<session::OpenedProject> hold(const std::filesystem::path& project) {
    const auto keeping = session::keepingOf(project);
    if (!keeping) {
        return FileError{"nobody says where your projects lie: HOME is not set"};
    }
    auto opened = session::openToPlay(project, *keeping);
    if (opened) {
        for (const std::string& remark : opened->resumed.remarks) {
            warn(remark);
        }
    }
    return opened;
}

/// Where the slots of a held project are changed: in a copy of one that stays as it is. The lock is held with it.
struct HeldSlots {
    ProjectSlots slots;
    std::optional<session::OpenedProject> opened{};
};

Result<HeldSlots> slotsToChange(session::OpenedProject opened) {
    if (opened.target.copyTo.empty()) {
        ProjectSlots slots = slotsOf(opened.folder);
        return HeldSlots{.slots = std::move(slots), .opened = std::move(opened)};
    }
    const storage::ProjectFile file = opened.resumed.file;
    const auto kept = session::keepChanged(std::move(opened), file);
    if (!kept) {
        return FileError{kept.message()};
    }
    say(kept->remark);
    return HeldSlots{.slots = slotsOf(kept->folder)};
}

/// Changes one slot by `work(const ProjectSlots&, SlotNumber) -> optional<FileError>`, and says what it is then.
template <class Work> int changeSlot(const PatternOptions& options, const std::string& done, Work&& work) {
    const auto slot = SlotNumber::parse(options.slot);
    if (!slot) {
        return fail(slot.message());
    }
    auto opened = hold(options.project);
    if (!opened) {
        return fail(opened.message());
    }
    const auto held = slotsToChange(std::move(*opened));
    if (!held) {
        return fail(held.message());
    }
    if (const auto problem = work(held->slots, *slot)) {
        return fail(problem->message);
    }
    say(held->slots.files().fileOf(*slot).string() + ": " + done);
    return 0;
}

Result<SlotWords> wordsOf(const PatternOptions& options) {
    if (const auto reason = session::whyNoSlotName(options.name)) {
        return FileError{"--name " + storage::cutText(options.name, storage::kMostNameBytes) + ": " + *reason};
    }
    SlotWords words{.name = SlotName{options.name}, .genre = SlotGenre{options.genre}};
    if (words.genre.view() != options.genre || !storage::isCleanText(options.genre)) {
        return FileError{"--genre: at most " + std::to_string(SlotGenre::capacity()) + " bytes on one line"};
    }
    for (const std::string& text : options.tags) {
        const SlotTag tag{text};
        if (tag.view() != text || text.empty() || !storage::isCleanText(text) || !words.tags.push(tag)) {
            return FileError{
                "--tag: at most " + std::to_string(decltype(words.tags)::capacity()) + ", each of 1 to " +
                std::to_string(SlotTag::capacity()) + " bytes on one line"};
        }
    }
    return words;
}

Result<PatternId> patternOf(const PatternOptions& options) {
    const auto pattern = patternFromText(options.pattern);
    return pattern ? Result<PatternId>{*pattern}
                   : FileError{
                         storage::cutText(options.pattern, storage::kMostNameBytes) +
                         " is no pattern; A01 to P16 are allowed"};
}

std::optional<FileError> put(
    Project<Studio>& project, storage::ProjectFile& file, PatternId pattern, const storage::SlotFile& slot) {
    const auto fitted = session::fitSlot(slot, file.sounds, file.kits);
    if (!fitted) {
        return FileError{fitted.message()};
    }
    const Outcome outcome = session::applySlot(project, {.author = control::kTerminal}, pattern, *fitted);
    if (!changed(outcome) && outcome != Outcome::NothingToDo) {
        return FileError{std::string{describe(outcome)}};
    }
    return std::nullopt;
}

} // namespace

int listSlots(const PatternOptions& options) {
    std::error_code error;
    if (!std::filesystem::exists(options.project / "project.json", error)) {
        return fail(options.project.string() + ": there is no project in it");
    }
    const auto slots = slotsOf(options.project).list();
    boost::json::array list;
    for (const ListedSlot& slot : slots) {
        if (options.asJson) {
            list.push_back(describe(slot));
            continue;
        }
        if (!slot.warning.empty() || !slot.problem.empty()) {
            warn(nameOf(slot.number) + ": " + slot.warning + slot.problem);
        }
        if (slot.problem.empty()) {
            say(lineOf(slot));
        }
    }
    if (options.asJson) {
        sayJson(boost::json::serialize(list));
    } else if (slots.empty()) {
        say(options.project.string() + ": no slot holds anything yet");
    }
    return 0;
}

int savePattern(const PatternOptions& options) {
    const auto pattern = patternOf(options);
    const auto words = wordsOf(options);
    if (!pattern || !words) {
        return fail(pattern ? words.message() : pattern.message());
    }
    const auto slot = SlotNumber::parse(options.slot);
    if (!slot) {
        return fail(slot.message());
    }
    auto opened = hold(options.project);
    if (!opened) {
        return fail(opened.message());
    }
    auto content = session::slotOf(opened->resumed.file, *pattern);
    if (!content) {
        return fail(options.project.string() + ": " + options.pattern + " holds nothing");
    }
    const auto held = slotsToChange(std::move(*opened));
    if (!held) {
        return fail(held.message());
    }
    if (const auto problem = held->slots.save(*slot, std::move(*content), *words, secondsSince1970())) {
        return fail(problem->message);
    }
    say(held->slots.files().fileOf(*slot).string() + ": holds " + options.pattern);
    return 0;
}

int loadPattern(const PatternOptions& options) {
    const auto pattern = patternOf(options);
    const auto slot = SlotNumber::parse(options.slot);
    if (!pattern || !slot) {
        return fail(slot ? pattern.message() : slot.message());
    }
    auto opened = hold(options.project);
    if (!opened) {
        return fail(opened.message());
    }
    const auto loaded = slotsOf(opened->folder).read(*slot);
    if (!loaded) {
        return fail(loaded.message());
    }
    if (!loaded->warning.empty()) {
        warn(loaded->warning);
    }
    const auto kept =
        session::changeKept(std::move(*opened), [&](Project<Studio>& project, storage::ProjectFile& file) {
            return put(project, file, *pattern, loaded->content);
        });
    if (!kept) {
        return fail(kept.message());
    }
    if (!kept->remark.empty()) {
        say(kept->remark);
    }
    say(kept->folder.string() + ": " + options.pattern + " is " + nameOf(*slot) + " now");
    return 0;
}

int importSlotFile(const PatternOptions& options) {
    const auto text = storage::readFile(options.file, storage::SlotFolder::kMostBytes);
    const auto read = text ? storage::importSlot(*text, options.file.string())
                           : storage::Result<storage::ImportedSlot>{FileError{text.message()}};
    if (!read) {
        return fail(read.message());
    }
    const int code =
        changeSlot(options, "holds " + options.file.string(), [&](const ProjectSlots& slots, SlotNumber slot) {
            return slots.put(slot, read->slot);
        });
    if (code == 0) {
        for (const std::string& line : read->leftOut) {
            warn(options.file.string() + ": " + line);
        }
    }
    return code;
}

int renameSlot(const PatternOptions& options) {
    return changeSlot(options, "is called " + options.name, [&](const ProjectSlots& slots, SlotNumber slot) {
        return slots.rename(slot, options.name);
    });
}

int copySlot(const PatternOptions& options) {
    const auto to = SlotNumber::parse(options.to);
    if (!to) {
        return fail(to.message());
    }
    return changeSlot(options, "copied to " + nameOf(*to), [&](const ProjectSlots& slots, SlotNumber slot) {
        return slots.copy(slot, *to);
    });
}

int deleteSlot(const PatternOptions& options) {
    return changeSlot(
        options, "deleted; it is the newest of its backups",
        [](const ProjectSlots& slots, SlotNumber slot) { return slots.remove(slot); });
}

} // namespace tresillo::app
