// SPDX-License-Identifier: MIT
#include "tests/reference/agreement/words.h"

#include "core/params/words.h"
#include "core/sequence/condition_text.h"

#include <sstream>

namespace tresillo::reference {
namespace {

std::string keyOf(ParamId id) {
    return isControlChange(id) ? "cc" + std::to_string(controlChangeNumber(id)) : std::string{wordsOf(id).key};
}

std::string ticks(Ticks tick) {
    return std::to_string(static_cast<double>(tick.value) / static_cast<double>(kSixteenth.value)) + " sixteenths";
}

std::string wordsOfSection(const Section& section) {
    std::ostringstream out{};
    out << "pattern " << int{section.pattern.value} << " x " << int{section.repeats} << ", mutes " << section.mutes
        << ", length " << section.length << ", tempo " << section.tempo;
    return out.str();
}

template <class Sizes> struct EditWords {
    std::ostringstream& out;

    std::ostream& step(const auto& change) const {
        return out << "track " << int{change.track} << " step " << int{change.step} << ": ";
    }
    void value(ParamId id, std::int32_t value) const {
        out << keyOf(id) << " = " << value;
        if (id == ParamId::Condition) {
            out << " (" << conditionText(static_cast<std::uint8_t>(value)).view() << ")";
        }
    }
    void operator()(const SetNote& change) const {
        const Note& note = change.note;
        step(change) << "note in slot " << int{change.slot} << ", pitch " << int{note.pitch} << ", velocity "
                     << int{note.velocity} << ", micro " << int{note.micro} << ", length " << note.length
                     << (note.on ? "" : ", off");
    }
    void operator()(const ClearNote& change) const { step(change) << "no note in slot " << int{change.slot}; }
    void operator()(const SetStepParam& change) const {
        step(change);
        value(change.id, change.value);
    }
    void operator()(const ClearStepParam& change) const { step(change) << "no " << keyOf(change.id); }
    void operator()(const SetStep<Sizes>& change) const { step(change) << "another step"; }
    void operator()(const SetTrackParam& change) const {
        out << "track " << int{change.track} << ": ";
        value(change.id, change.value);
    }
    void operator()(const ClearTrackParam& change) const {
        out << "track " << int{change.track} << ": no " << keyOf(change.id);
    }
    void operator()(const SetPatternParam& change) const { value(change.id, change.value); }
    void operator()(const SetProjectParam& change) const { value(change.id, change.value); }
    void operator()(const SetSection& change) const {
        out << "section " << change.index << " becomes " << wordsOfSection(change.section);
    }
    void operator()(const InsertSection& change) const {
        out << "new section " << change.index << ": " << wordsOfSection(change.section);
    }
    void operator()(const RemoveSection& change) const { out << "section " << change.index << " goes"; }
    void operator()(const SetChain<Sizes>& change) const {
        out << "chain";
        for (const PatternId id : change.chain) {
            out << ' ' << int{id.value};
        }
    }
    void operator()(const SetSound& change) const { out << "another Sound " << change.index + 1; }
    void operator()(const SetName&) const { out << "another name"; }
    void operator()(const SetPatternExists& change) const { out << (change.exists ? "listed" : "not listed"); }
    void operator()(const SetKit<Sizes>& change) const { out << "another kit " << change.index + 1; }
    void operator()(const SetPadValue& change) const { out << infoOf(change.row).key << " of a pad " << change.value; }
    void operator()(const SetBankName& change) const { out << "another name of bank " << change.bank + 1; }
    void operator()(const SetBankTempo& change) const {
        out << "new patterns of bank " << change.bank + 1 << " begin with " << change.tempo;
    }
};

struct GestureWords {
    std::ostringstream& out;

    void operator()(const Start&) const { out << "start"; }
    void operator()(const Stop&) const { out << "stop"; }
    void operator()(const Pause&) const { out << "pause"; }
    void operator()(const Seek& seek) const { out << "seek to " << ticks(seek.position); }
    void operator()(const SetLoop& loop) const {
        out << "loop from " << ticks(loop.start) << " to " << ticks(loop.end);
    }
    void operator()(const Launch& launch) const {
        constexpr const char* kLines[]{"now", "step", "beat", "bar", "after steps", "pattern end"};
        out << "launch pattern " << int{launch.pattern.value} << " on tracks " << launch.tracks
            << ", line: " << kLines[static_cast<std::size_t>(launch.line)] << " (" << int{launch.steps} << ")"
            << (launch.keepPosition ? ", position kept" : "");
    }
    void operator()(const CancelLaunch&) const { out << "launch taken back"; }
    void operator()(const SetFollow& follow) const {
        constexpr const char* kFollow[]{"patterns", "the chain", "the song"};
        out << "follow " << kFollow[static_cast<std::size_t>(follow.follow)];
    }
    void operator()(const Fill& fill) const { out << "FILL " << (fill.on ? "on" : "off"); }
    void operator()(const MuteTrack& mute) const {
        out << (mute.on ? "mute" : "unmute") << " track " << int{mute.track};
    }
    void operator()(const Metronome&) const { out << "metronome"; }
    void operator()(const GateOn& gate) const {
        out << "hand: on, track " << int{gate.track} << " pitch " << int{gate.pitch};
    }
    void operator()(const GateOff& gate) const {
        out << "hand: off, track " << int{gate.track} << " pitch " << int{gate.pitch};
    }
    void operator()(const Retrig& pad) const {
        out << "pad: " << (pad.on ? "on" : "off") << ", track " << int{pad.track} << " pitch " << int{pad.pitch}
            << " rate " << int{pad.rate};
    }
    void operator()(const AllNotesOff&) const { out << "all notes off"; }
    void operator()(const ControlAll& control) const {
        out << (control.on ? "shift " : "let go of ") << keyOf(control.id) << " of all tracks by " << control.delta;
    }
};

template <class Sizes> void write(std::ostringstream& out, const Edit<Sizes>& edit) {
    out << "pattern " << int{edit.pattern.value} << ": ";
    std::visit(EditWords<Sizes>{out}, edit.change);
    out << '\n';
}

} // namespace

template <class Sizes> std::string inWords(const Case<Sizes>& given) {
    std::ostringstream out{};
    out << given.rate << " Hz, " << given.frames << " frames\n";
    for (const Edit<Sizes>& edit : given.music) {
        out << "  ";
        write(out, edit);
    }
    for (const Line<Sizes>& line : given.lines) {
        out << "  at frame " << line.frame << ": ";
        if (const auto* edit = std::get_if<Edit<Sizes>>(&line.what)) {
            write(out, *edit);
        } else {
            std::visit(GestureWords{out}, std::get<Gesture>(line.what));
            out << '\n';
        }
    }
    return out.str();
}

std::string inWords(const Played& played) {
    std::ostringstream out{};
    constexpr const char* kKinds[]{"on", "off", "locks", "locks return"};
    out << "frame " << played.frame << ", track " << played.track << ": "
        << kKinds[static_cast<std::size_t>(played.kind)];
    if (played.kind == PlayedKind::On) {
        out << " #" << played.note << " slot " << played.slot << " pitch " << played.pitch << " velocity "
            << played.velocity << " turn " << played.ordinal << (played.flag ? " by hand" : "");
        const Struck& struck = played.struck;
        out << " instrument " << struck.instrument << " kit " << struck.kit << " pad " << struck.pad << " level "
            << struck.channel.level << " pan " << struck.channel.pan;
        out << (played.slidesFrom != 0 ? " slides from #" + std::to_string(played.slidesFrom) : "");
    } else if (played.kind == PlayedKind::Off) {
        out << " #" << played.note << " slot " << played.slot << " pitch " << played.pitch
            << (played.flag ? " choked" : "");
    }
    for (const LockedValue& lock : played.locks) {
        out << ' ' << keyOf(lock.id) << '=' << lock.value;
    }
    return out.str();
}

std::string inWords(const Channels& channels, std::size_t track) {
    std::ostringstream out{};
    out << "channel of track " << track << ":";
    for (const Channels::Change& change : channels.of(track)) {
        out << " from frame " << change.frame << " level " << change.channel.level << " pan " << change.channel.pan
            << ';';
    }
    return out.str();
}

template std::string inWords(const Case<Pocket>&);
template std::string inWords(const Case<Studio>&);

} // namespace tresillo::reference
