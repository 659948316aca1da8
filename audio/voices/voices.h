// SPDX-License-Identifier: MIT
#pragma once

#include "audio/voices/acid_track.h"
#include "audio/voices/synth_track.h"
#include "audio/voices/voice_bank.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// Everything that sounds the notes of all tracks, of each kind: samples, synthesisers, acid. A track's values choose
/// the kind when a note starts; what sounds goes on as it is. Thread-safe: no. Realtime-safe: yes.
class Voices {
public:
    [[nodiscard]] VoiceBank& samples() { return samples_; }
    [[nodiscard]] SynthTrack& synth(std::uint8_t track) { return synths_[track]; }
    [[nodiscard]] AcidTrack& acid(std::uint8_t track) { return acids_[track]; }

    [[nodiscard]] bool isSilent(std::uint8_t track) const {
        return samples_.isSilent(track) && synths_[track].isSilent() && acids_[track].isSilent();
    }
    /// How many sound, of all tracks.
    [[nodiscard]] int count() const {
        int count = samples_.count();
        for (std::size_t track = 0; track < kTracks; ++track) {
            count += synths_[track].count() + acids_[track].count();
        }
        return count;
    }
    /// Whether something of a track's voices may be different at the next grid point; what is synthesised always is.
    [[nodiscard]] bool isMoving(std::uint8_t track, const TrackValues& values) {
        bool moves = !synths_[track].isSilent() || !acids_[track].isSilent();
        samples_.forEach(track, [&](const Voice& voice) { moves = moves || voice.isMoving(values); });
        return moves;
    }

    /// At a grid point, after the track's values have advanced.
    void advance(std::uint8_t track, const TrackValues& values) {
        samples_.forEach(track, [&](Voice& voice) { voice.advance(values); });
        synths_[track].advance(values);
        acids_[track].advance(values);
    }
    /// Adds a track's next `frames` frames to `bus`. They lie `behind` frames behind the last grid point and, where
    /// anything moves, do not reach beyond the next.
    void render(std::uint8_t track, Bus bus, int frames, int behind) {
        samples_.forEach(track, [&](Voice& voice) { voice.render(bus, frames, behind); });
        samples_.sweep(track);
        if (!synths_[track].isSilent()) {
            synths_[track].render(bus, frames, behind);
        }
        acids_[track].render(bus, frames, behind);
    }

    /// A note of a track ends.
    void release(std::uint8_t track, const NoteOff& note) {
        samples_.forEach(track, [&](Voice& voice) {
            if (voice.identity().note == note.id) {
                voice.release(note.choked);
            }
        });
        synths_[track].release(note);
        acids_[track].release(note);
    }
    /// All of a track are over at once; for when nobody can hear them.
    void stop(std::uint8_t track) {
        samples_.forEach(track, [](Voice& voice) { voice.stop(); });
        samples_.sweep(track);
        synths_[track].stop();
        acids_[track].stop();
    }

    /// Whether anything sounds of the kit of a handle.
    [[nodiscard]] bool playsKit(std::uint16_t handle) {
        bool plays = false;
        samples_.forEach([&](const Voice& voice) { plays = plays || voice.identity().handle == handle; });
        return plays;
    }
    /// Has what sounds of that kit fade out.
    void fadeKit(std::uint16_t handle) {
        samples_.forEach([handle](Voice& voice) {
            if (voice.identity().handle == handle) {
                voice.fade();
            }
        });
    }

private:
    VoiceBank samples_{};
    std::array<SynthTrack, kTracks> synths_{};
    std::array<AcidTrack, kTracks> acids_{};
};

} // namespace tresillo::audio
