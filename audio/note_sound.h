// SPDX-License-Identifier: MIT
#pragma once

#include "audio/acid_voice.h"
#include "audio/synth_voice.h"
#include "audio/voice.h"
#include "core/engine/event.h"
#include "core/model/kit_description.h"
#include "core/model/sound.h"

#include <cstdint>

namespace tresillo::audio {

// What a note sounds like, by its locks, its track's values and its instrument. Pure functions.
// Thread-safe: yes. Realtime-safe: yes.

/// The value that holds for a note: its lock, else the track's, moved by what moves the track's when it is struck.
std::int32_t valueFor(const NoteOn& note, const TrackValues& track, ParamId row);

/// A Sound in which a step's own locks have taken the place of what it says itself.
SoundValues withLocks(SoundValues sound, LockView locks);

/// The part of a sample that a note plays, once the track's start and end (in thousandths of the pad's part) have
/// narrowed it. Empty when nothing is left.
ReadRange rangeOf(const KitPad& pad, const Sample& sample, const NoteOn& note, const TrackValues& track);

/// Semitones above the sample's own pitch; a track that plays a whole kit plays each pad at its own.
float samplePitch(const NoteOn& note, bool wholeKit);

/// A layer of a pad; without its sample and the part of it, which may be missing.
VoiceSound padSound(
    const KitPad& pad, const KitLayer& layer, const NoteOn& note, const TrackValues& track, SampleRate rate);

SynthSound synthSound(const NoteOn& note, const TrackValues& track, SampleRate rate);
AcidSound acidSound(const NoteOn& note, const TrackValues& track, SampleRate rate);

} // namespace tresillo::audio
