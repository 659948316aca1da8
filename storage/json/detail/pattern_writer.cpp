// SPDX-License-Identifier: MIT
#include "storage/json/detail/pattern_writer.h"

#include "core/params/words.h"
#include "core/sequence/condition_text.h"
#include "core/sequence/note_text.h"
#include "core/sequence/track_text.h"
#include "storage/json/param_form.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace tresillo::storage::detail {
namespace {

using Steps = std::array<StepValue<Studio>, Studio::kSteps>;

std::string keyOf(ParamId id) {
    return isControlChange(id) ? "cc" + std::to_string(controlChangeNumber(id)) : std::string{wordsOf(id).key};
}

JsonText lengthText(std::int32_t length) {
    return length == kInfiniteLength ? JsonText::text(kInfiniteText) : JsonText::number(length);
}

JsonText noteJson(const Note& note) {
    constexpr Note kUsual{};
    JsonText json = JsonText::object();
    if (note.pitch != kUsual.pitch) {
        json.add("pitch", JsonText::text(pitchName(note.pitch).view()));
    }
    if (note.velocity != kUsual.velocity) {
        json.add("velocity", JsonText::number(note.velocity));
    }
    if (note.length != kUsual.length) {
        json.add("length", lengthText(note.length));
    }
    if (note.micro != kUsual.micro) {
        json.add("micro", JsonText::number(note.micro));
    }
    if (!note.on) {
        json.add("off", JsonText::truth(true));
    }
    return json;
}

JsonText notesJson(const StepValue<Studio>& step) {
    JsonText notes = JsonText::array();
    bool afterGap = false;
    for (std::size_t slot = 0; slot < step.notes.size(); ++slot) {
        if (!step.notes[slot]) {
            afterGap = true;
            continue;
        }
        JsonText note = JsonText::object();
        if (std::exchange(afterGap, false)) {
            note.add("slot", JsonText::number(static_cast<std::int64_t>(slot) + 1));
        }
        note.take(noteJson(*step.notes[slot]));
        notes.push(std::move(note));
    }
    return notes;
}

/// The one pitch of a track whose notes are all such as the text form makes; none if they are not.
std::optional<std::uint8_t> pitchOfText(const Steps& steps) {
    std::optional<std::uint8_t> pitch;
    for (const StepValue<Studio>& step : steps) {
        for (std::size_t slot = 0; slot < step.notes.size(); ++slot) {
            if (!step.notes[slot]) {
                continue;
            }
            const Note& note = *step.notes[slot];
            const bool isText = note.velocity == kAccentVelocity || note.velocity == kTextVelocity;
            if (slot != 0 || !isText || note != Note{.pitch = pitch.value_or(note.pitch), .velocity = note.velocity}) {
                return std::nullopt;
            }
            pitch = note.pitch;
        }
    }
    return pitch;
}

void addText(JsonText& json, const Steps& steps, std::size_t trackLength, std::uint8_t pitch) {
    std::size_t size = trackLength;
    for (std::size_t step = size; step < steps.size(); ++step) {
        size = steps[step].notes[0] ? step + 1 : size;
    }
    json.add("text", JsonText::text(textFromSteps<Studio>(std::span{steps}.first(size)).view()));
    if (pitch != Note{}.pitch) {
        json.add("text_notes", JsonText::text(pitchName(pitch).view()));
    }
}

JsonText stepJson(const StepValue<Studio>& step, std::size_t number) {
    JsonText json = JsonText::object();
    JsonText locks = JsonText::object();
    json.add("step", JsonText::number(static_cast<std::int64_t>(number)));
    if (JsonText notes = notesJson(step); !notes.empty()) {
        json.add("notes", std::move(notes));
    }
    for (const LockedValue& value : step.values) {
        const bool isLock = rowOf(value.id).lockable;
        (isLock ? locks : json).add(keyOf(value.id), paramText(value.id, value.value, {}));
    }
    if (step.condition != 0) {
        json.add("condition", JsonText::text(conditionText(step.condition).view()));
    }
    if (!locks.empty()) {
        json.add("locks", std::move(locks));
    }
    return json;
}

JsonText trackJson(
    const Pattern<Studio>& pattern, std::size_t track, const TrackName& name, std::span<const KitReference> kits) {
    static constexpr Track<Studio> kInitial{};
    JsonText json = JsonText::object();
    if (!name.empty()) {
        json.add("name", JsonText::text(name.view()));
    }
    Steps values{};
    for (std::size_t step = 0; step < values.size(); ++step) {
        values[step] = pattern.stepValue(track, step);
    }
    const auto textPitch = pitchOfText(values);
    for (std::size_t index = 0; index < kTrackRows; ++index) {
        const ParamId id = kParamTable[index].id;
        const bool isOfText = textPitch && id == ParamId::AccentBoost;
        if (pattern.track(track).value(id) != (isOfText ? kTextAccentBoost : kInitial.value(id))) {
            json.add(keyOf(id), paramText(id, pattern.track(track).value(id), kits));
        }
    }
    pattern.forEachControlChange(
        track, [&](const LockedValue& value) { json.add(keyOf(value.id), JsonText::number(value.value)); });
    if (textPitch) {
        addText(json, values, pattern.track(track).length(), *textPitch);
    }
    JsonText steps = JsonText::array();
    for (std::size_t step = 0; step < values.size(); ++step) {
        StepValue<Studio> value = values[step];
        if (textPitch) {
            value.notes = {}; // The text says them.
        }
        if (!value.isEmpty()) {
            steps.push(stepJson(value, step + 1));
        }
    }
    if (!steps.empty()) {
        json.add("steps", std::move(steps));
    }
    return json;
}

// By its id where that says the place.
JsonText kitText(std::size_t place, std::span<const KitReference> kits) {
    const bool isKit = place < kits.size() && !kits[place].id.empty();
    return isKit && kitPlace(kits, kits[place].id) == place ? JsonText::text(kits[place].id)
                                                            : JsonText::number(static_cast<std::int64_t>(place));
}

} // namespace

JsonText paramText(ParamId id, std::int32_t value, std::span<const KitReference> kits) {
    const ParamRow& row = rowOf(id);
    switch (formOf(id)) {
    case ParamForm::Number:
        break;
    case ParamForm::Switch:
        return JsonText::truth(value != 0);
    case ParamForm::Choice:
        return JsonText::text(wordsOf(id).choices[static_cast<std::size_t>(value - row.minimum)]);
    case ParamForm::Length:
        return lengthText(value);
    case ParamForm::Pitch:
        return JsonText::text(pitchName(static_cast<std::uint8_t>(value)).view());
    case ParamForm::Kit:
        return kitText(static_cast<std::size_t>(value), kits);
    case ParamForm::Condition:
        return JsonText::text(conditionText(static_cast<std::uint8_t>(value)).view());
    }
    return JsonText::word(decimalText(value, row.digits));
}

JsonText patternJson(const Pattern<Studio>& pattern, const PatternWords& words, std::span<const KitReference> kits) {
    JsonText json = JsonText::object();
    if (!words.name.empty()) {
        json.add("name", JsonText::text(words.name.view()));
    }
    for (const ParamRow& row : kParamTable) {
        if (const auto value = pattern.patternParam(row.id); value && *value != row.initial) {
            json.add(keyOf(row.id), paramText(row.id, *value, kits));
        }
    }
    JsonText tracks = JsonText::array();
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        JsonText content = trackJson(pattern, track, words.tracks[track], kits);
        if (!content.empty()) {
            JsonText numbered = JsonText::object();
            numbered.add("track", JsonText::number(static_cast<std::int64_t>(track) + 1));
            numbered.take(std::move(content));
            tracks.push(std::move(numbered));
        }
    }
    if (!tracks.empty()) {
        json.add("tracks", std::move(tracks));
    }
    return json;
}

} // namespace tresillo::storage::detail
