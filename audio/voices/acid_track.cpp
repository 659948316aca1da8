// SPDX-License-Identifier: MIT
#include "audio/voices/acid_track.h"

#include "audio/values/cell.h"
#include "audio/voices/note_sound.h"

#include <algorithm>

namespace tresillo::audio {

void AcidTrack::strike(const NoteValues& values, const AcidSound& sound, SampleRate rate, Frames at) {
    voices_[newest_].fade();
    newest_ = (newest_ + 1) % voices_.size();
    voices_[newest_].start(values.note(), sound, values.channel(), rate, inCell(at));
}

bool AcidTrack::slide(const NoteValues& values, std::int32_t cells) {
    AcidVoice& voice = voices_[newest_];
    if (voice.isOver() || voice.isFading() || voice.note() != values.note().slideFrom) {
        return false;
    }
    voice.slideTo(values.note(), values.channel(), boostOf(values), cells);
    return true;
}

void AcidTrack::release(const NoteOff& note) {
    for (AcidVoice& voice : voices_) {
        if (!voice.isOver() && voice.note() == note.id) {
            voice.release(note.choked);
        }
    }
}

void AcidTrack::stop() {
    for (AcidVoice& voice : voices_) {
        voice.stop();
    }
}

bool AcidTrack::isSilent() const {
    return std::all_of(voices_.begin(), voices_.end(), [](const AcidVoice& voice) { return voice.isOver(); });
}

int AcidTrack::count() const {
    return static_cast<int>(
        std::count_if(voices_.begin(), voices_.end(), [](const AcidVoice& voice) { return !voice.isOver(); }));
}

void AcidTrack::advance(const TrackValues& track) {
    for (AcidVoice& voice : voices_) {
        if (!voice.isOver()) {
            voice.advance(track);
        }
    }
}

void AcidTrack::render(Bus bus, int frames, int inCell) {
    for (AcidVoice& voice : voices_) {
        if (!voice.isOver()) {
            voice.render(bus, frames, inCell);
        }
    }
}

} // namespace tresillo::audio
