// SPDX-License-Identifier: MIT
#include "tests/reference/shape.h"

#include "core/params/choices.h"

#include <algorithm>

namespace tresillo::reference {
namespace {

std::int64_t within(std::int64_t value, std::int64_t low, std::int64_t high) {
    return value < low ? low : value > high ? high : value;
}

// A note outside the scale snaps downward.
std::int64_t snapped(std::int64_t pitch, const ScoreTrack& track) {
    const std::uint32_t scale = kScales[static_cast<std::size_t>(track.row(ParamId::Scale))];
    const std::int64_t root = track.row(ParamId::Root);
    const auto belongs = [&](std::int64_t candidate) {
        const std::int64_t degree = ((candidate - root) % 12 + 12) % 12;
        return (scale >> degree & 1U) != 0;
    };
    while (!belongs(pitch)) {
        --pitch;
    }
    return pitch;
}

// The value of a parameter of a step: its lock, else the track's.
std::int32_t lockOr(const ScoreTrack& track, const ScoreStep& step, ParamId id) {
    return step.held(id).value_or(track.row(id));
}

Shape shapeNote(const ScoreTrack& track, const ScoreStep& step, const Note& note, std::size_t slot) {
    Shape shape{};
    const auto slotTranspose = static_cast<ParamId>(indexOf(ParamId::SlotTranspose1) + slot);
    const std::int64_t pitch = std::int64_t{note.pitch} + lockOr(track, step, ParamId::Note) +
                               track.row(ParamId::Transpose) + track.row(slotTranspose) +
                               step.held(ParamId::StepTranspose).value_or(0);
    // The range limits what the scale gives; whichever of its ends is the lower one is the low end.
    const std::int64_t one = track.row(ParamId::NoteLow);
    const std::int64_t other = track.row(ParamId::NoteHigh);
    shape.pitch = static_cast<std::int32_t>(within(snapped(pitch, track), std::min(one, other), std::max(one, other)));

    const std::int64_t velocity = step.held(ParamId::Velocity).value_or(note.velocity);
    shape.velocity = static_cast<std::int32_t>(within(velocity + step.held(ParamId::StepVelocity).value_or(0), 1, 127));

    const std::int64_t micro = std::int64_t{note.micro} + lockOr(track, step, ParamId::MicroTiming) +
                               step.held(ParamId::StepMicro).value_or(0);
    shape.offset = track.stepTicks() * within(micro, -12, 12) / 24;

    const std::int64_t length = step.held(ParamId::Length).value_or(note.length);
    const std::int64_t sum = within(length + step.held(ParamId::StepLengthOffset).value_or(0), 1, kMaxLength);
    shape.length = length == kInfiniteLength ? kNever : track.stepTicks() * sum / 64;
    return shape;
}

} // namespace

std::vector<LockedValue> Trig::heldLocks() const {
    std::vector<LockedValue> held{};
    for (const LockedValue& lock : locks) {
        if (!plays || !isOfVoice(lock.id)) {
            held.push_back(lock);
        }
    }
    return held;
}

Trig shapeStep(const ScoreTrack& track, const ScoreStep& step) {
    Trig trig{};
    trig.locks = step.locks();
    trig.plays = step.isNoteTrig();
    trig.slide = lockOr(track, step, ParamId::Slide) != 0;
    trig.repeats = lockOr(track, step, ParamId::Ratchet);
    trig.step = track.stepTicks();
    const std::int64_t micro = lockOr(track, step, ParamId::MicroTiming) + step.held(ParamId::StepMicro).value_or(0);
    trig.lockOffset = track.stepTicks() * within(micro, -12, 12) / 24;
    for (std::size_t slot = 0; slot < step.notes.size(); ++slot) {
        const std::optional<Note>& note = step.notes[slot];
        if (note && note->on) {
            Shape shape = shapeNote(track, step, *note, slot);
            shape.length = trig.repeats > 1 ? std::min(shape.length, trig.step / trig.repeats) : shape.length;
            trig.notes[slot] = shape;
        }
    }
    return trig;
}

} // namespace tresillo::reference
