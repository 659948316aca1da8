// SPDX-License-Identifier: MIT
#include "audio/renderer/note_starter.h"

#include "audio/kits/layers.h"
#include "audio/voices/note_sound.h"

namespace tresillo::audio {

void NoteStarter::start(Frames at, std::uint8_t track, const NoteOn& note, const TrackValues& channel) {
    const NoteValues values(note, track, channel, source_);
    const Sound* sound = source_.sound(values.value(ParamId::Sound));
    if (sound == nullptr) {
        play(at, track, values);
        return;
    }
    // A Sound is as if its step locked all that there is of it; what the step does lock by itself stays.
    const SoundValues locked = withLocks(sound->values, note.locks);
    NoteOn whole = note;
    whole.locks = locked.all();
    play(at, track, NoteValues(whole, track, channel, source_));
}

void NoteStarter::play(Frames at, std::uint8_t track, const NoteValues& values) {
    if (values.note().slideFrom == 0 || !slide(track, values)) {
        startVoices(at, track, values);
    }
}

/// Whether a note that should be gone on from still sounds, and now sounds as `note`: as what this one plays.
bool NoteStarter::slide(std::uint8_t track, const NoteValues& values) {
    const std::int32_t cells = cellsOf(values.value(ParamId::SlideTime), rate_);
    switch (static_cast<InstrumentKind>(values.value(ParamId::Instrument))) {
    case InstrumentKind::None:
        break;
    case InstrumentKind::Pad:
        return slidePad(track, values, values.value(ParamId::Pad), false);
    case InstrumentKind::Kit:
        return slidePad(track, values, values.note().pitch - kFirstPadNote, true);
    case InstrumentKind::Synth:
        return voices_.synth(track).slide(values, cells);
    case InstrumentKind::Acid:
        return voices_.acid(track).slide(values, cells);
    }
    return false;
}

bool NoteStarter::slidePad(std::uint8_t track, const NoteValues& values, std::int32_t padNumber, bool wholeKit) {
    const NoteOn& note = values.note();
    const std::int32_t cells = cellsOf(values.value(ParamId::SlideTime), rate_);
    bool slides = false;
    voices_.samples().forEach(track, [&](Voice& voice) {
        const VoiceIdentity& identity = voice.identity();
        // Another pad, which in a track that plays a whole kit is another note, starts a voice of its own.
        const bool samePad = identity.pad == padNumber && identity.handle == kits_.handleAt(values.value(ParamId::Kit));
        if (identity.note == note.slideFrom && !voice.isFading() && samePad) {
            const Voice::Onward onward{.note = note.id, .pitch = samplePitch(note, wholeKit), .boost = boostOf(values)};
            voice.slideTo(onward, values.channel(), note.locks, cells);
            slides = true;
        }
    });
    return slides;
}

void NoteStarter::startVoices(Frames at, std::uint8_t track, const NoteValues& values) {
    switch (static_cast<InstrumentKind>(values.value(ParamId::Instrument))) {
    case InstrumentKind::None:
        break;
    case InstrumentKind::Pad:
        startPad(track, values, values.value(ParamId::Pad), false);
        break;
    case InstrumentKind::Kit:
        startPad(track, values, values.note().pitch - kFirstPadNote, true);
        break;
    case InstrumentKind::Synth:
        voices_.synth(track).strike(values, synthSound(values, rate_), {.rate = rate_, .at = at});
        break;
    case InstrumentKind::Acid:
        voices_.acid(track).strike(values, acidSound(values, rate_), rate_, at);
        break;
    }
}

void NoteStarter::startPad(std::uint8_t track, const NoteValues& values, std::int32_t padNumber, bool wholeKit) {
    const NoteOn& note = values.note();
    const std::uint16_t handle = kits_.handleAt(values.value(ParamId::Kit));
    const Kit* kit = kits_.kit(handle);
    if (kit == nullptr || padNumber < 0 || padNumber >= static_cast<std::int32_t>(kit->description.pads.size())) {
        return;
    }
    const KitPad& pad = kit->description.pads[static_cast<std::size_t>(padNumber)];
    const auto mask = static_cast<std::uint32_t>(values.value(ParamId::LayerMask));
    const LayerChoice layers = chooseLayers(pad, mask, note.velocity, note.ordinal);
    VoiceIdentity identity{
        .note = note.id,
        .track = track,
        .slot = note.slot,
        .pad = static_cast<std::uint8_t>(padNumber),
        .choke = pad.choke,
        .handle = handle,
        .order = order_};
    voices_.samples().makeRoom(identity, static_cast<int>(layers.size()));
    for (const std::uint8_t index : layers) {
        const KitLayer& layer = pad.layers[index];
        const Sample* sample = kit->sample(layer);
        const ReadRange range = sample == nullptr ? ReadRange{} : rangeOf(pad, *sample, values);
        if (range.start < range.end) {
            VoiceSound sound = padSound(pad, layer, values, rate_);
            sound.sample = sample;
            sound.range = range;
            sound.notePitch = samplePitch(note, wholeKit);
            identity.order = order_++;
            voices_.samples().add(track).start(identity, sound, values.channel(), note.locks, rate_, interpolator_);
        }
    }
}

} // namespace tresillo::audio
