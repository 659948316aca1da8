// SPDX-License-Identifier: MIT
#include "tools/page_schema/params.h"

#include "control/schema/field.h"
#include "control/views/checksum.h"
#include "core/model/kit_description.h"
#include "core/model/song.h"
#include "core/params/choices.h"
#include "core/params/modulation.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "core/sequence/condition_text.h"
#include "core/sequence/sizes.h"
#include "tools/page_schema/typescript_text.h"

#include <array>
#include <utility>
#include <vector>

namespace tresillo::page_schema {
namespace {

using schema::ParamSet;

std::string_view nameOf(Scope scope) {
    switch (scope) {
    case Scope::Track:
        return "track";
    case Scope::Step:
        return "step";
    case Scope::Pattern:
        return "pattern";
    case Scope::Project:
        return "project";
    }
    return "";
}

std::string nameOf(PadPage page) {
    switch (page) {
    case PadPage::None:
        return "null";
    case PadPage::Basic:
        return quoted("basic");
    case PadPage::Timing:
        return quoted("timing");
    case PadPage::Modulation:
        return quoted("modulation");
    }
    return "";
}

std::string_view nameOf(Taper taper) {
    switch (taper) {
    case Taper::Linear:
        return "linear";
    case Taper::Logarithmic:
        return "logarithmic";
    case Taper::Octaves:
        return "octaves";
    case Taper::Stepped:
        return "stepped";
    }
    return "";
}

std::string number(std::int64_t value) { return std::to_string(value); }
std::string truth(bool value) { return value ? "true" : "false"; }

/// `["a", "b"]`, broken where it is long.
template <class Items> std::string list(std::string start, const Items& words, std::string_view indent) {
    std::vector<std::string> items;
    items.reserve(std::size(words));
    for (const auto& word : words) {
        items.push_back(quoted(word) + (items.size() + 1 < std::size(words) ? "," : ""));
    }
    return wrapped(std::move(start) + "[", items, indent) + "]";
}

/// Behind `start`: `places: [{ group: "Sound", order: 4, of: ["synth"] }]`; one that is shown with every instrument
/// says null.
std::string withPlaces(std::string start, const ParamRow& row, std::string_view indent) {
    std::vector<std::string> items;
    for (const Placement& place : row.places) {
        if (place.group == Group::None) {
            continue;
        }
        std::string instruments;
        const auto& names = wordsOf(ParamId::Instrument).choices;
        for (std::size_t kind = 0; kind < names.size(); ++kind) {
            if (isShown(place.shown, static_cast<InstrumentKind>(kind))) {
                instruments += (instruments.empty() ? "" : ", ") + quoted(names[kind]);
            }
        }
        if (!items.empty()) {
            items.back() += ",";
        }
        items.push_back(
            "{ group: " + quoted(nameOf(place.group)) + ", order: " + number(place.order) +
            ", of: " + (place.shown == Shown::Always ? "null" : "[" + instruments + "]") + " }");
    }
    return wrapped(std::move(start) + "places: [", items, indent) + "]";
}

/// One parameter as an object, in lines that begin with `indent`.
std::string rowText(const ParamRow& row, const ParamWords& words, std::string_view indent) {
    const std::string line = "\n" + std::string{indent} + "    ";
    std::string text = "{" + line + "key: " + quoted(words.key) + ", stableId: " + number(row.stableId) +
                       ", scope: " + quoted(nameOf(row.scope)) + ", label: " + quoted(words.label) +
                       ", unit: " + quoted(words.unit) + "," + line + "help: " + quoted(words.help) + "," + line;
    text += "min: " + number(row.minimum) + ", max: " + number(row.maximum) + ", initial: " + number(row.initial) +
            ", step: " + number(row.step) + ", digits: " + number(row.digits) + ", bipolar: " + truth(row.bipolar) +
            ", lockable: " + truth(row.lockable) + "," + line + "smoothed: " + truth(row.smoothed) +
            ", page: " + nameOf(row.page) + ", pads: " + number(row.pads) + "," + line +
            "taper: " + quoted(nameOf(row.taper)) + ", sounded: " + truth(row.sounded == Sounded::Now) +
            ", forAll: " + truth(isForAll(row.id)) + "," + line;
    text = withPlaces(std::move(text), row, std::string{indent} + "        ") + "," + line;
    return list(text + "choices: ", words.choices, std::string{indent} + "        ") + ",\n" + std::string{indent} +
           "}";
}

std::string rowsText() {
    std::string text = R"(
/** Whose value a parameter is. What is lockable can also be held by a step. */
export type Scope = "track" | "step" | "pattern" | "project";

/** Where a surface shows a parameter: the page of that name, in ascending order; with these instruments, or any. */
export interface ParamPlace {
    readonly group: string;
    readonly order: number;
    readonly of: readonly string[] | null;
}

/** One parameter. Values are whole numbers; shown is value / 10^digits. */
export interface ParamRow {
    readonly key: string;
    readonly stableId: number;
    readonly scope: Scope;
    readonly label: string;
    readonly unit: string;
    readonly help: string;
    readonly min: number;
    readonly max: number;
    readonly initial: number;
    /** What one detent of a knob adds. */
    readonly step: number;
    readonly digits: number;
    /** Drawn from the middle. */
    readonly bipolar: boolean;
    readonly lockable: boolean;
    readonly smoothed: boolean;
    /** Where the panel of 4 x 8 pads edits it, and on which of its four pairs of pads. */
    readonly page: "basic" | "timing" | "modulation" | null;
    readonly pads: number;
    /** How a bar goes from the lowest to the highest. */
    readonly taper: "linear" | "logarithmic" | "octaves" | "stepped";
    /** Whether anything sounds it yet; what is not is not shown. */
    readonly sounded: boolean;
    /** Whether ALL moves it on every track. */
    readonly forAll: boolean;
    readonly places: readonly ParamPlace[];
    /** The names of the values, from `min` on; empty for plain numbers. */
    readonly choices: readonly string[];
}

/** Every parameter, in the order of the table, which is that of the checksum. */
export const params: readonly ParamRow[] = [
)";
    for (const ParamRow& row : kParamTable) {
        text += "    " + rowText(row, wordsOf(row.id), "    ") + ",\n";
    }
    std::vector<std::string> groups;
    for (std::size_t group = 1; group < kGroups; ++group) {
        groups.emplace_back(nameOf(static_cast<Group>(group)));
    }
    constexpr ParamWords kWords{controlChange(0), "cc", "CC", "", "MIDI control change."};
    text += "];\n\n" + comment("The pages of a track's and a step's parameters, in their order.") +
            list("export const paramGroups: readonly string[] = ", groups, "    ") + ";\n\n";
    return text +
           comment("The row that every MIDI control change shares: `cc0` to `cc127`. The stable id of control change n "
                   "is n "
                   "more.") +
           "export const controlChange: ParamRow = " + rowText(kControlChangeRow, kWords, "") + ";\n";
}

std::string keysText(ParamSet set, std::string_view help) {
    std::vector<std::string> items;
    for (const ParamRow& row : kParamTable) {
        if (schema::isIn(row.id, set)) {
            items.push_back(quoted(wordsOf(row.id).key));
        }
    }
    if (schema::isIn(controlChange(0), set)) {
        items.emplace_back("ControlKey");
    }
    return "\n" + comment(help) + eitherOf(keyType(set), items);
}

std::string constantsText() {
    std::string text = "\n/** How large the instrument is. */\nexport const sizes = {\n";
    const std::array<std::pair<std::string_view, std::size_t>, 10> sizes{{
        {"tracks", Studio::kTracks},
        {"steps", Studio::kSteps},
        {"notes", Studio::kNotesPerStep},
        {"locks", Studio::kLocksPerStep},
        {"pool", Studio::kLockCells},
        {"patterns", kPatterns},
        {"patternsPerBank", 16},
        {"sections", Studio::kSections},
        {"chain", Studio::kChain},
        {"pads", kPads},
    }};
    for (const auto& [name, size] : sizes) {
        text += "    " + std::string{name} + ": " + std::to_string(size) + ",\n";
    }
    text +=
        "} as const;\n\n/** Musical time: ticks of a quarter note. A bar is four. */\nexport const ticksPerQuarter = " +
        number(kQuarter.value) + ";\n";
    text += "/** Micro-timing is counted in this many parts of a step, at most half a step each way. */\n"
            "export const microParts = " +
            number(kMicroParts) + ";\n";
    text += "/** Note lengths are counted in this many parts of a step. */\nexport const lengthParts = " +
            number(kLengthParts) + ";\n";
    text += "/** The note holds until the track's next. */\nexport const infiniteLength = " + number(kInfiniteLength) +
            ";\n";
    text += "/** In a track that plays a whole kit, this pitch plays the first pad. */\nexport const firstPadNote = " +
            number(kFirstPadNote) + ";\n";
    text +=
        "/** The pitch that plays a sample as it is. */\nexport const samplePitch = " + number(kSamplePitch) + ";\n";
    return text;
}

std::string choicesText() {
    std::vector<std::string> items;
    items.reserve(kStepLengths.size());
    for (std::size_t index = 0; index < kStepLengths.size(); ++index) {
        items.push_back(number(kStepLengths[index].ticks().value) + (index + 1 < kStepLengths.size() ? "," : ""));
    }
    std::string text = "\n/** Ticks of one step for each value of `step_length`, at normal speed. */\n" +
                       wrapped("export const stepLengthTicks: readonly number[] = [\n    ", items, "    ") + ",\n];\n";
    items.clear();
    for (const SpeedChoice& speed : kSpeeds) {
        items.push_back(
            "[" + number(speed.numerator) + ", " + number(speed.denominator) + "]" +
            (items.size() + 1 < kSpeeds.size() ? "," : ""));
    }
    text +=
        "\n/** For each value of `speed`: a step's length is multiplied by the second and divided by the first. */\n" +
        wrapped("export const speeds: readonly (readonly [number, number])[] = [\n    ", items, "    ") + ",\n];\n";
    items.clear();
    for (const ScaleMask scale : kScales) {
        items.push_back(number(scale) + (items.size() + 1 < kScales.size() ? "," : ""));
    }
    text +=
        "\n/** For each value of `scale`: bit n is set when the note n semitones above the root belongs to it. */\n" +
        wrapped("export const scales: readonly number[] = [\n    ", items, "    ") + ",\n];\n";
    std::vector<std::string> conditions;
    for (int code = 0; code <= kLastConditionCode; ++code) {
        conditions.emplace_back(conditionText(static_cast<std::uint8_t>(code)).view());
    }
    text += "\n/** The names of the conditions' codes. 0 is none; each is followed by its negation. */\n";
    return text + list("export const conditions: readonly string[] = ", conditions, "    ") + ";\n";
}

} // namespace

std::string_view keyType(ParamSet set) {
    switch (set) {
    case ParamSet::None:
        break;
    case ParamSet::Step:
        return "StepParamKey";
    case ParamSet::StepValues:
        return "StepValueKey";
    case ParamSet::Track:
        return "TrackParamKey";
    case ParamSet::TrackRows:
        return "TrackRowKey";
    case ParamSet::Controls:
        return "ControlKey";
    case ParamSet::Sound:
        return "SoundKey";
    case ParamSet::Pattern:
        return "PatternKey";
    case ParamSet::Project:
        return "ProjectKey";
    }
    return "string";
}

bool isWhole(ParamSet set) {
    return set == ParamSet::TrackRows || set == ParamSet::Pattern || set == ParamSet::Project;
}

std::string paramsText() {
    std::string text = rowsText();
    text += "\n" + comment("A MIDI control change.") + "export type ControlKey = `cc${number}`;\n";
    text += keysText(ParamSet::TrackRows, "What every track has a value of.");
    text += keysText(ParamSet::Track, "What SetTrackParam sets.");
    text += keysText(ParamSet::StepValues, "What a step may hold a value of.");
    text += keysText(ParamSet::Step, "What SetStepParam sets.");
    text += keysText(ParamSet::Sound, "What a Sound has a value of.");
    text += keysText(ParamSet::Pattern, "What a pattern has a value of.");
    text += keysText(ParamSet::Project, "What the project has a value of.");
    return text + constantsText() + choicesText();
}

} // namespace tresillo::page_schema
