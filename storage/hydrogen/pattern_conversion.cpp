// SPDX-License-Identifier: MIT
#include "storage/hydrogen/pattern_conversion.h"

#include "core/base/integers.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "storage/hydrogen/detail/say.h"

#include <algorithm>
#include <cmath>

namespace tresillo::storage {
namespace {

using detail::say;

// Lead and lag reach five of Hydrogen's ticks, swing six: half a sixteenth.
constexpr double kLagTicks = 5.0;
constexpr double kSwingTicks = 6.0;
constexpr std::int32_t kSixteenthTicks = kHydrogenTicksPerQuarter / 4;

Ticks ticksOf(double hydrogenTicks) { return {std::llround(hydrogenTicks * static_cast<double>(kHydrogenTick.value))}; }

double hydrogenTicks(Ticks ticks) {
    return static_cast<double>(ticks.value) / static_cast<double>(kHydrogenTick.value);
}

// For people: three digits after the point are a hundredth of a millisecond.
double shownTicks(double ticks) { return std::round(ticks * 1000.0) / 1000.0; }

bool isOddSixteenth(std::int32_t position) {
    return position % kSixteenthTicks == 0 && position % (2 * kSixteenthTicks) != 0;
}

} // namespace

std::int32_t swingPerMille(double factor) { return 500 + static_cast<std::int32_t>(std::lround(250.0 * factor)); }

PatternConverter::PatternConverter(
    const HydrogenSong& song, const HydrogenArrangement& arrangement, const TrackPlan& plan, Findings& findings)
    : song_(song),
      plan_(plan),
      findings_(findings),
      swing_(swingPerMille(song.swing)),
      nextSlot_(plan.tracks.size(), 0) {
    for (const HydrogenInstrument& instrument : song.instruments) {
        instruments_.emplace(instrument.id, &instrument);
        velocities_.emplace(instrument.id, VelocityMap(instrument));
    }
    // A track is gated when most of its notes are, so that few steps need a lock to differ.
    Findings unheard; // convert() tells
    for (const PlannedTrack& track : plan.tracks) {
        std::int64_t gated = 0;
        for (const HydrogenColumn& column : arrangement.columns) {
            TrackNotes all;
            gather(track, column, all, unheard);
            for (const Onset& onset : all.onsets) {
                gated += all.locks[onset.locks].mode == PlayMode::Gated ? 1 : -1;
            }
        }
        modes_.push_back(gated > 0 ? PlayMode::Gated : PlayMode::OneShot);
    }
    worst_ = {};
}

std::unique_ptr<Pattern<Studio>> PatternConverter::convert(const HydrogenColumn& column) {
    auto pattern = std::make_unique<Pattern<Studio>>();
    const std::int32_t size = playableSize(column.size).value_or(column.size);
    if (size != column.size) {
        findings_.add(
            FindingKind::Changed, "pattern lengths",
            say("pattern '", column.name, "' lasts ", column.size, " ticks; no steps of ours fit, it lasts ", size));
    }
    (void)pattern->setPatternParam(ParamId::PatternSwing, swing_);
    // A pattern ends with its longest track: all tracks get its length, also those that play nothing.
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        writeTrack(*pattern, track, column, size);
    }
    return pattern;
}

void PatternConverter::writeTrack(
    Pattern<Studio>& pattern, std::size_t track, const HydrogenColumn& column, std::int32_t size) {
    TrackNotes all;
    if (track < plan_.tracks.size()) {
        gather(plan_.tracks[track], column, all, findings_);
        writeTrackParams(pattern, track);
    }
    const std::optional<Fit> fit = fitToGrid(all.onsets, size, swing_);
    if (!fit) { // playableSize answered for the size
        return;
    }
    (void)pattern.setTrackParam(track, ParamId::StepLength, fit->grid.stepLength);
    (void)pattern.setTrackParam(track, ParamId::Speed, fit->grid.speed);
    (void)pattern.setTrackParam(track, ParamId::TrackLength, fit->grid.steps);
    if (fit->grid.swing != swing_) {
        (void)pattern.setTrackParam(track, ParamId::SwingOwn, 1);
        (void)pattern.setTrackParam(track, ParamId::TrackSwing, fit->grid.swing);
    }
    for (std::size_t index = 0; index < all.notes.size(); ++index) {
        const Onset& onset = all.onsets[index];
        place(
            pattern, track, all.notes[index], all.locks[onset.locks], onset, fit->placements[index], fit->grid, column);
    }
}

void PatternConverter::writeTrackParams(Pattern<Studio>& pattern, std::size_t track) const {
    const PlannedTrack& planned = plan_.tracks[track];
    const auto set = [&](ParamId id, std::int64_t value) { (void)pattern.setTrackParam(track, id, value); };
    set(ParamId::Instrument, static_cast<std::int64_t>(planned.kind));
    set(ParamId::Kit, static_cast<std::int64_t>(planned.kit));
    if (planned.kind == InstrumentKind::Pad) {
        set(ParamId::Pad, static_cast<std::int64_t>(planned.instruments.front().pad));
    }
    set(ParamId::Level, planned.level);
    set(ParamId::Pan, planned.pan);
    set(ParamId::Mute, planned.muted ? 1 : 0);
    set(ParamId::Solo, planned.soloed ? 1 : 0);
    if (modes_[track] == PlayMode::Gated) {
        set(ParamId::PlayMode, static_cast<std::int64_t>(PlayMode::Gated));
    }
}

void PatternConverter::gather(
    const PlannedTrack& track, const HydrogenColumn& column, TrackNotes& into, Findings& findings) {
    for (const PlannedInstrument& planned : track.instruments) {
        gatherInstrument(track, planned, column, into, findings);
    }
}

void PatternConverter::gatherInstrument(
    const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenColumn& column, TrackNotes& into,
    Findings& findings) {
    const HydrogenInstrument& instrument = song_.instruments[planned.instrument];
    std::vector<const HydrogenNote*> offs;
    bool first = true;
    for (const HydrogenNote& note : column.notes) {
        if (note.instrument == instrument.id && note.noteOff) {
            offs.push_back(&note);
            if (first) {
                findings.add(
                    FindingKind::Changed, "note-offs",
                    say(whereIs(note, column), ": a note-off before the pattern's first note of that instrument; what "
                                               "rings on from the pattern before is not stopped"));
            }
        } else if (note.instrument == instrument.id) {
            first = false;
        }
    }
    for (const HydrogenNote& note : column.notes) {
        if (note.instrument != instrument.id || note.noteOff) {
            continue;
        }
        if (note.velocity <= 0.0) {
            ++worst_.silent;
            continue;
        }
        Locks locks;
        const Note converted = noteOf(track, planned, note, locks, findings);
        const Ticks length = lengthOf(note, offs);
        locks.mode = length.value > 0 || instrument.stopNotes ? PlayMode::Gated : PlayMode::OneShot;
        auto same = std::ranges::find(into.locks, locks);
        if (same == into.locks.end()) {
            same = into.locks.insert(into.locks.end(), locks);
        }
        into.notes.push_back({.source = &note, .instrument = &planned, .note = converted, .length = length});
        into.onsets.push_back(onsetOf(note));
        into.onsets.back().locks = static_cast<std::uint32_t>(same - into.locks.begin());
    }
}

Onset PatternConverter::onsetOf(const HydrogenNote& note) const {
    Onset onset{.at = note.position * kHydrogenTick};
    onset.swung = song_.swing > 0.0 && isOddSixteenth(note.position);
    onset.lagged = std::fabs(note.leadLag) > 0.0;
    onset.at += ticksOf(kLagTicks * note.leadLag) + ticksOf(onset.swung ? kSwingTicks * song_.swing : 0.0);
    return onset;
}

// 0 when the whole sample sounds. A note-off ends every earlier note of its instrument, not only the last.
Ticks PatternConverter::lengthOf(const HydrogenNote& note, const std::vector<const HydrogenNote*>& offs) const {
    const Ticks start = onsetOf(note).at;
    Ticks length = note.length > 0 ? note.length * kHydrogenTick : Ticks{0};
    for (const HydrogenNote* off : offs) {
        const Ticks until = onsetOf(*off).at - start;
        if (until.value > 0 && (length.value == 0 || until < length)) {
            length = until;
        }
    }
    return length;
}

Note PatternConverter::noteOf(
    const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenNote& note, Locks& locks,
    Findings& findings) {
    const HydrogenInstrument& instrument = song_.instruments[planned.instrument];
    Note converted;
    converted.velocity = velocities_.at(instrument.id).midi(note.velocity);
    worst_.velocity = std::max(worst_.velocity, std::fabs(note.velocity - converted.velocity / 127.0));
    converted.on = !planned.silent;
    const double semitones = note.key + note.pitch;
    const double pan = std::clamp(instrument.pan + note.pan * (1.0 - std::fabs(instrument.pan)), -1.0, 1.0);
    locks.probability = static_cast<std::int32_t>(std::lround(note.probability * 100.0));
    if (track.kind == InstrumentKind::Kit) {
        converted.pitch = static_cast<std::uint8_t>(kFirstPadNote + planned.pad);
        locks.tune = rowOf(ParamId::Tune).clamp(std::lround(semitones * 100.0));
        locks.pan = track.pan;
        if (std::fabs(note.pan) > 0.0) {
            findings.add(
                FindingKind::LeftOut, "pans on the shared track",
                say("'", instrument.name, "' at tick ", note.position, ": the note's own pan ", note.pan));
        }
    } else {
        const auto whole = std::lround(semitones);
        converted.pitch = clampTo<std::uint8_t>(kSamplePitch + whole, 0, 127);
        locks.tune = static_cast<std::int32_t>(std::lround((semitones - static_cast<double>(whole)) * 100.0));
        locks.pan = static_cast<std::int32_t>(std::lround(pan * 100.0));
    }
    return converted;
}

void PatternConverter::place(
    Pattern<Studio>& pattern, std::size_t track, const Planned& planned, const Locks& locks, const Onset& onset,
    const std::optional<Placement>& placement, const Grid& grid, const HydrogenColumn& column) {
    const std::string where = whereIs(*planned.source, column);
    if (!placement) {
        findings_.add(
            FindingKind::LeftOut, "notes without room", say(where, ": no step near it has room for another note"));
        return;
    }
    const auto step = static_cast<std::size_t>(placement->step);
    std::size_t slot = locks.mode == PlayMode::Gated && planned.length.value > 0 ? nextSlot_[track]++ : 0;
    slot %= Studio::kNotesPerStep;
    while (pattern.note(track, step, slot)) { // the fit left room
        slot = (slot + 1) % Studio::kNotesPerStep;
    }
    Note note = planned.note;
    note.micro = static_cast<std::int8_t>(placement->micro);
    note.length = lengthInParts(planned, grid, locks.mode);
    if (!changed(pattern.setNote(track, step, slot, note))) {
        findings_.add(
            FindingKind::LeftOut, "notes without room",
            say(where, ": a pattern holds at most ", Studio::kNoteCells, " notes"));
        return;
    }
    writeLocks(pattern, track, step, locks, where);
    const double residual = hydrogenTicks(placement->residual);
    worst_.position = onset.swung && !onset.lagged ? std::max(worst_.position, std::fabs(residual)) : worst_.position;
    if (placement->residual.value != 0 && !(onset.swung && !onset.lagged)) {
        findings_.add(
            FindingKind::Rounded, onset.lagged ? "lead and lag" : "positions",
            say(where, ": plays ", shownTicks(std::fabs(residual)), " ticks ", residual > 0.0 ? "late" : "early"));
    }
}

// The first note of a step decides its locks.
void PatternConverter::writeLocks(
    Pattern<Studio>& pattern, std::size_t track, std::size_t step, const Locks& locks, const std::string& where) {
    std::size_t notes = 0;
    pattern.forEachNote(track, step, [&notes](std::size_t, const Note&) { ++notes; });
    const auto lock = [&](ParamId id, std::int32_t value, std::int32_t usual) {
        if (pattern.stepParam(track, step, id).value_or(usual) == value) {
            return;
        }
        if (notes > 1) {
            findings_.add(
                FindingKind::Changed, "notes that share a step",
                say(where, ": its ", wordsOf(id).label, " gives way to that of another note of the step"));
        } else if (!changed(pattern.setStepParam(track, step, id, value))) {
            findings_.add(FindingKind::LeftOut, "locks", say(where, ": the pattern cannot hold more locks"));
        }
    };
    lock(ParamId::Pan, locks.pan, plan_.tracks[track].pan);
    lock(ParamId::Probability, locks.probability, rowOf(ParamId::Probability).initial);
    lock(ParamId::Tune, locks.tune, rowOf(ParamId::Tune).initial);
    lock(ParamId::PlayMode, static_cast<std::int32_t>(locks.mode), static_cast<std::int32_t>(modes_[track]));
}

std::uint16_t PatternConverter::lengthInParts(const Planned& planned, const Grid& grid, PlayMode mode) {
    if (planned.length.value == 0) {
        // Until the track's next note, or, one-shot, a length that nothing listens to.
        return static_cast<std::uint16_t>(mode == PlayMode::Gated ? kInfiniteLength : kLengthParts);
    }
    const std::int64_t part = stepTicks(grid.stepLength, grid.speed).value / kLengthParts;
    const auto parts = clampTo<std::uint16_t>(roundDiv(planned.length.value, part), 1, kMaxLength);
    worst_.length = std::max(worst_.length, std::fabs(hydrogenTicks(planned.length - Ticks{parts * part})));
    return parts;
}

std::string PatternConverter::whereIs(const HydrogenNote& note, const HydrogenColumn& column) const {
    return say("pattern '", column.name, "', '", instruments_.at(note.instrument)->name, "' at tick ", note.position);
}

void PatternConverter::summarise() {
    if (worst_.silent > 0) {
        findings_.add(
            FindingKind::LeftOut, say(worst_.silent, " notes of velocity 0: they are silent in Hydrogen too"));
    }
    if (worst_.velocity > 0.0) {
        findings_.add(
            FindingKind::Rounded, say("velocities have 127 levels here: they are off by at most ",
                                      shownTicks(worst_.velocity), " of 1; each plays the same samples as before"));
    }
    if (worst_.position > 0.0) {
        findings_.add(
            FindingKind::Rounded, say("swing ", song_.swing, " is ", 50.0 + 25.0 * song_.swing,
                                      " %; swung notes are off by at most ", shownTicks(worst_.position), " ticks"));
    }
    if (worst_.length > 0.0) {
        findings_.add(
            FindingKind::Rounded, say("note lengths are kept in 64ths of a step: they are off by at most ",
                                      shownTicks(worst_.length), " ticks"));
    }
}

} // namespace tresillo::storage
