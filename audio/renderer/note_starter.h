// SPDX-License-Identifier: MIT
#pragma once

#include "audio/renderer/kit_places.h"
#include "audio/values/note_values.h"
#include "audio/voices/voices.h"
#include "core/dsp/interpolator.h"
#include "core/engine/event.h"
#include "core/engine/param_source.h"

#include <cstdint>

namespace tresillo::audio {

/// What a note does to the voices: it slides from the note before where it is told to and that still sounds as what
/// this one plays, else it starts voices of its own. Thread-safe: no. Realtime-safe: yes.
class NoteStarter {
public:
    /// All of them outlive this.
    NoteStarter(SampleRate rate, const ParamSource& source, const KitPlaces& kits, Voices& voices)
        : rate_(rate), source_(source), kits_(kits), voices_(voices) {}

    /// A note of a track at `at`, the frame that is rendered next. `channel`: the track's values there.
    void start(Frames at, std::uint8_t track, const NoteOn& note, const TrackValues& channel);

private:
    void play(Frames at, std::uint8_t track, const NoteValues& values);
    void startVoices(Frames at, std::uint8_t track, const NoteValues& values);
    void startPad(std::uint8_t track, const NoteValues& values, std::int32_t padNumber, bool wholeKit);
    [[nodiscard]] bool slide(std::uint8_t track, const NoteValues& values);
    [[nodiscard]] bool slidePad(std::uint8_t track, const NoteValues& values, std::int32_t padNumber, bool wholeKit);

    SampleRate rate_;
    const ParamSource& source_;
    const KitPlaces& kits_;
    Voices& voices_;
    Interpolator interpolator_{};
    std::uint64_t order_{0}; ///< Of the next voice that starts.
};

} // namespace tresillo::audio
