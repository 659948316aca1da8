// SPDX-License-Identifier: MIT
#include "audio/acid_track.h"

#include <algorithm>

namespace tresillo::audio {

void AcidTrack::strike(
    const NoteOn& note, const AcidSound& sound, const TrackValues& track, SampleRate rate, Frames at) {
    voices_[newest_].fade();
    newest_ = (newest_ + 1) % voices_.size();
    voices_[newest_].start(note, sound, track, rate, inCell(at));
}

bool AcidTrack::slide(const NoteOn& note, const TrackValues& track, std::int32_t cells) {
    AcidVoice& voice = voices_[newest_];
    if (voice.isOver() || voice.isFading() || voice.note() != note.slideFrom) {
        return false;
    }
    voice.slideTo(note, track, cells);
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
