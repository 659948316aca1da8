// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/note_values.h"
#include "audio/voices/acid_voice.h"
#include "audio/voices/synth_voice.h"
#include "audio/voices/voice.h"
#include "core/engine/event.h"
#include "core/model/kit_description.h"
#include "core/model/sound.h"

#include <cstdint>

namespace tresillo::audio {

// What a note sounds like, by its values and its instrument. Pure functions.
// Thread-safe: yes. Realtime-safe: yes.

/// A Sound in which a step's own locks have taken the place of what it says itself.
SoundValues withLocks(SoundValues sound, LockView locks);

/// The part of a sample that a note plays, once the track's start and end (in thousandths of the pad's part) have
/// narrowed it. Empty when nothing is left.
ReadRange rangeOf(const KitPad& pad, const Sample& sample, const NoteValues& values);

/// Semitones above the sample's own pitch; a track that plays a whole kit plays each pad at its own.
float samplePitch(const NoteOn& note, bool wholeKit);

/// What a note's velocity adds to the cutoff of its filter, in hertz; as much less below the middle as more above it.
float boostOf(const NoteValues& values);

/// A layer of a pad; without its sample and the part of it, which may be missing.
VoiceSound padSound(const KitPad& pad, const KitLayer& layer, const NoteValues& values, SampleRate rate);

SynthSound synthSound(const NoteValues& values, SampleRate rate);
AcidSound acidSound(const NoteValues& values, SampleRate rate);

} // namespace tresillo::audio
