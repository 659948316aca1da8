// SPDX-License-Identifier: MIT
#include "storage/json/detail/pattern_reader.h"

#include "core/params/words.h"
#include "core/sequence/note_text.h"
#include "core/sequence/track_text.h"
#include "storage/json/param_form.h"
#include "storage/json/project_fields.h"

#include <array>
#include <string>

namespace tresillo::storage::detail {

bool PatternReader::read(Index object) {
    return reader_.members(object, [&](Index member, std::string_view key) {
        if (key == "name") {
            return reader_.readName(member, words_.name);
        }
        if (key == "tracks") {
            return reader_.items(
                member, Studio::kTracks, [&](Index track, std::size_t /*place*/) { return readTrack(track); });
        }
        const auto id = paramByKey(key, Scope::Pattern);
        std::int32_t value = 0;
        if (!id) {
            return reader_.failUnknown(member, knownFields(kPatternFields, Scope::Pattern));
        }
        return reader_.readParam(member, *id, kits_, value) && accept(member, pattern_.setPatternParam(*id, value));
    });
}

bool PatternReader::readTrack(Index object) {
    if (!reader_.require(object, JsonKind::Object)) {
        return false;
    }
    const auto number = reader_.member(object, "track");
    std::int64_t track = 0;
    if (!number) {
        return reader_.fail(object, "needs the field track, its number from 1 to 16");
    }
    if (!reader_.readWhole(*number, 1, Studio::kTracks, track)) {
        return false;
    }
    track_ = static_cast<std::size_t>(track - 1);
    if (seenTracks_.test(track_)) {
        return reader_.fail(*number, "track " + std::to_string(track) + " is given twice");
    }
    seenTracks_.set(track_);
    seenSteps_.reset();
    // The text first, wherever it stands: steps add to what it says.
    return readText(object) &&
           reader_.members(object, [&](Index member, std::string_view key) { return readTrackField(member, key); });
}

bool PatternReader::readTrackField(Index member, std::string_view key) {
    if (key == "track" || key == "text" || key == "text_notes") {
        return true;
    }
    if (key == "name") {
        return reader_.readName(member, words_.tracks[track_]);
    }
    if (key == "steps") {
        return reader_.items(member, Studio::kSteps, [&](Index step, std::size_t /*place*/) { return readStep(step); });
    }
    const auto id = paramByKey(key, Scope::Track);
    std::int32_t value = 0;
    if (!id) {
        return reader_.failUnknown(member, knownFields(kTrackFields, Scope::Track));
    }
    return reader_.readParam(member, *id, kits_, value) && accept(member, pattern_.setTrackParam(track_, *id, value));
}

bool PatternReader::readText(Index object) {
    const auto text = reader_.member(object, "text");
    const auto notes = reader_.member(object, "text_notes");
    std::string_view steps;
    std::string_view names;
    if (!text) {
        return !notes || reader_.fail(*notes, "stands beside the field text only");
    }
    if (!reader_.readText(*text, Studio::kSteps, steps) ||
        (notes && !reader_.readText(*notes, JsonDocument::kMostListText, names))) {
        return false;
    }
    const auto pitches = pitchListFromText(names);
    if (!pitches || (notes && pitches->empty())) {
        return reader_.fail(*notes, "must be 1 to 128 notes, as names or numbers, with spaces between them");
    }
    std::array<StepValue<Studio>, Studio::kSteps> values{};
    stepsFromText<Studio>(steps, pitches->view(), values);
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (values[step].notes[0] && !accept(*text, pattern_.setNote(track_, step, 0, *values[step].notes[0]))) {
            return false;
        }
    }
    // Its two strengths are heard as bright and dull where the track has a filter, unless it says otherwise.
    return accept(*text, pattern_.setTrackParam(track_, ParamId::AccentBoost, kTextAccentBoost));
}

bool PatternReader::readStep(Index object) {
    if (!reader_.require(object, JsonKind::Object)) {
        return false;
    }
    const auto number = reader_.member(object, "step");
    std::int64_t step = 0;
    if (!number) {
        return reader_.fail(object, "needs the field step, its number from 1 to 128");
    }
    if (!reader_.readWhole(*number, 1, Studio::kSteps, step)) {
        return false;
    }
    step_ = static_cast<std::size_t>(step - 1);
    if (seenSteps_.test(step_)) {
        return reader_.fail(*number, "step " + std::to_string(step) + " is given twice");
    }
    seenSteps_.set(step_);
    return reader_.members(object, [&](Index member, std::string_view key) { return readStepField(member, key); });
}

bool PatternReader::readStepField(Index member, std::string_view key) {
    if (key == "step") {
        return true;
    }
    if (key == "notes") {
        return readNotes(member);
    }
    if (key == "locks") {
        return readLocks(member);
    }
    const auto id = paramByKey(key, Scope::Step);
    std::int32_t value = 0;
    if (!id) {
        return reader_.failUnknown(member, knownFields(kStepFields, Scope::Step));
    }
    return reader_.readParam(member, *id, kits_, value) &&
           accept(member, pattern_.setStepParam(track_, step_, *id, value));
}

bool PatternReader::readNotes(Index array) {
    if (pattern_.note(track_, step_, 0)) {
        return reader_.fail(array, "the track's text already plays a note here");
    }
    std::size_t slot = 0;
    return reader_.items(
        array, Studio::kNotesPerStep, [&](Index note, std::size_t /*place*/) { return readNote(note, slot); });
}

bool PatternReader::readNote(Index object, std::size_t& slot) {
    if (slot >= Studio::kNotesPerStep) {
        return reader_.fail(object, "a step has at most 4 notes, and the one before this has the last slot");
    }
    Note note{};
    const bool isRead = reader_.members(object, [&](Index member, std::string_view key) {
        std::int64_t number = 0;
        bool isOff = false;
        std::int32_t length = 0;
        if (key == "slot") {
            // Slots only rise, so that no note takes another's place.
            const bool isSlot =
                reader_.readWhole(member, static_cast<std::int64_t>(slot) + 1, Studio::kNotesPerStep, number);
            slot = isSlot ? static_cast<std::size_t>(number - 1) : slot;
            return isSlot;
        }
        if (key == "pitch") {
            return reader_.readPitch(member, note.pitch);
        }
        if (key == "velocity") {
            const bool isVelocity = reader_.readWhole(member, 1, 127, number);
            note.velocity = static_cast<std::uint8_t>(number);
            return isVelocity;
        }
        if (key == "length") {
            const bool isLength = reader_.readLength(member, length);
            note.length = static_cast<std::uint16_t>(length);
            return isLength;
        }
        if (key == "micro") {
            const bool isMicro = reader_.readWhole(member, -kMaxMicro, kMaxMicro, number);
            note.micro = static_cast<std::int8_t>(number);
            return isMicro;
        }
        if (key == "off") {
            const bool isSwitch = reader_.readSwitch(member, isOff);
            note.on = !isOff;
            return isSwitch;
        }
        return reader_.failUnknown(member, kNoteFields);
    });
    return isRead && accept(object, pattern_.setNote(track_, step_, slot++, note));
}

bool PatternReader::readLocks(Index object) {
    return reader_.members(object, [&](Index member, std::string_view key) {
        const auto id = paramByKey(key, Scope::Track);
        std::int32_t value = 0;
        if (!id || !rowOf(*id).lockable) {
            return reader_.failUnknown(member, lockFields());
        }
        return reader_.readParam(member, *id, kits_, value) &&
               accept(member, pattern_.setStepParam(track_, step_, *id, value));
    });
}

bool PatternReader::accept(Index index, Outcome outcome) {
    return outcome == Outcome::Done || reader_.fail(index, describe(outcome));
}

} // namespace tresillo::storage::detail
