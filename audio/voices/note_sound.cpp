// SPDX-License-Identifier: MIT
#include "audio/voices/note_sound.h"

#include "core/base/integers.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// A time row, in milliseconds, as frames.
std::int32_t framesFor(const NoteValues& values, ParamId row, SampleRate rate) {
    return static_cast<std::int32_t>(roundDiv(std::int64_t{values.value(row)} * rate.hz, 1000));
}

bool isGated(const KitPad& pad, const NoteValues& values) {
    const auto mode = static_cast<PlayMode>(values.value(ParamId::PlayMode));
    return mode == PlayMode::Gated || (mode == PlayMode::Kit && pad.gated);
}

EnvelopeTimes padEnvelope(const KitPad& pad, SampleRate rate) {
    const auto frames = [rate](float seconds) {
        return static_cast<std::int32_t>(
            tresillo::detail::nearestWhole(std::clamp(static_cast<double>(seconds), 0.0, 3600.0) * rate.hz));
    };
    return {
        .attack = frames(pad.attack),
        .hold = frames(pad.hold),
        .decay = frames(pad.decay),
        .sustain = pad.sustain,
        .release = frames(pad.release)};
}

EnvelopeTimes trackEnvelope(const NoteValues& values, SampleRate rate) {
    const auto frames = [&](ParamId row) { return framesFor(values, row, rate); };
    return {
        .attack = frames(ParamId::Attack),
        .hold = frames(ParamId::Hold),
        .decay = frames(ParamId::Decay),
        .sustain = static_cast<float>(values.value(ParamId::Sustain)) / 100.0F,
        .release = frames(ParamId::Release)};
}

} // namespace

SoundValues withLocks(SoundValues sound, LockView locks) {
    for (const LockedValue& lock : locks) {
        (void)sound.set(lock.id, lock.value);
    }
    return sound;
}

ReadRange rangeOf(const KitPad& pad, const Sample& sample, const NoteValues& values) {
    const std::uint32_t padEnd = std::min(sample.atEngineRate(pad.end), sample.frames());
    const std::uint32_t padStart = std::min(sample.atEngineRate(pad.start), padEnd);
    const std::int64_t length = padEnd - padStart;
    const auto part = [&](ParamId row) {
        return padStart + static_cast<std::uint32_t>(length * values.value(row) / 1000);
    };
    ReadRange range{.start = part(ParamId::SampleStart), .end = part(ParamId::SampleEnd)};
    range.reverse = pad.reverse != (values.value(ParamId::Reverse) != 0);
    range.loopStart = range.start;
    range.loopEnd = range.end;
    if (pad.loops) {
        range.loopEnd = std::clamp(sample.atEngineRate(pad.loopEnd), range.start, range.end);
        range.loopStart = std::clamp(sample.atEngineRate(pad.loopStart), range.start, range.loopEnd);
    }
    const bool loops = pad.loops || values.value(ParamId::Loop) != 0;
    range.loops = loops && range.loopEnd > range.loopStart;
    return range;
}

float samplePitch(const NoteOn& note, bool wholeKit) {
    return wholeKit ? 0.0F : static_cast<float>(note.pitch - kSamplePitch);
}

float boostOf(const NoteValues& values) {
    const float velocity = static_cast<float>(values.note().velocity) / 127.0F;
    return static_cast<float>(values.value(ParamId::AccentBoost)) * (velocity - 0.5F);
}

VoiceSound padSound(const KitPad& pad, const KitLayer& layer, const NoteValues& values, SampleRate rate) {
    return {
        .strength = static_cast<float>(values.note().velocity) / 127.0F * pad.gain * layer.gain,
        .pan = pad.pan,
        .pitch = pad.pitch + layer.pitch,
        .gated = isGated(pad, values),
        .padEnvelope = padEnvelope(pad, rate),
        .trackEnvelope = trackEnvelope(values, rate),
        .padFilter = pad.filter,
        .padPoint = filterPoint(pad.cutoff, pad.resonance, rate),
        .trackFilter = static_cast<FilterMode>(values.value(ParamId::FilterMode)),
        .boost = boostOf(values)};
}

SynthSound synthSound(const NoteValues& values, SampleRate rate) {
    return {
        .oscillator = static_cast<OscillatorKind>(values.value(ParamId::Oscillator)),
        .filter = static_cast<FilterMode>(values.value(ParamId::FilterMode)),
        .envelope = trackEnvelope(values, rate),
        .filterEnvelope =
            {.attack = framesFor(values, ParamId::FilterEnvAttack, rate),
             .decay = framesFor(values, ParamId::FilterEnvDecay, rate)},
        .boost = boostOf(values)};
}

AcidSound acidSound(const NoteValues& values, SampleRate rate) {
    return {
        .oscillator = static_cast<OscillatorKind>(values.value(ParamId::Oscillator)),
        .envelope = trackEnvelope(values, rate),
        .decay = framesFor(values, ParamId::AcidDecay, rate),
        .accentDecay = framesFor(values, ParamId::AcidAccentDecay, rate),
        .boost = boostOf(values)};
}

} // namespace tresillo::audio
