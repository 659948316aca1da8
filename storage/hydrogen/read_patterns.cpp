// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/loose_key.h"
#include "storage/hydrogen/detail/readers.h"
#include "storage/hydrogen/read.h"
#include "storage/kit_import/loose_number.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <set>

namespace tresillo::storage::detail {
namespace {

std::int32_t readKey(const Element& note) {
    const std::string text = note.textOf("key", "C0");
    if (text.empty()) {
        return 0;
    }
    const LooseKey read = looseKey(text);
    if (!read.isPlain) {
        note.child("key").repair(
            say("'", shown(text), "' is not a key from C-3 to B3; ", keyName(read.semitones.value_or(0)), " is taken"));
    }
    return read.semitones.value_or(0);
}

HydrogenNote readNote(const Element& element) {
    HydrogenNote note;
    note.position = static_cast<std::int32_t>(element.integer("position", 0, {0.0, HydrogenLimits::kPatternTicks}));
    note.leadLag = element.number("leadlag", 0.0, {-1.0, 1.0});
    note.velocity = element.number("velocity", note.velocity, {0.0, 1.0});
    note.probability = element.number("probability", 1.0, {0.0, 1.0});
    note.pan = readPan(element);
    note.pitch = element.number("pitch", 0.0, kSemitones);
    note.key = readKey(element);
    note.length = static_cast<std::int32_t>(element.integer("length", -1, {-1.0, HydrogenLimits::kNoteTicks}));
    note.instrument = static_cast<std::int32_t>(element.integer("instrument", kNoId, {kNoId, HydrogenLimits::kIds}));
    note.noteOff = element.truth("note_off", false);
    return note;
}

// A pattern that lasts nothing is taken for a bar.
std::int32_t readSize(const Element& pattern) {
    const Element element = pattern.child("size");
    const LooseNumber read = looseNumber(element.text());
    if (read.value && *read.value < 1.0) {
        element.repair(say(shown(element.text()), " is no length; ", kHydrogenTicksPerBar, " is taken"));
        return kHydrogenTicksPerBar;
    }
    return static_cast<std::int32_t>(
        pattern.integer("size", kHydrogenTicksPerBar, {1.0, HydrogenLimits::kPatternTicks}));
}

// Versions before 0.9.4 keep a list of notes for each instrument; later ones keep one list.
std::vector<Element> noteElements(const Element& pattern) {
    if (const Element list = pattern.child("noteList"); list.exists()) {
        return list.children("note", HydrogenLimits::kNotes);
    }
    std::vector<Element> notes;
    const Element sequences = pattern.child("sequenceList");
    for (const Element& sequence : sequences.children("sequence", HydrogenLimits::kInstruments)) {
        for (const Element& note : sequence.child("noteList").children("note", HydrogenLimits::kNotes)) {
            notes.push_back(note);
        }
        if (notes.size() > HydrogenLimits::kNotes) {
            pattern.refuse(say("more than ", HydrogenLimits::kNotes, " <note> are not read"));
        }
    }
    return notes;
}

HydrogenPattern readPattern(
    const Element& element, const HydrogenInstruments& instruments, std::vector<std::string>& remarks) {
    HydrogenPattern pattern;
    pattern.name = shown(element.textOf("name", element.textOf("pattern_name")), 64);
    pattern.size = readSize(element);
    pattern.denominator = static_cast<std::int32_t>(element.integer("denominator", 4, {1.0, 192.0}));
    std::map<std::int32_t, std::size_t> strangers;
    for (const Element& note : noteElements(element)) {
        HydrogenNote read = readNote(note);
        if (const auto id = instruments.idOf(read.instrument, note.textOf("type"))) {
            read.instrument = *id;
            pattern.notes.push_back(read);
        } else {
            ++strangers[read.instrument];
        }
    }
    for (const auto& [instrument, count] : strangers) {
        remarks.push_back(
            say("pattern '", pattern.name, "': ", count, " notes of instrument ", instrument,
                ", which the song does not have, are left out (Hydrogen does the same)"));
    }
    return pattern;
}

// Hydrogen knows patterns by name, and takes the first of several that share one.
std::map<std::string, std::size_t> patternsByName(const std::vector<HydrogenPattern>& patterns) {
    std::map<std::string, std::size_t> byName;
    for (std::size_t index = 0; index < patterns.size(); ++index) {
        byName.emplace(patterns[index].name, index);
    }
    return byName;
}

class Names {
public:
    explicit Names(HydrogenSong& song) : song_(song), byName_(patternsByName(song.patterns)) {}

    // Adds the pattern once; `owner` says in the remark where an unknown name stood.
    void add(const std::string& name, std::string_view owner, std::vector<std::size_t>& into) {
        const auto found = byName_.find(name);
        if (found == byName_.end()) {
            song_.remarks.push_back(
                say(owner, " names the pattern '", name,
                    "', which the song does not have; it is left out (Hydrogen does the same)"));
        } else if (std::ranges::find(into, found->second) == into.end()) {
            into.push_back(found->second);
        }
    }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const {
        const auto found = byName_.find(name);
        return found == byName_.end() ? std::nullopt : std::optional{found->second};
    }

private:
    HydrogenSong& song_;
    std::map<std::string, std::size_t> byName_;
};

} // namespace

std::vector<HydrogenPattern> readPatterns(
    const Element& song, const HydrogenInstruments& instruments, std::vector<std::string>& remarks) {
    std::vector<HydrogenPattern> patterns;
    std::set<std::string> seen;
    for (const Element& element : song.child("patternList").children("pattern", HydrogenLimits::kPatterns)) {
        patterns.push_back(readPattern(element, instruments, remarks));
        if (!seen.insert(patterns.back().name).second) {
            remarks.push_back(
                say("two patterns are called '", patterns.back().name,
                    "': wherever the song names it, the first plays (Hydrogen does the same)"));
        }
    }
    return patterns;
}

void readVirtualPatterns(const Element& song, HydrogenSong& into) {
    Names names(into);
    for (const Element& element : song.child("virtualPatternList").children("pattern", HydrogenLimits::kPatterns)) {
        const std::string name = shown(element.textOf("name"), 64);
        const std::optional<std::size_t> owner = names.find(name);
        if (!owner) {
            into.remarks.push_back(
                say("the list of virtual patterns names the pattern '", name,
                    "', which the song does not have; it is left out"));
            continue;
        }
        for (const Element& virtualName : element.children("virtual", HydrogenLimits::kPatterns)) {
            names.add(
                shown(virtualName.text(), 64), say("virtual pattern '", name, "'"), into.patterns[*owner].virtuals);
        }
    }
}

void readSequence(const Element& song, HydrogenSong& into) {
    Names names(into);
    const Element sequence = song.child("patternSequence");
    // Before 0.9 a column was a single name.
    for (const Element& element : sequence.children("patternID", HydrogenLimits::kColumns)) {
        std::vector<std::size_t> column;
        names.add(shown(element.text(), 64), say("column ", into.columns.size() + 1), column);
        if (!column.empty()) {
            into.columns.push_back(std::move(column));
        }
    }
    for (const Element& group : sequence.children("group", HydrogenLimits::kColumns)) {
        std::vector<std::size_t> column;
        for (const Element& element : group.children("patternID", HydrogenLimits::kPatternsPerColumn)) {
            names.add(shown(element.text(), 64), say("column ", into.columns.size() + 1), column);
        }
        into.columns.push_back(std::move(column));
    }
}

} // namespace tresillo::storage::detail
