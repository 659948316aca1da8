// SPDX-License-Identifier: MIT
#include "tools/params_reference/params_reference.h"

#include "core/params/param_table.h"
#include "core/params/words.h"
#include "storage/json/param_form.h"

#include <array>
#include <string_view>

namespace tresillo::params_reference {
namespace {

struct Chapter {
    std::string_view title;
    std::string_view text;
    Scope scope;
    bool lockable;
};

constexpr std::array<Chapter, 5> kChapters{{
    {"Of a track, lockable", "A step can hold a value of its own, which counts for that step.", Scope::Track, true},
    {"Of a track as a whole", "", Scope::Track, false},
    {"Of a step", "Offsets for all notes of the step, and its condition.", Scope::Step, false},
    {"Of a pattern", "", Scope::Pattern, false},
    {"Of the project", "", Scope::Project, false},
}};

std::string shown(const ParamRow& row, std::int32_t value) {
    switch (storage::formOf(row.id)) {
    case storage::ParamForm::Choice:
        return std::string{wordsOf(row.id).choices[static_cast<std::size_t>(value - row.minimum)]};
    case storage::ParamForm::Switch:
        return value != 0 ? "true" : "false";
    case storage::ParamForm::Condition:
        return "none";
    default:
        return storage::decimalText(value, row.digits);
    }
}

/// The pages on which a surface shows it: "Sound (synth, acid)" where not every instrument does.
std::string placesOf(const ParamRow& row) {
    std::string text;
    for (const Placement& place : row.places) {
        if (place.group == Group::None || row.sounded == Sounded::NotYet) {
            continue;
        }
        std::string instruments;
        const auto& names = wordsOf(ParamId::Instrument).choices;
        for (std::size_t kind = 1; kind < names.size() && place.shown != Shown::Always; ++kind) {
            if (isShown(place.shown, static_cast<InstrumentKind>(kind))) {
                instruments += (instruments.empty() ? "" : ", ") + std::string{names[kind]};
            }
        }
        text += (text.empty() ? "" : ", ") + std::string{nameOf(place.group)} +
                (instruments.empty() ? "" : " (" + instruments + ")");
    }
    return text;
}

std::string lineOf(const ParamRow& row) {
    const ParamWords& words = wordsOf(row.id);
    std::string line = "| `" + std::string{words.key} + "` | " + std::string{words.label} + " | " +
                       storage::allowedText(row.id) + " | " + shown(row, row.initial) + " | " +
                       std::string{words.unit} + " | " + std::string{words.help};
    if (row.smoothed) {
        line += " Glides.";
    }
    if (row.sounded == Sounded::NotYet) {
        line += " Nothing sounds it yet.";
    }
    return line + " | " + placesOf(row) + " | " + std::to_string(row.stableId) + " |\n";
}

} // namespace

std::string page() {
    std::string text = "# Parameters\n\n"
                       "Everything that can be set, by its key in project files, routes and scripts. Made from "
                       "`core/params` by `tresillo_params_reference`;\nnot to be edited by hand. The number is the "
                       "parameter's name in binary records, for ever.\n";
    for (const Chapter& chapter : kChapters) {
        text += "\n## " + std::string{chapter.title} + "\n\n";
        if (!chapter.text.empty()) {
            text += std::string{chapter.text} + "\n\n";
        }
        text += "| key | name | allowed | default | unit | what it does | page | number |\n"
                "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
        for (const ParamRow& row : kParamTable) {
            if (row.scope == chapter.scope && row.lockable == chapter.lockable) {
                text += lineOf(row);
            }
        }
        if (chapter.lockable) {
            text += "| `cc0` to `cc127` | | " + storage::allowedText(controlChange(0)) +
                    " | not sent | | MIDI control change. Nothing sounds it yet. | | " +
                    std::to_string(kControlChangeRow.stableId) + " |\n";
        }
    }
    return text;
}

} // namespace tresillo::params_reference
