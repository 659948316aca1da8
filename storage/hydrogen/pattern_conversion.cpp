// SPDX-License-Identifier: MIT
#include "storage/hydrogen/pattern_conversion.h"

#include "core/base/integers.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <cmath>

namespace tresillo::storage {
namespace {

double hydrogenTicks(Ticks ticks) {
    return static_cast<double>(ticks.value) / static_cast<double>(kHydrogenTick.value);
}

// For people: three digits after the point are a hundredth of a millisecond.
double shownTicks(double ticks) { return std::round(ticks * 1000.0) / 1000.0; }

} // namespace

std::int32_t swingPerMille(double factor) { return 500 + static_cast<std::int32_t>(std::lround(250.0 * factor)); }

PatternConverter::PatternConverter(
    const HydrogenSong& song, const HydrogenArrangement& arrangement, const TrackPlan& plan, Findings& findings)
    : song_(song),
      plan_(plan),
      findings_(findings),
      reader_(song),
      swing_(swingPerMille(song.swing)),
      nextTurn_(plan.tracks.size(), 0) {
    for (const HydrogenInstrument& instrument : song.instruments) {
        names_.emplace(instrument.id, instrument.name);
    }
    // A track is gated when most of its notes are, so that few steps need a lock to differ.
    for (const PlannedTrack& track : plan.tracks) {
        std::int64_t gated = 0;
        for (const HydrogenColumn& column : arrangement.columns) {
            const TrackNotes notes = reader_.read(track, column);
            for (const Onset& onset : notes.onsets) {
                gated += notes.locks[onset.locks].mode == PlayMode::Gated ? 1 : -1;
            }
        }
        modes_.push_back(gated > 0 ? PlayMode::Gated : PlayMode::OneShot);
    }
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
    const TrackNotes notes = track < plan_.tracks.size() ? reader_.read(plan_.tracks[track], column) : TrackNotes{};
    const std::optional<Fit> fit = fitToGrid(notes.onsets, size, swing_);
    if (!fit) { // playableSize answered for the size
        return;
    }
    writeTrackParams(pattern, track, fit->grid);
    account(notes, column);
    for (std::size_t index = 0; index < notes.notes.size(); ++index) {
        const Onset& onset = notes.onsets[index];
        const Placing placing{
            .pattern = pattern,
            .track = track,
            .column = column,
            .grid = fit->grid,
            .note = notes.notes[index],
            .onset = onset,
            .locks = notes.locks[onset.locks]};
        writeNote(placing, fit->placements[index]);
    }
}

void PatternConverter::writeTrackParams(Pattern<Studio>& pattern, std::size_t track, const Grid& grid) const {
    const auto set = [&](ParamId id, std::int64_t value) { (void)pattern.setTrackParam(track, id, value); };
    set(ParamId::StepLength, grid.stepLength);
    set(ParamId::Speed, grid.speed);
    set(ParamId::TrackLength, grid.steps);
    if (grid.swing != swing_) {
        set(ParamId::SwingOwn, 1);
        set(ParamId::TrackSwing, grid.swing);
    }
    if (track >= plan_.tracks.size()) {
        return;
    }
    const PlannedTrack& planned = plan_.tracks[track];
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

void PatternConverter::writeNote(const Placing& placing, const std::optional<Placement>& placement) {
    if (!placement) {
        findings_.add(
            FindingKind::LeftOut, "notes without room",
            say(whereIs(*placing.note.source, placing.column), ": no step near it has room for another note"));
        return;
    }
    const auto step = static_cast<std::size_t>(placement->step);
    Note note = placing.note.note;
    note.micro = static_cast<std::int8_t>(placement->micro);
    note.length = lengthInParts(placing);
    const Turn turn = turnFor(placing, step);
    if (!changed(placing.pattern.setNote(placing.track, step, turn.slot, note))) {
        findings_.add(
            FindingKind::LeftOut, "notes without room",
            say(whereIs(*placing.note.source, placing.column), ": a pattern holds at most ", Studio::kNoteCells,
                " notes"));
        return;
    }
    writeLocks(placing, step, turn.pad);
    accountPlace(placing, *placement);
}

// A note cuts off what still sounds on its slot of its pad. Hydrogen lets the notes of an instrument ring over each
// other: notes take the slots in turn, and then the pads that are alike, so that the last four of each do so here. What
// stops its own notes stays on one slot.
PatternConverter::Turn PatternConverter::turnFor(const Placing& placing, std::size_t step) {
    constexpr std::size_t kSlots = Studio::kNotesPerStep;
    const PlannedInstrument& instrument = plan_.tracks[placing.track].instruments.front();
    const std::size_t turn = placing.note.stops ? 0 : nextTurn_[placing.track]++;
    const std::size_t alike = turn / kSlots % (instrument.twins.size() + 1);
    std::size_t slot = turn % kSlots;
    while (placing.pattern.note(placing.track, step, slot)) { // the fit left room
        slot = (slot + 1) % kSlots;
    }
    return {.slot = slot, .pad = alike == 0 ? instrument.pad : instrument.twins[alike - 1]};
}

// The first note of a step decides its locks.
void PatternConverter::writeLocks(const Placing& placing, std::size_t step, std::size_t pad) {
    std::size_t notes = 0;
    placing.pattern.forEachNote(placing.track, step, [&notes](std::size_t, const Note&) { ++notes; });
    const auto lock = [&](ParamId id, std::int32_t value, std::int32_t usual) {
        if (placing.pattern.stepParam(placing.track, step, id).value_or(usual) == value) {
            return;
        }
        const std::string where = whereIs(*placing.note.source, placing.column);
        if (notes > 1) {
            findings_.add(
                FindingKind::Changed, "notes that share a step",
                say(where, ": its ", wordsOf(id).label, " gives way to that of another note of the step"));
        } else if (!changed(placing.pattern.setStepParam(placing.track, step, id, value))) {
            findings_.add(FindingKind::LeftOut, "locks", say(where, ": the pattern cannot hold more locks"));
        }
    };
    const auto number = [](PlayMode mode) { return static_cast<std::int32_t>(mode); };
    lock(ParamId::Pan, placing.locks.pan, plan_.tracks[placing.track].pan);
    lock(ParamId::Probability, placing.locks.probability, rowOf(ParamId::Probability).initial);
    lock(ParamId::Tune, placing.locks.tune, rowOf(ParamId::Tune).initial);
    lock(ParamId::PlayMode, number(placing.locks.mode), number(modes_[placing.track]));
    const PlannedTrack& track = plan_.tracks[placing.track];
    if (notes == 1 && track.kind == InstrumentKind::Pad) {
        lock(ParamId::Pad, static_cast<std::int32_t>(pad), static_cast<std::int32_t>(track.instruments.front().pad));
    }
}

std::uint16_t PatternConverter::lengthInParts(const Placing& placing) {
    const Ticks length = placing.note.length;
    if (length.value == 0) {
        // Until the track's next note, or, one-shot, a length that nothing listens to.
        const bool gated = placing.locks.mode == PlayMode::Gated;
        return static_cast<std::uint16_t>(gated ? kInfiniteLength : kLengthParts);
    }
    const std::int64_t part = stepTicks(placing.grid.stepLength, placing.grid.speed).value / kLengthParts;
    const auto parts = clampTo<std::uint16_t>(roundDiv(length.value, part), 1, kMaxLength);
    worst_.length = std::max(worst_.length, std::fabs(hydrogenTicks(length - Ticks{parts * part})));
    return parts;
}

void PatternConverter::account(const TrackNotes& notes, const HydrogenColumn& column) {
    worst_.silent += notes.silent;
    worst_.velocity = std::max(worst_.velocity, notes.velocityError);
    for (const HydrogenNote* off : notes.strayOffs) {
        findings_.add(
            FindingKind::Changed, "note-offs",
            say(whereIs(*off, column), ": a note-off before the pattern's first note of that instrument; what rings on "
                                       "from the pattern before is not stopped"));
    }
}

void PatternConverter::accountPlace(const Placing& placing, const Placement& placement) {
    const double residual = hydrogenTicks(placement.residual);
    if (placing.onset.swung && !placing.onset.lagged) { // all of them alike: told once, see summarise
        worst_.swing = std::max(worst_.swing, std::fabs(residual));
    } else if (placement.residual.value != 0) {
        findings_.add(
            FindingKind::Rounded, placing.onset.lagged ? "lead and lag" : "positions",
            say(whereIs(*placing.note.source, placing.column), ": plays ", shownTicks(std::fabs(residual)), " ticks ",
                residual > 0.0 ? "late" : "early"));
    }
}

std::string PatternConverter::whereIs(const HydrogenNote& note, const HydrogenColumn& column) const {
    return say("pattern '", column.name, "', '", names_.at(note.instrument), "' at tick ", note.position);
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
    if (worst_.swing > 0.0) {
        findings_.add(
            FindingKind::Rounded, say("swing ", song_.swing, " is ", 50.0 + 25.0 * song_.swing,
                                      " %; swung notes are off by at most ", shownTicks(worst_.swing), " ticks"));
    }
    if (worst_.length > 0.0) {
        findings_.add(
            FindingKind::Rounded, say("note lengths are kept in 64ths of a step: they are off by at most ",
                                      shownTicks(worst_.length), " ticks"));
    }
}

} // namespace tresillo::storage
