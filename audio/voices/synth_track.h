// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/values/note_values.h"
#include "audio/voices/synth_voice.h"
#include "core/dsp/drive.h"
#include "core/dsp/filter_lanes.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

/// The synth voices of one track, rendered four side by side. Which voice gives way to which depends on the notes
/// alone, never on load or time. Thread-safe: no. Realtime-safe: yes.
class SynthTrack {
public:
    /// Places for voices: sixteen that sound in each of the ways that a filter can work, which decides whom a voice can
    /// lie beside, and more that fade out.
    static constexpr std::size_t kVoices = 32;

    /// Where and how fast time runs.
    struct Moment {
        SampleRate rate{};
        Frames at{0}; ///< The frame that is rendered next.
    };

    /// Strikes a note: the same slot's gives way, then, where as many sound as the track's Voices, the oldest.
    void strike(const NoteValues& values, const SynthSound& sound, const Moment& moment);
    /// Whether the note that `note` should go on from still sounded, and now sounds as `note`.
    bool slide(const NoteValues& values, std::int32_t cells);
    void release(const NoteOff& note);
    /// All are over at once; for when nobody can hear them.
    void stop();

    [[nodiscard]] bool isSilent() const { return sounding_ == 0; }
    [[nodiscard]] int count() const;

    /// At a grid point, after the track's values have advanced.
    void advance(const TrackValues& track);
    /// Adds the next `frames` frames, which do not reach beyond the next grid point, to `bus`.
    void render(Bus bus, int frames, int inCell);

private:
    static constexpr std::size_t kQuads = kVoices / kLanes;
    using LaneSet = std::uint32_t; ///< Bit n: voice n.

    template <class Act> void forEachSounding(Act act);
    [[nodiscard]] SynthVoice* oldest(bool fading);
    [[nodiscard]] std::size_t placeFor(FilterMode filter);
    void sweep();
    void renderQuad(std::size_t quad, LaneSet lanes, Bus bus, int frames, int inCell);

    std::array<SynthVoice, kVoices> voices_{};
    std::array<Drive, kQuads> drives_{};
    std::array<FilterLanes, kQuads> filters_{};
    LaneSet sounding_{0};
    std::uint64_t order_{0};
};

} // namespace tresillo::audio
