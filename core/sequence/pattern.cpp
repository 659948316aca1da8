// SPDX-License-Identifier: MIT
#include "core/sequence/pattern.h"

namespace tresillo {
namespace {

constexpr bool isStepOffset(ParamId id) { return id >= ParamId::StepTranspose && id < ParamId::Condition; }

constexpr bool isLockable(ParamId id) { return isParam(static_cast<std::uint8_t>(id)) && rowOf(id).lockable; }

} // namespace

template <class Sizes> Pattern<Sizes>::Pattern() = default;

// Reading.

template <class Sizes>
std::optional<Note> Pattern<Sizes>::note(std::size_t track, std::size_t step, std::size_t slot) const {
    const Note* const note = notes_.find(this->step(track, step).notes, slot);
    return note == nullptr ? std::nullopt : std::optional{*note};
}

template <class Sizes>
std::optional<std::int32_t> Pattern<Sizes>::stepParam(std::size_t track, std::size_t step, ParamId id) const {
    const StepRef& cells = this->step(track, step);
    if (id == ParamId::Condition) {
        return cells.condition == 0 ? std::nullopt : std::optional{std::int32_t{cells.condition}};
    }
    return locks_.find(cells.values, id);
}

template <class Sizes> std::optional<std::int32_t> Pattern<Sizes>::controlChange(std::size_t track, ParamId id) const {
    return locks_.find(this->track(track).controlChanges, id);
}

template <class Sizes>
typename Pattern<Sizes>::Value Pattern<Sizes>::stepValue(std::size_t track, std::size_t step) const {
    Value value{};
    value.condition = this->step(track, step).condition;
    forEachNote(track, step, [&](std::size_t slot, const Note& note) { value.notes[slot] = note; });
    forEachValue(track, step, [&](const LockedValue& lock) { (void)value.values.push(lock); });
    return value;
}

template <class Sizes> std::optional<std::int32_t> Pattern<Sizes>::patternParam(ParamId id) const {
    switch (id) {
    case ParamId::Tempo:
        return tempo_.milliBpm;
    case ParamId::PatternSwing:
        return swing_;
    case ParamId::MasterLength:
        return masterLength_;
    default:
        return std::nullopt;
    }
}

// Notes.

template <class Sizes>
Outcome Pattern<Sizes>::setNote(std::size_t track, std::size_t step, std::size_t slot, const Note& note) {
    if (const Outcome check = checkStep(track, step); check != Outcome::Done) {
        return check;
    }
    if (slot >= Sizes::kNotesPerStep) {
        return Outcome::NoSuchNote;
    }
    const Note fitting = limited(note);
    StepRef& cells = tracks_[track].steps[step];
    if (!notes_.set(cells.notes, slot, fitting)) {
        return Outcome::NotePoolFull;
    }
    refreshNoteFlags(cells);
    return finish(fitting != note);
}

template <class Sizes> Outcome Pattern<Sizes>::clearNote(std::size_t track, std::size_t step, std::size_t slot) {
    if (const Outcome check = checkStep(track, step); check != Outcome::Done) {
        return check;
    }
    if (slot >= Sizes::kNotesPerStep) {
        return Outcome::NoSuchNote;
    }
    StepRef& cells = tracks_[track].steps[step];
    if (!notes_.remove(cells.notes, slot)) {
        return Outcome::NotSet;
    }
    refreshNoteFlags(cells);
    return finish(false);
}

// Locks, offsets and the condition.

template <class Sizes>
Outcome Pattern<Sizes>::setStepParam(std::size_t track, std::size_t step, ParamId id, std::int64_t value) {
    if (const Outcome check = checkStep(track, step); check != Outcome::Done) {
        return check;
    }
    StepRef& cells = tracks_[track].steps[step];
    if (!isLockable(id) && !isStepOffset(id) && id != ParamId::Condition) {
        return Outcome::NoSuchParam;
    }
    const std::int32_t fitting = rowOf(id).clamp(value);
    if (id == ParamId::Condition) {
        cells.condition = static_cast<std::uint8_t>(fitting);
        return finish(fitting != value);
    }
    const bool isNewLock = isLockable(id) && !locks_.find(cells.values, id);
    if (isNewLock && cells.locks == Sizes::kLocksPerStep) {
        return Outcome::StepFull;
    }
    if (!locks_.set(cells.values, id, fitting)) {
        return Outcome::LockPoolFull;
    }
    if (isNewLock && ++cells.locks == 1) {
        ages_.stamp(cells, tracks_);
    }
    return finish(fitting != value);
}

template <class Sizes> Outcome Pattern<Sizes>::clearStepParam(std::size_t track, std::size_t step, ParamId id) {
    if (const Outcome check = checkStep(track, step); check != Outcome::Done) {
        return check;
    }
    StepRef& cells = tracks_[track].steps[step];
    if (id == ParamId::Condition) {
        if (cells.condition == 0) {
            return Outcome::NotSet;
        }
        cells.condition = 0;
        return finish(false);
    }
    if (!locks_.remove(cells.values, id)) {
        return isLockable(id) || isStepOffset(id) ? Outcome::NotSet : Outcome::NoSuchParam;
    }
    if (isLockable(id)) {
        --cells.locks;
    }
    return finish(false);
}

template <class Sizes> Outcome Pattern<Sizes>::setStep(std::size_t track, std::size_t step, const Value& value) {
    if (const Outcome check = checkStep(track, step); check != Outcome::Done) {
        return check;
    }
    const Outcome check = checkValue(tracks_[track].steps[step], value);
    if (check != Outcome::Done) {
        return check;
    }
    StepRef& cells = tracks_[track].steps[step];
    clearStepCells(cells);
    bool isLimited = false;
    for (std::size_t slot = 0; slot < value.notes.size(); ++slot) {
        if (value.notes[slot]) {
            const Note fitting = limited(*value.notes[slot]);
            (void)notes_.set(cells.notes, slot, fitting);
            isLimited = isLimited || fitting != *value.notes[slot];
        }
    }
    for (const LockedValue& lock : value.values) {
        const std::int32_t fitting = rowOf(lock.id).clamp(lock.value);
        (void)locks_.set(cells.values, lock.id, fitting);
        isLimited = isLimited || fitting != lock.value;
    }
    cells.locks = static_cast<std::uint8_t>(lockCount(value) & 0x1FU);
    cells.condition = value.condition <= kLastConditionCode ? value.condition : kLastConditionCode;
    isLimited = isLimited || cells.condition != value.condition;
    refreshNoteFlags(cells);
    if (cells.locks != 0) {
        ages_.stamp(cells, tracks_);
    }
    return finish(isLimited);
}

// All or nothing: whatever could refuse is asked before the old content goes.
template <class Sizes> Outcome Pattern<Sizes>::checkValue(const StepRef& cells, const Value& value) {
    std::size_t notes = 0;
    for (const auto& note : value.notes) {
        notes += note ? 1U : 0U;
    }
    for (std::size_t index = 0; index < value.values.size(); ++index) {
        const ParamId id = value.values[index].id;
        const bool inOrder = index == 0 || value.values[index - 1].id < id;
        if (!inOrder || (!isLockable(id) && !isStepOffset(id))) {
            return Outcome::NoSuchParam;
        }
    }
    if (lockCount(value) > Sizes::kLocksPerStep) {
        return Outcome::StepFull;
    }
    if (notes > notes_.room() + notes_.count(cells.notes)) {
        notes_.countFailure();
        return Outcome::NotePoolFull;
    }
    std::size_t oldValues = 0;
    locks_.forEach(cells.values, [&](const LockedValue&) { ++oldValues; });
    if (value.values.size() > locks_.room() + oldValues) {
        locks_.countFailure();
        return Outcome::LockPoolFull;
    }
    return Outcome::Done;
}

template <class Sizes> std::size_t Pattern<Sizes>::lockCount(const Value& value) {
    std::size_t locks = 0;
    for (const LockedValue& lock : value.values) {
        locks += isLockable(lock.id) ? 1U : 0U;
    }
    return locks;
}

// Tracks and the pattern itself.

template <class Sizes> Outcome Pattern<Sizes>::setTrackParam(std::size_t track, ParamId id, std::int64_t value) {
    if (track >= Sizes::kTracks) {
        return Outcome::NoSuchTrack;
    }
    if (!isParam(static_cast<std::uint8_t>(id)) || rowOf(id).scope != Scope::Track) {
        return Outcome::NoSuchParam;
    }
    const ParamRow& row = rowOf(id);
    const std::int32_t inRow = row.clamp(value);
    const std::int32_t most = Track<Sizes>::maximumOf(row);
    const std::int32_t fitting = inRow < most ? inRow : most;
    if (!isControlChange(id)) {
        tracks_[track].values[indexOf(id)] = packValue(id, fitting);
    } else if (!locks_.set(tracks_[track].controlChanges, id, fitting)) {
        return Outcome::LockPoolFull;
    }
    return finish(fitting != value);
}

template <class Sizes> Outcome Pattern<Sizes>::clearTrackParam(std::size_t track, ParamId id) {
    if (track >= Sizes::kTracks) {
        return Outcome::NoSuchTrack;
    }
    if (!isControlChange(id)) {
        return Outcome::NoSuchParam;
    }
    return locks_.remove(tracks_[track].controlChanges, id) ? finish(false) : Outcome::NotSet;
}

template <class Sizes> Outcome Pattern<Sizes>::setPatternParam(ParamId id, std::int64_t value) {
    if (!patternParam(id)) {
        return Outcome::NoSuchParam;
    }
    const std::int32_t fitting = rowOf(id).clamp(value);
    switch (id) {
    case ParamId::Tempo:
        tempo_ = {fitting};
        break;
    case ParamId::PatternSwing:
        swing_ = static_cast<std::uint16_t>(fitting);
        break;
    default:
        masterLength_ = static_cast<std::uint16_t>(fitting);
        break;
    }
    return finish(fitting != value);
}

// Cells.

template <class Sizes> Outcome Pattern<Sizes>::checkStep(std::size_t track, std::size_t step) const {
    return track >= Sizes::kTracks ? Outcome::NoSuchTrack : step >= Sizes::kSteps ? Outcome::NoSuchStep : Outcome::Done;
}

template <class Sizes> void Pattern<Sizes>::clearStepCells(StepRef& cells) {
    notes_.clear(cells.notes);
    locks_.clear(cells.values);
    cells = {};
}

template <class Sizes> void Pattern<Sizes>::refreshNoteFlags(StepRef& cells) {
    cells.hasNotes = cells.notes != Notes::kNone;
    cells.sounds = 0;
    notes_.forEach(cells.notes, [&](std::size_t, const Note& note) { cells.sounds = cells.sounds != 0 || note.on; });
}

template <class Sizes> Outcome Pattern<Sizes>::finish(bool isLimited) {
    ++generation_;
    return isLimited ? Outcome::Limited : Outcome::Done;
}

// Upkeep.

template <class Sizes> void Pattern<Sizes>::compact() {
    const Pattern before = *this;
    locks_ = before.locks_.emptied();
    notes_ = before.notes_.emptied();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        tracks_[track].controlChanges = Locks::kNone;
        before.forEachControlChange(track, [&](const LockedValue& value) {
            (void)locks_.set(tracks_[track].controlChanges, value.id, value.value);
        });
        for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
            StepRef& cells = tracks_[track].steps[step];
            cells.notes = Notes::kNone;
            cells.values = Locks::kNone;
            before.forEachNote(
                track, step, [&](std::size_t slot, const Note& note) { (void)notes_.set(cells.notes, slot, note); });
            before.forEachValue(
                track, step, [&](const LockedValue& value) { (void)locks_.set(cells.values, value.id, value.value); });
        }
    }
}

template <class Sizes> bool Pattern<Sizes>::isSound() const {
    if (!notes_.cells().isSound() || !locks_.cells().isSound()) {
        return false;
    }
    std::size_t chainedNotes = 0;
    std::size_t chainedValues = 0;
    for (const Track<Sizes>& track : tracks_) {
        chainedValues += locks_.chainLength(track.controlChanges);
        for (const StepRef& cells : track.steps) {
            std::size_t locks = 0;
            locks_.forEach(
                cells.values, [&](const LockedValue& value) { locks += rowOf(value.id).lockable ? 1U : 0U; });
            chainedValues += locks_.chainLength(cells.values);
            if (locks != cells.locks) {
                return false;
            }
            if (!notes_.isChainSound(cells.notes, chainedNotes)) {
                return false;
            }
        }
    }
    return chainedNotes == notes_.usage().used && chainedValues == locks_.usage().used;
}

template class Pattern<Studio>;
template class Pattern<Pocket>;

} // namespace tresillo
