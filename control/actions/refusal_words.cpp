// SPDX-License-Identifier: MIT
#include "control/actions/refusal_words.h"

#include "control/schema/param_keys.h"
#include "core/model/pattern_text.h"
#include "core/params/param_table.h"

#include <type_traits>
#include <variant>

namespace tresillo::control {
namespace {

std::string number(std::size_t fromZero) { return std::to_string(fromZero + 1); }
std::string oneTo(std::size_t count) { return "1 to " + std::to_string(count); }

/// The range that was left, or the room that is used up; empty where the reason says all.
std::string rangeWords(Outcome outcome, std::size_t sections) {
    switch (outcome) {
    case Outcome::NoSuchTrack:
        return "tracks are " + oneTo(Studio::kTracks);
    case Outcome::NoSuchStep:
        return "steps are " + oneTo(Studio::kSteps);
    case Outcome::NoSuchNote:
        return "a step's notes are " + oneTo(Studio::kNotesPerStep);
    case Outcome::NoSuchSection:
        return sections == 0 ? "the song is empty" : "the song's are " + oneTo(sections);
    case Outcome::NoSuchSound:
        return "places are " + oneTo(Studio::kSounds);
    case Outcome::NoSuchBank:
        return "banks are " + oneTo(kBanks);
    case Outcome::NoSuchKit:
        return "places are " + oneTo(Studio::kKits);
    case Outcome::NoSuchPad:
        return "pads are " + oneTo(kPads);
    case Outcome::PadsFull:
        return std::to_string(Studio::kPadValues) + " at most";
    case Outcome::StepFull:
        return std::to_string(Studio::kLocksPerStep) + " at most";
    case Outcome::LockPoolFull:
        return std::to_string(Studio::kLockCells) + " at most";
    case Outcome::NotePoolFull:
        return std::to_string(Studio::kNoteCells) + " at most";
    case Outcome::SongFull:
        return std::to_string(Studio::kSections) + " at most";
    case Outcome::NoSuchPitch:
        return "0 to 127";
    case Outcome::NoSuchVelocity:
        return "1 to 127";
    case Outcome::NoSuchRate:
        return oneTo(kSyncLengthsToQuarter);
    case Outcome::PositionTooFar:
        return "0 to " + std::to_string(kLastPosition.value) + " ticks";
    case Outcome::LoopTooShort:
        return std::to_string(kSixteenth.value) + " ticks at least";
    default:
        return {};
    }
}

std::string trackWords(std::size_t track) { return "track " + number(track); }
std::string stepWords(std::size_t track, std::size_t step) { return trackWords(track) + ", step " + number(step); }
std::string paramWords(ParamId id) { return std::string(schema::keyOf(id).view()); }

struct Places {
    std::string operator()(const SetNote& c) const { return note(c); }
    std::string operator()(const ClearNote& c) const { return note(c); }
    std::string operator()(const SetStepParam& c) const { return stepWords(c.track, c.step) + ", " + paramWords(c.id); }
    std::string operator()(const ClearStepParam& c) const {
        return stepWords(c.track, c.step) + ", " + paramWords(c.id);
    }
    std::string operator()(const SetStep<Studio>& c) const { return stepWords(c.track, c.step); }
    std::string operator()(const SetTrackParam& c) const { return trackWords(c.track) + ", " + paramWords(c.id); }
    std::string operator()(const ClearTrackParam& c) const { return trackWords(c.track) + ", " + paramWords(c.id); }
    std::string operator()(const SetPatternParam& c) const { return paramWords(c.id); }
    std::string operator()(const SetProjectParam& c) const { return paramWords(c.id); }
    std::string operator()(const SetSection& c) const { return "section " + number(c.index); }
    std::string operator()(const InsertSection& c) const { return "section " + number(c.index); }
    std::string operator()(const RemoveSection& c) const { return "section " + number(c.index); }
    std::string operator()(const SetChain<Studio>& /*c*/) const { return "the chain"; }
    std::string operator()(const SetSound& c) const { return "Sound " + number(c.index); }
    std::string operator()(const SetName& c) const {
        return c.what == Named::Track ? "name of " + trackWords(c.track) : "a name";
    }
    std::string operator()(const SetPatternExists& /*c*/) const { return "the pattern"; }
    std::string operator()(const SetKit<Studio>& c) const { return "kit " + number(c.index); }
    std::string operator()(const SetPadValue& c) const { return "kit " + number(c.kit) + ", pad " + number(c.pad); }
    std::string operator()(const SetBankName& c) const { return "bank " + number(c.bank); }
    std::string operator()(const SetBankTempo& c) const { return "bank " + number(c.bank); }

    std::string operator()(const MuteTrack& g) const { return trackWords(g.track); }
    std::string operator()(const GateOn& g) const { return gate(g); }
    std::string operator()(const GateOff& g) const { return gate(g); }
    std::string operator()(const Retrig& g) const { return gate(g); }
    std::string operator()(const ControlAll& g) const { return paramWords(g.id) + " by " + std::to_string(g.delta); }
    template <class Moment>
    std::string operator()(const Moment& /*gesture*/) const
        requires std::is_constructible_v<Gesture, Moment>
    {
        return {};
    }

    std::string operator()(const schema::ClearStep& t) const { return stepWords(t.track, t.step); }
    std::string operator()(const schema::ClearTrack& t) const { return trackWords(t.track); }
    std::string operator()(const schema::ClearPattern& /*t*/) const { return {}; }
    std::string operator()(const schema::RemovePattern& /*t*/) const { return {}; }
    std::string operator()(const schema::CopyStep& t) const {
        return stepWords(t.fromTrack, t.fromStep) + " of " + patternWords(t.fromPattern) + " to " +
               stepWords(t.track, t.step);
    }
    std::string operator()(const schema::CopyTrack& t) const {
        return trackWords(t.fromTrack) + " of " + patternWords(t.fromPattern) + " to " + trackWords(t.track);
    }
    std::string operator()(const schema::CopyPattern& t) const { return "from " + patternWords(t.fromPattern); }
    std::string operator()(const schema::NewPattern& t) const { return "from " + patternWords(t.fromPattern); }
    template <class Ranged>
    std::string operator()(const Ranged& t) const
        requires requires {
            t.first;
            t.count;
        }
    {
        const std::string first = stepWords(t.track, t.first);
        return t.count && *t.count > 1 ? first + " to " + std::to_string(std::size_t{t.first} + *t.count) : first;
    }

    static std::string patternWords(PatternId id) { return "pattern " + std::string(patternText(id).view()); }

private:
    static std::string note(const auto& c) { return stepWords(c.track, c.step) + ", note " + number(c.slot); }
    static std::string gate(const auto& g) { return trackWords(g.track) + ", pitch " + std::to_string(g.pitch); }
};

std::string joined(Outcome outcome, std::size_t sections, const std::string& place) {
    std::string text(describe(outcome));
    if (const std::string range = rangeWords(outcome, sections); !range.empty()) {
        text += " (" + range + ")";
    }
    return place.empty() ? text : text + ": " + place;
}

} // namespace

std::string refusalWords(Outcome outcome, const Change<Studio>& change, PatternId pattern, std::size_t sections) {
    // A pattern that is not at hand is the place of all that it holds.
    const bool isOfPattern =
        outcome == Outcome::NotResident || outcome == Outcome::Unreadable || outcome == Outcome::StillLoading;
    return joined(outcome, sections, isOfPattern ? Places::patternWords(pattern) : std::visit(Places{}, change));
}

std::string refusalWords(Outcome outcome, const Gesture& gesture) {
    return joined(outcome, 0, std::visit(Places{}, gesture));
}

std::string refusalWords(Outcome outcome, const schema::Tool& tool, PatternId pattern) {
    const std::string place = std::visit(Places{}, tool);
    return joined(outcome, 0, place.empty() ? Places::patternWords(pattern) : place);
}

} // namespace tresillo::control
