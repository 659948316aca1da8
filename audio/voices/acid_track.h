// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/values/note_values.h"
#include "audio/voices/acid_voice.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

/// The acid voice of one track, which plays one note at a time, and those of its notes that fade out.
/// Thread-safe: no. Realtime-safe: yes.
class AcidTrack {
public:
    /// Strikes a note at `at`, the frame that is rendered next; the one before gives way.
    void strike(const NoteValues& values, const AcidSound& sound, SampleRate rate, Frames at);
    /// Whether the note that `note` should go on from still sounded, and now sounds as `note`.
    bool slide(const NoteValues& values, std::int32_t cells);
    void release(const NoteOff& note);
    /// Is over at once; for when nobody can hear it.
    void stop();

    [[nodiscard]] bool isSilent() const;
    [[nodiscard]] int count() const;

    /// At a grid point, after the track's values have advanced.
    void advance(const TrackValues& track);
    /// Adds the next `frames` frames, which do not reach beyond the next grid point, to `bus`.
    void render(Bus bus, int frames, int inCell);

private:
    /// The newest and those that give way to it; they take turns, and when all fade the oldest ends at once.
    std::array<AcidVoice, 4> voices_{};
    std::size_t newest_{0};
};

} // namespace tresillo::audio
