// SPDX-License-Identifier: MIT
// What a note does to the sound: which voices it strikes, and which go on as it.
#include "audio/kits/layers.h"
#include "audio/renderer/renderer.h"
#include "audio/voices/note_sound.h"

namespace tresillo::audio {

void Renderer::noteOn(Frames at, std::uint8_t track, const NoteOn& note) {
    renderUntil(at);
    if (track >= kTracks) {
        return;
    }
    duckFor(track, note);
    values_[track].modulation().strike(at, note.ordinal);
    const NoteValues values(note, track, values_[track], source_);
    const Sound* sound = source_.sound(values.value(ParamId::Sound));
    if (sound == nullptr) {
        play(at, track, values);
        return;
    }
    // A Sound is as if its step locked all that there is of it; what the step does lock by itself stays.
    const SoundValues locked = withLocks(sound->values, note.locks);
    NoteOn whole = note;
    whole.locks = locked.all();
    play(at, track, NoteValues(whole, track, values_[track], source_));
}

void Renderer::play(Frames at, std::uint8_t track, const NoteValues& values) {
    if (values.note().slideFrom == 0 || !slide(track, values)) {
        strike(at, track, values);
    }
}

/// Lowers what a note of track `source` has to be heard through, from its frame on. What a note that comes ahead of its
/// line ducks is for what takes over there to say.
void Renderer::duckFor(std::uint8_t source, const NoteOn& note) {
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        const TrackValues& channel = values_[track];
        const PatternId pattern = note.source.isEarly ? source_.patternBehind(track) : channel.pattern();
        const auto value = [&](ParamId row) {
            return pattern == channel.pattern() ? channel.value(row) : source_.trackParam(pattern, track, row);
        };
        if (value(ParamId::DuckSource) == source + 1) {
            duckers_[track].set(
                {.depth = static_cast<float>(value(ParamId::DuckDepth)) / 10.0F,
                 .attack = value(ParamId::DuckAttack),
                 .release = value(ParamId::DuckRelease)});
            duckers_[track].trigger();
        }
    }
    master_.noteOn(source);
}

/// Whether a note that should be gone on from still sounds, and now sounds as `note`: as what this one plays.
bool Renderer::slide(std::uint8_t track, const NoteValues& values) {
    const std::int32_t cells = cellsOf(values.value(ParamId::SlideTime), rate_);
    switch (static_cast<InstrumentKind>(values.value(ParamId::Instrument))) {
    case InstrumentKind::None:
        break;
    case InstrumentKind::Pad:
        return slidePad(track, values, values.value(ParamId::Pad), false);
    case InstrumentKind::Kit:
        return slidePad(track, values, values.note().pitch - kFirstPadNote, true);
    case InstrumentKind::Synth:
        return synths_[track].slide(values, cells);
    case InstrumentKind::Acid:
        return acids_[track].slide(values, cells);
    }
    return false;
}

bool Renderer::slidePad(std::uint8_t track, const NoteValues& values, std::int32_t padNumber, bool wholeKit) {
    const NoteOn& note = values.note();
    const std::int32_t cells = cellsOf(values.value(ParamId::SlideTime), rate_);
    bool slides = false;
    voices_.forEach(track, [&](Voice& voice) {
        const VoiceIdentity& identity = voice.identity();
        // Another pad, which in a track that plays a whole kit is another note, must be struck.
        const bool samePad = identity.pad == padNumber && identity.handle == handleAt(values.value(ParamId::Kit));
        if (identity.note == note.slideFrom && !voice.isFading() && samePad) {
            const Voice::Onward onward{.note = note.id, .pitch = samplePitch(note, wholeKit), .boost = boostOf(values)};
            voice.slideTo(onward, values.channel(), note.locks, cells);
            slides = true;
        }
    });
    return slides;
}

/// The handle of the kit at a place; kNoKit where there is none.
std::uint16_t Renderer::handleAt(std::int32_t place) const {
    const auto index = static_cast<std::size_t>(place);
    return index < kPlaces ? places_[index] : kNoKit;
}

void Renderer::strike(Frames at, std::uint8_t track, const NoteValues& values) {
    switch (static_cast<InstrumentKind>(values.value(ParamId::Instrument))) {
    case InstrumentKind::None:
        break;
    case InstrumentKind::Pad:
        strikePad(track, values, values.value(ParamId::Pad), false);
        break;
    case InstrumentKind::Kit:
        strikePad(track, values, values.note().pitch - kFirstPadNote, true);
        break;
    case InstrumentKind::Synth:
        synths_[track].strike(values, synthSound(values, rate_), {.rate = rate_, .at = at});
        break;
    case InstrumentKind::Acid:
        acids_[track].strike(values, acidSound(values, rate_), rate_, at);
        break;
    }
}

void Renderer::strikePad(std::uint8_t track, const NoteValues& values, std::int32_t padNumber, bool wholeKit) {
    const NoteOn& note = values.note();
    const std::uint16_t handle = handleAt(values.value(ParamId::Kit));
    const Kit* kit = handle == kNoKit ? nullptr : kits_.at(handle);
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
    voices_.makeRoom(identity, static_cast<int>(layers.size()));
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
            voices_.add(track).start(identity, sound, values.channel(), note.locks, rate_, interpolator_);
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
