// SPDX-License-Identifier: MIT
// What each of the engine's events does to the sound.
#include "audio/layers.h"
#include "audio/renderer.h"
#include "core/base/integers.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// The value that holds for a note: its lock, else the track's.
std::int32_t valueFor(const NoteOn& note, const TrackValues& track, ParamId row) {
    for (const LockedValue& lock : note.locks) {
        if (lock.id == row) {
            return lock.value;
        }
    }
    return track.value(row);
}

/// The part of a sample that a note plays, once the track's start and end (in thousandths of the pad's part) have
/// narrowed it. Empty when nothing is left.
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
    const auto frames = [&](ParamId row) {
        return static_cast<std::int32_t>(roundDiv(std::int64_t{valueFor(note, track, row)} * rate.hz, 1000));
    };
    return {
        .attack = frames(ParamId::Attack),
        .hold = frames(ParamId::Hold),
        .decay = frames(ParamId::Decay),
        .sustain = static_cast<float>(valueFor(note, track, ParamId::Sustain)) / 100.0F,
        .release = frames(ParamId::Release)};
}

/// Semitones above the sample's own pitch; a track that plays a whole kit plays each pad at its own.
float notePitch(const NoteOn& note, bool wholeKit) {
    return wholeKit ? 0.0F : static_cast<float>(note.pitch - kSamplePitch);
}

VoiceSound soundOf(
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

} // namespace

void Renderer::noteOn(Frames at, std::uint8_t track, const NoteOn& note) {
    renderUntil(at);
    if (track < kTracks && !(note.slideFrom != 0 && slide(track, note))) {
        strike(track, note);
    }
}

/// Whether a note that should be gone on from still sounds, and now sounds as `note`.
bool Renderer::slide(std::uint8_t track, const NoteOn& note) {
    const TrackValues& values = values_[track];
    const bool wholeKit = static_cast<InstrumentKind>(values.value(ParamId::Instrument)) == InstrumentKind::Kit;
    const std::int32_t cells = cellsOf(valueFor(note, values, ParamId::SlideTime), rate_);
    bool slides = false;
    voices_.forEach(track, [&](Voice& voice) {
        const VoiceIdentity& identity = voice.identity();
        // In a track that plays a whole kit another note is another pad, which must be struck.
        const bool samePad = !wholeKit || identity.pad == note.pitch - kFirstPadNote;
        if (identity.note == note.slideFrom && !voice.isFading() && samePad) {
            voice.slideTo(note.id, notePitch(note, wholeKit), values, note.locks, cells);
            slides = true;
        }
    });
    return slides;
}

const Kit* Renderer::kitOf(std::uint8_t track) const {
    const auto place = static_cast<std::size_t>(values_[track].value(ParamId::Kit));
    return place < kPlaces && places_[place] != kNoKit ? kits_.at(places_[place]) : nullptr;
}

void Renderer::strike(std::uint8_t track, const NoteOn& note) {
    const TrackValues& values = values_[track];
    const auto instrument = static_cast<InstrumentKind>(values.value(ParamId::Instrument));
    const Kit* kit = kitOf(track);
    const bool wholeKit = instrument == InstrumentKind::Kit;
    const std::int32_t padNumber = wholeKit ? note.pitch - kFirstPadNote : valueFor(note, values, ParamId::Pad);
    if (instrument == InstrumentKind::None || kit == nullptr || padNumber < 0 ||
        padNumber >= static_cast<std::int32_t>(kit->description.pads.size())) {
        return;
    }
    const KitPad& pad = kit->description.pads[static_cast<std::size_t>(padNumber)];
    const auto mask = static_cast<std::uint32_t>(valueFor(note, values, ParamId::LayerMask));
    const LayerChoice layers = chooseLayers(pad, mask, note.velocity, note.ordinal);
    const auto place = static_cast<std::uint8_t>(values.value(ParamId::Kit));
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
            VoiceSound sound = soundOf(pad, layer, note, values, rate_);
            sound.sample = sample;
            sound.range = range;
            sound.notePitch = notePitch(note, wholeKit);
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
}

void Renderer::paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) {
    renderUntil(at);
    if (track < kTracks) {
        values_[track].lock(params.locks);
        values_[track].retarget(!voices_.isSilent(track), glideCells_);
    }
}

void Renderer::paramsReturn(Frames at, std::uint8_t track) {
    renderUntil(at);
    if (track < kTracks) {
        values_[track].unlock();
        values_[track].retarget(!voices_.isSilent(track), glideCells_);
    }
}

void Renderer::metronome(Frames at, MetronomeClick click) {
    renderUntil(at);
    metronome_.click(click.strong);
}

void Renderer::trackChanged(Frames at, std::uint8_t track) {
    renderUntil(at);
    if (track < kTracks) {
        values_[track].read(source_, track);
        values_[track].retarget(!voices_.isSilent(track), glideCells_);
    }
}

void Renderer::projectChanged(Frames at) {
    renderUntil(at);
    const auto level = static_cast<float>(source_.projectParam(ParamId::MasterLevel));
    if (voices_.count() > 0) {
        masterLevel_.glideTo(level, glideCells_);
    } else {
        masterLevel_.jump(level);
    }
}

void Renderer::kitHandover(Frames at, const KitHandover& handover) {
    renderUntil(at);
    if (handover.kit >= kPlaces || places_[handover.kit] == handover.handle) {
        return;
    }
    const std::uint16_t before = places_[handover.kit];
    places_[handover.kit] = handover.handle;
    if (const auto* again = std::find(leaving_.begin(), leaving_.end(), handover.handle); again != leaving_.end()) {
        leaving_.erase(static_cast<std::size_t>(again - leaving_.begin()));
    }
    if (before == kNoKit || std::find(places_.begin(), places_.end(), before) != places_.end()) {
        return;
    }
    voices_.forEach([before](Voice& voice) {
        if (voice.identity().handle == before) {
            voice.fade();
        }
    });
    [[maybe_unused]] const bool fits = leaving_.push(before);
}

void Renderer::sweepKits() {
    for (std::size_t index = 0; index < leaving_.size();) {
        const std::uint16_t handle = leaving_[index];
        bool used = false;
        voices_.forEach([&](const Voice& voice) { used = used || voice.identity().handle == handle; });
        if (used) {
            ++index;
            continue;
        }
        leaving_.erase(index);
        [[maybe_unused]] const bool fits = released_.push(handle);
    }
}

std::optional<std::uint16_t> Renderer::takeReleasedKit() {
    if (released_.empty()) {
        return std::nullopt;
    }
    const std::uint16_t handle = released_[0];
    released_.erase(0);
    return handle;
}

} // namespace tresillo::audio
