// SPDX-License-Identifier: MIT
#include "storage/hydrogen/track_notes.h"

#include "core/base/integers.h"
#include "core/params/param_table.h"

#include <algorithm>
#include <cmath>

namespace tresillo::storage {
namespace {

// Lead and lag reach five of Hydrogen's ticks, swing six: half a sixteenth.
constexpr double kLagTicks = 5.0;
constexpr double kSwingTicks = 6.0;
constexpr std::int32_t kSixteenthTicks = kHydrogenTicksPerQuarter / 4;

Ticks ticksOf(double hydrogenTicks) { return {std::llround(hydrogenTicks * static_cast<double>(kHydrogenTick.value))}; }

bool isOddSixteenth(std::int32_t position) {
    return position % kSixteenthTicks == 0 && position % (2 * kSixteenthTicks) != 0;
}

std::int32_t percent(double unit) { return static_cast<std::int32_t>(std::lround(unit * 100.0)); }

} // namespace

TrackNoteReader::TrackNoteReader(const HydrogenSong& song) : song_(song) {
    for (const HydrogenInstrument& instrument : song.instruments) {
        velocities_.emplace(instrument.id, VelocityMap(instrument));
    }
}

TrackNotes TrackNoteReader::read(const PlannedTrack& track, const HydrogenColumn& column) const {
    TrackNotes notes;
    std::map<StepLocks, std::uint32_t> numbers;
    for (const PlannedInstrument& planned : track.instruments) {
        readInstrument(track, planned, column, numbers, notes);
    }
    return notes;
}

void TrackNoteReader::readInstrument(
    const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenColumn& column,
    std::map<StepLocks, std::uint32_t>& numbers, TrackNotes& into) const {
    const HydrogenInstrument& instrument = song_.instruments[planned.instrument];
    std::vector<const HydrogenNote*> own;
    std::vector<Ticks> offs;
    for (const HydrogenNote& note : column.notes) {
        if (note.instrument != instrument.id) {
            continue;
        }
        if (!note.noteOff) {
            own.push_back(&note);
            continue;
        }
        offs.push_back(onsetOf(note).at);
        if (own.empty()) {
            into.strayOffs.push_back(&note);
        }
    }
    std::ranges::sort(offs);
    for (const HydrogenNote* note : own) {
        if (note->velocity <= 0.0) {
            ++into.silent;
            continue;
        }
        StepLocks locks;
        TrackNote converted{
            .source = note, .note = noteOf(track, planned, *note, locks), .length = lengthOf(*note, offs)};
        converted.stops = instrument.stopNotes;
        locks.mode = converted.length.value > 0 || instrument.stopNotes ? PlayMode::Gated : PlayMode::OneShot;
        const double error = std::fabs(note->velocity - converted.note.velocity / 127.0);
        into.velocityError = std::max(into.velocityError, error);
        const auto [known, isNew] = numbers.emplace(locks, static_cast<std::uint32_t>(into.locks.size()));
        if (isNew) {
            into.locks.push_back(locks);
        }
        into.notes.push_back(converted);
        into.onsets.push_back(onsetOf(*note));
        into.onsets.back().locks = known->second;
    }
}

Onset TrackNoteReader::onsetOf(const HydrogenNote& note) const {
    Onset onset{.at = note.position * kHydrogenTick};
    onset.swung = song_.swing > 0.0 && isOddSixteenth(note.position);
    onset.lagged = std::fabs(note.leadLag) > 0.0;
    onset.at += ticksOf(kLagTicks * note.leadLag) + ticksOf(onset.swung ? kSwingTicks * song_.swing : 0.0);
    return onset;
}

// A note-off ends every earlier note of its instrument, not only the last.
Ticks TrackNoteReader::lengthOf(const HydrogenNote& note, const std::vector<Ticks>& offs) const {
    const Ticks start = onsetOf(note).at;
    const Ticks length = note.length > 0 ? note.length * kHydrogenTick : Ticks{0};
    const auto off = std::ranges::upper_bound(offs, start);
    if (off == offs.end()) {
        return length;
    }
    return length.value == 0 ? *off - start : std::min(length, *off - start);
}

Note TrackNoteReader::noteOf(
    const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenNote& note, StepLocks& locks) const {
    const HydrogenInstrument& instrument = song_.instruments[planned.instrument];
    Note converted;
    converted.velocity = velocities_.at(instrument.id).midi(note.velocity);
    converted.on = !planned.silent;
    // A note's pan works within what its instrument's leaves.
    const double ownPan = note.pan * (1.0 - std::fabs(instrument.pan));
    const double semitones = note.key + note.pitch;
    locks.probability = percent(note.probability);
    if (track.kind == InstrumentKind::Kit) { // the pitch names the pad, whose own pan is added
        converted.pitch = static_cast<std::uint8_t>(kFirstPadNote + planned.pad);
        locks.tune = rowOf(ParamId::Tune).clamp(std::lround(semitones * 100.0));
        locks.pan = percent(ownPan);
    } else {
        const auto whole = std::lround(semitones);
        converted.pitch = clampTo<std::uint8_t>(kSamplePitch + whole, 0, 127);
        locks.tune = percent(semitones - static_cast<double>(whole));
        locks.pan = percent(std::clamp(instrument.pan + ownPan, -1.0, 1.0));
    }
    return converted;
}

} // namespace tresillo::storage
