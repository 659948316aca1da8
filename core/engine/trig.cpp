// SPDX-License-Identifier: MIT
#include "core/engine/trig.h"

#include <algorithm>

namespace tresillo {
namespace {

// What the step's locks and offsets say of its notes; where nothing is locked, what the track says.
struct NoteRules {
    std::int32_t noteShift{0};
    std::int32_t micro{0};
    std::int32_t velocityOffset{0};
    std::int32_t lengthOffset{0};
    std::int32_t lockedVelocity{0}; // 0: the note's own
    std::int32_t lockedLength{0};   // 0: the note's own
    std::int32_t ratchets{1};
    std::int32_t slide{0};
};

template <class Sizes> NoteRules trackRules(const Track<Sizes>& track) {
    NoteRules rules{};
    rules.noteShift = track.value(ParamId::Note) + track.value(ParamId::Transpose);
    rules.micro = track.value(ParamId::MicroTiming);
    rules.ratchets = track.value(ParamId::Ratchet);
    rules.slide = track.value(ParamId::Slide);
    return rules;
}

template <class Sizes> void addStepValue(NoteRules& rules, const Track<Sizes>& track, const LockedValue& held) {
    switch (held.id) {
    case ParamId::Note:
        rules.noteShift += held.value - track.value(ParamId::Note);
        break;
    case ParamId::MicroTiming:
        rules.micro += held.value - track.value(ParamId::MicroTiming);
        break;
    case ParamId::Velocity:
        rules.lockedVelocity = held.value;
        break;
    case ParamId::Length:
        rules.lockedLength = held.value;
        break;
    case ParamId::Ratchet:
        rules.ratchets = held.value;
        break;
    case ParamId::Slide:
        rules.slide = held.value;
        break;
    case ParamId::StepTranspose:
        rules.noteShift += held.value;
        break;
    case ParamId::StepVelocity:
        rules.velocityOffset = held.value;
        break;
    case ParamId::StepLengthOffset:
        rules.lengthOffset = held.value;
        break;
    case ParamId::StepMicro:
        rules.micro += held.value;
        break;
    default:
        break;
    }
}

template <class Sizes>
TrigNote resolveNote(
    const Note& note, std::size_t slot, const NoteRules& rules, const Track<Sizes>& track, Ticks stepTicks) {
    const auto slotRow = static_cast<ParamId>(indexOf(ParamId::SlotTranspose1) + slot);
    const std::int32_t shifted = note.pitch + rules.noteShift + track.value(slotRow);
    const std::int32_t snapped = snapToScale(shifted, track.value(ParamId::Scale), track.value(ParamId::Root));
    // Whichever end of the range is the lower one is its low end.
    const auto [low, high] = std::minmax({track.value(ParamId::NoteLow), track.value(ParamId::NoteHigh)});

    const std::int32_t velocity = rules.lockedVelocity != 0 ? rules.lockedVelocity : note.velocity;
    const std::int32_t length = rules.lockedLength != 0 ? rules.lockedLength : note.length;
    const auto parts = clampTo<std::int32_t>(std::int64_t{length} + rules.lengthOffset, 1, kMaxLength);
    const std::int32_t micro = clampTo(std::int64_t{note.micro} + rules.micro, -kMaxMicro, kMaxMicro);
    return {
        .offset = {stepTicks.value / kMicroParts * micro},
        .length = length == kInfiniteLength ? kForever : Ticks{stepTicks.value / kLengthParts * parts},
        .pitch = static_cast<std::uint8_t>(clampTo(std::int64_t{snapped}, low, high)),
        .velocity = static_cast<std::uint8_t>(clampTo(std::int64_t{velocity} + rules.velocityOffset, 1, 127)),
        .on = note.on,
        .isInfinite = length == kInfiniteLength};
}

} // namespace

template <class Sizes>
void resolveTrig(
    Trig<Sizes>& trig, const Pattern<Sizes>& pattern, std::size_t trackIndex, std::size_t step, Ticks stepTicks) {
    const Track<Sizes>& track = pattern.track(trackIndex);
    NoteRules rules = trackRules(track);
    trig.locks.clear();
    pattern.forEachValue(trackIndex, step, [&](const LockedValue& held) {
        addStepValue(rules, track, held);
        if (rowOf(held.id).lockable) {
            trig.locks.add(held);
        }
    });
    for (TrigNote& note : trig.notes) {
        note.on = false;
    }
    pattern.forEachNote(trackIndex, step, [&](std::size_t slot, const Note& note) {
        trig.notes[slot] = resolveNote(note, slot, rules, track, stepTicks);
    });
    trig.plays = pattern.step(trackIndex, step).isNoteTrig();
    trig.slide = rules.slide != 0;
    trig.ratchets = static_cast<std::uint8_t>(rules.ratchets);
    trig.interval = {stepTicks.value / rules.ratchets};
    trig.offset = {stepTicks.value / kMicroParts * clampTo(rules.micro, -kMaxMicro, kMaxMicro)};
    for (TrigNote& note : trig.notes) {
        if (rules.ratchets > 1 && note.length > trig.interval) {
            note.length = trig.interval;
            note.isInfinite = false;
        }
    }
}

template void resolveTrig(Trig<Studio>&, const Pattern<Studio>&, std::size_t, std::size_t, Ticks);
template void resolveTrig(Trig<Pocket>&, const Pattern<Pocket>&, std::size_t, std::size_t, Ticks);

} // namespace tresillo
