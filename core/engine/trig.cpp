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

// What all notes of a step are measured and limited by, found once.
struct NoteFrame {
    std::int32_t scale;
    std::int32_t root;
    std::int32_t low;
    std::int32_t high;
    std::int32_t microTicks;   // of one part
    std::uint32_t lengthTicks; // of one part
    std::uint32_t longest;     // a repeat ends where the next one begins; 0: nothing repeats
};

template <class Sizes> NoteFrame frameOf(const Track<Sizes>& track, std::uint32_t stepTicks, std::uint32_t ratchets) {
    // Whichever end of the range is the lower one is its low end.
    const auto [low, high] = std::minmax({track.value(ParamId::NoteLow), track.value(ParamId::NoteHigh)});
    return {
        .scale = track.value(ParamId::Scale),
        .root = track.value(ParamId::Root),
        .low = low,
        .high = high,
        .microTicks = static_cast<std::int32_t>(stepTicks / kMicroParts),
        .lengthTicks = stepTicks / kLengthParts,
        .longest = ratchets > 1 ? stepTicks / ratchets : 0};
}

Ticks lengthOf(std::int32_t length, const NoteRules& rules, const NoteFrame& frame) {
    const auto parts = static_cast<std::uint32_t>(std::clamp<std::int32_t>(length + rules.lengthOffset, 1, kMaxLength));
    const std::uint64_t ticks = std::uint64_t{frame.lengthTicks} * parts;
    const bool isInfinite = length == kInfiniteLength;
    if (frame.longest != 0 && (isInfinite || ticks > frame.longest)) {
        return Ticks{frame.longest};
    }
    return isInfinite ? kForever : Ticks{static_cast<std::int64_t>(ticks)};
}

NoteStrike strikeOf(const Note& note, const NoteRules& rules, const NoteFrame& frame, std::int32_t slotTranspose) {
    const std::int32_t shifted = note.pitch + rules.noteShift + slotTranspose;
    const std::int32_t snapped = snapToScale(shifted, frame.scale, frame.root);
    const std::int32_t velocity = rules.lockedVelocity != 0 ? rules.lockedVelocity : note.velocity;
    return {
        .pitch = static_cast<std::uint8_t>(std::clamp<std::int32_t>(snapped, frame.low, frame.high)),
        .velocity = static_cast<std::uint8_t>(std::clamp<std::int32_t>(velocity + rules.velocityOffset, 1, 127))};
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
    const auto ticks = static_cast<std::uint32_t>(stepTicks.value);
    const auto ratchets = static_cast<std::uint32_t>(rules.ratchets);
    const NoteFrame frame = frameOf(track, ticks, ratchets);
    trig.slots = 0;
    trig.infinite = 0;
    trig.shortest = kForever;
    pattern.forEachNote(trackIndex, step, [&](std::size_t slot, const Note& note) {
        if (note.on) {
            const auto transpose = static_cast<ParamId>(indexOf(ParamId::SlotTranspose1) + slot);
            const NoteStrike strike = strikeOf(note, rules, frame, track.value(transpose));
            const Ticks length = lengthOf(rules.lockedLength != 0 ? rules.lockedLength : note.length, rules, frame);
            trig.strikes[slot] = strike;
            trig.notes[slot] = {.length = length, .origin = NoteOrigin(trig.serial, strike.pitch, trig.source.isEarly)};
            trig.offsets[slot] =
                frame.microTicks * std::clamp<std::int32_t>(note.micro + rules.micro, -kMaxMicro, kMaxMicro);
            trig.slots = static_cast<SlotMask>(trig.slots | 1U << slot);
            trig.infinite = static_cast<SlotMask>(trig.infinite | (length >= kForever ? 1U << slot : 0U));
            trig.shortest = std::min(trig.shortest, length);
        }
    });
    if (trig.slots == 0) {
        trig.locks.holdByTrack();
    }
    trig.slide = rules.slide != 0;
    trig.ratchets = static_cast<std::uint8_t>(ratchets);
    trig.interval = static_cast<std::int32_t>(ticks / ratchets);
    trig.remainder = ticks % ratchets;
    trig.offset = frame.microTicks * std::clamp<std::int32_t>(rules.micro, -kMaxMicro, kMaxMicro);
}

template void resolveTrig(Trig<Studio>&, const Pattern<Studio>&, std::size_t, std::size_t, Ticks);
template void resolveTrig(Trig<Pocket>&, const Pattern<Pocket>&, std::size_t, std::size_t, Ticks);

} // namespace tresillo
