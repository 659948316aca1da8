// SPDX-License-Identifier: MIT
#include "audio/note_sound.h"

#include "core/base/integers.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// A time row, in milliseconds, as frames.
std::int32_t framesFor(const NoteOn& note, const TrackValues& track, ParamId row, SampleRate rate) {
    return static_cast<std::int32_t>(roundDiv(std::int64_t{valueFor(note, track, row)} * rate.hz, 1000));
}

bool isGated(const KitPad& pad, const NoteOn& note, const TrackValues& track) {
    const auto mode = static_cast<PlayMode>(valueFor(note, track, ParamId::PlayMode));
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

EnvelopeTimes trackEnvelope(const NoteOn& note, const TrackValues& track, SampleRate rate) {
    const auto frames = [&](ParamId row) { return framesFor(note, track, row, rate); };
    return {
        .attack = frames(ParamId::Attack),
        .hold = frames(ParamId::Hold),
        .decay = frames(ParamId::Decay),
        .sustain = static_cast<float>(valueFor(note, track, ParamId::Sustain)) / 100.0F,
        .release = frames(ParamId::Release)};
}

} // namespace

std::int32_t valueFor(const NoteOn& note, const TrackValues& track, ParamId row) {
    std::int32_t value = track.value(row);
    for (const LockedValue& lock : note.locks) {
        value = lock.id == row ? lock.value : value;
    }
    return track.modulation().struck(row, value);
}

SoundValues withLocks(SoundValues sound, LockView locks) {
    for (const LockedValue& lock : locks) {
        (void)sound.set(lock.id, lock.value);
    }
    return sound;
}

ReadRange rangeOf(const KitPad& pad, const Sample& sample, const NoteOn& note, const TrackValues& track) {
    const std::uint32_t padEnd = std::min(sample.atEngineRate(pad.end), sample.frames());
    const std::uint32_t padStart = std::min(sample.atEngineRate(pad.start), padEnd);
    const std::int64_t length = padEnd - padStart;
    const auto part = [&](ParamId row) {
        return padStart + static_cast<std::uint32_t>(length * valueFor(note, track, row) / 1000);
    };
    ReadRange range{.start = part(ParamId::SampleStart), .end = part(ParamId::SampleEnd)};
    range.reverse = pad.reverse != (valueFor(note, track, ParamId::Reverse) != 0);
    range.loopStart = range.start;
    range.loopEnd = range.end;
    if (pad.loops) {
        range.loopEnd = std::clamp(sample.atEngineRate(pad.loopEnd), range.start, range.end);
        range.loopStart = std::clamp(sample.atEngineRate(pad.loopStart), range.start, range.loopEnd);
    }
    const bool loops = pad.loops || valueFor(note, track, ParamId::Loop) != 0;
    range.loops = loops && range.loopEnd > range.loopStart;
    return range;
}

float samplePitch(const NoteOn& note, bool wholeKit) {
    return wholeKit ? 0.0F : static_cast<float>(note.pitch - kSamplePitch);
}

VoiceSound padSound(
    const KitPad& pad, const KitLayer& layer, const NoteOn& note, const TrackValues& track, SampleRate rate) {
    return {
        .strength = static_cast<float>(note.velocity) / 127.0F * pad.gain * layer.gain,
        .pan = pad.pan,
        .pitch = pad.pitch + layer.pitch,
        .gated = isGated(pad, note, track),
        .padEnvelope = padEnvelope(pad, rate),
        .trackEnvelope = trackEnvelope(note, track, rate),
        .padFilter = pad.filter,
        .padPoint = filterPoint(pad.cutoff, pad.resonance, rate),
        .trackFilter = static_cast<FilterMode>(valueFor(note, track, ParamId::FilterMode))};
}

SynthSound synthSound(const NoteOn& note, const TrackValues& track, SampleRate rate) {
    return {
        .oscillator = static_cast<OscillatorKind>(valueFor(note, track, ParamId::Oscillator)),
        .filter = static_cast<FilterMode>(valueFor(note, track, ParamId::FilterMode)),
        .envelope = trackEnvelope(note, track, rate),
        .filterEnvelope = {
            .attack = framesFor(note, track, ParamId::FilterEnvAttack, rate),
            .decay = framesFor(note, track, ParamId::FilterEnvDecay, rate)}};
}

AcidSound acidSound(const NoteOn& note, const TrackValues& track, SampleRate rate) {
    return {
        .oscillator = static_cast<OscillatorKind>(valueFor(note, track, ParamId::Oscillator)),
        .envelope = trackEnvelope(note, track, rate),
        .decay = framesFor(note, track, ParamId::AcidDecay, rate),
        .accentDecay = framesFor(note, track, ParamId::AcidAccentDecay, rate)};
}

} // namespace tresillo::audio
