// SPDX-License-Identifier: MIT
// What a note does to the sound: which voices it strikes, and which go on as it.
#include "audio/layers.h"
#include "audio/note_sound.h"
#include "audio/renderer.h"

namespace tresillo::audio {

void Renderer::noteOn(Frames at, std::uint8_t track, const NoteOn& note) {
    renderUntil(at);
    makeRoomFor(track);
    if (track >= kTracks) {
        return;
    }
    values_[track].modulation().strike(at, note.ordinal);
    const Sound* sound = source_.sound(valueFor(note, values_[track], ParamId::Sound));
    if (sound == nullptr) {
        play(at, track, note);
        return;
    }
    // A Sound is as if its step locked all that there is of it; what the step does lock by itself stays.
    const SoundValues values = withLocks(sound->values, note.locks);
    NoteOn whole = note;
    whole.locks = values.all();
    play(at, track, whole);
}

void Renderer::play(Frames at, std::uint8_t track, const NoteOn& note) {
    if (note.slideFrom == 0 || !slide(track, note)) {
        strike(at, track, note);
    }
}

/// Lowers what a note of track `source` has to be heard through, from its frame on.
void Renderer::makeRoomFor(std::uint8_t source) {
    for (std::size_t track = 0; track < kTracks; ++track) {
        const TrackValues& values = values_[track];
        if (values.value(ParamId::DuckSource) == source + 1) {
            duckers_[track].set(
                {.depth = static_cast<float>(values.value(ParamId::DuckDepth)) / 10.0F,
                 .attack = values.value(ParamId::DuckAttack),
                 .release = values.value(ParamId::DuckRelease)});
            duckers_[track].trigger();
        }
    }
    master_.noteOn(source);
}

/// Whether a note that should be gone on from still sounds, and now sounds as `note`: as what this one plays.
bool Renderer::slide(std::uint8_t track, const NoteOn& note) {
    const TrackValues& values = values_[track];
    const std::int32_t cells = cellsOf(valueFor(note, values, ParamId::SlideTime), rate_);
    switch (static_cast<InstrumentKind>(valueFor(note, values, ParamId::Instrument))) {
    case InstrumentKind::None:
        break;
    case InstrumentKind::Pad:
        return slidePad(track, note, false);
    case InstrumentKind::Kit:
        return slidePad(track, note, true);
    case InstrumentKind::Synth:
        return synths_[track].slide(note, values, cells);
    case InstrumentKind::Acid:
        return acids_[track].slide(note, values, cells);
    }
    return false;
}

bool Renderer::slidePad(std::uint8_t track, const NoteOn& note, bool wholeKit) {
    const TrackValues& values = values_[track];
    const std::int32_t cells = cellsOf(valueFor(note, values, ParamId::SlideTime), rate_);
    bool slides = false;
    voices_.forEach(track, [&](Voice& voice) {
        const VoiceIdentity& identity = voice.identity();
        // In a track that plays a whole kit another note is another pad, which must be struck.
        const bool samePad = !wholeKit || identity.pad == note.pitch - kFirstPadNote;
        if (identity.note == note.slideFrom && !voice.isFading() && samePad) {
            voice.slideTo(note.id, samplePitch(note, wholeKit), values, note.locks, cells);
            slides = true;
        }
    });
    return slides;
}

const Kit* Renderer::kitAt(std::size_t place) const {
    return place < kPlaces && places_[place] != kNoKit ? kits_.at(places_[place]) : nullptr;
}

void Renderer::strike(Frames at, std::uint8_t track, const NoteOn& note) {
    const TrackValues& values = values_[track];
    switch (static_cast<InstrumentKind>(valueFor(note, values, ParamId::Instrument))) {
    case InstrumentKind::None:
        break;
    case InstrumentKind::Pad:
        strikePad(track, note, valueFor(note, values, ParamId::Pad), false);
        break;
    case InstrumentKind::Kit:
        strikePad(track, note, note.pitch - kFirstPadNote, true);
        break;
    case InstrumentKind::Synth:
        synths_[track].strike(note, synthSound(note, values, rate_), values, {.rate = rate_, .at = at});
        break;
    case InstrumentKind::Acid:
        acids_[track].strike(note, acidSound(note, values, rate_), values, rate_, at);
        break;
    }
}

void Renderer::strikePad(std::uint8_t track, const NoteOn& note, std::int32_t padNumber, bool wholeKit) {
    const TrackValues& values = values_[track];
    const auto place = static_cast<std::size_t>(valueFor(note, values, ParamId::Kit));
    const Kit* kit = kitAt(place);
    if (kit == nullptr || padNumber < 0 || padNumber >= static_cast<std::int32_t>(kit->description.pads.size())) {
        return;
    }
    const KitPad& pad = kit->description.pads[static_cast<std::size_t>(padNumber)];
    const auto mask = static_cast<std::uint32_t>(valueFor(note, values, ParamId::LayerMask));
    const LayerChoice layers = chooseLayers(pad, mask, note.velocity, note.ordinal);
    VoiceIdentity identity{
        .note = note.id,
        .track = track,
        .slot = note.slot,
        .pad = static_cast<std::uint8_t>(padNumber),
        .choke = pad.choke,
        .handle = places_[place],
        .order = order_};
    voices_.makeRoom(identity, static_cast<int>(layers.size()));
    for (const std::uint8_t index : layers) {
        const KitLayer& layer = pad.layers[index];
        const Sample* sample = kit->sample(layer);
        const ReadRange range = sample == nullptr ? ReadRange{} : rangeOf(pad, *sample, note, values);
        if (range.start < range.end) {
            VoiceSound sound = padSound(pad, layer, note, values, rate_);
            sound.sample = sample;
            sound.range = range;
            sound.notePitch = samplePitch(note, wholeKit);
            identity.order = order_++;
            voices_.add(track).start(identity, sound, values, note.locks, rate_, interpolator_);
        }
    }
}

void Renderer::noteOff(Frames at, std::uint8_t track, const NoteOff& note) {
    renderUntil(at);
    if (track >= kTracks) {
        return;
    }
    voices_.forEach(track, [&](Voice& voice) {
        if (voice.identity().note == note.id) {
            voice.release(note.choked);
        }
    });
    synths_[track].release(note);
    acids_[track].release(note);
}

} // namespace tresillo::audio
