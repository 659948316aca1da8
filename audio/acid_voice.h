// SPDX-License-Identifier: MIT
#pragma once

#include "audio/attack_decay.h"
#include "audio/bus.h"
#include "audio/fade_out.h"
#include "audio/level.h"
#include "audio/tone.h"
#include "audio/voice_values.h"
#include "core/dsp/drive.h"
#include "core/dsp/envelope.h"
#include "core/dsp/ladder.h"
#include "core/engine/event.h"

#include <cstdint>

namespace tresillo::audio {

/// What an acid voice has from its note for as long as it sounds.
struct AcidSound {
    OscillatorKind oscillator{OscillatorKind::Saw};
    EnvelopeTimes envelope{};
    std::int32_t decay{0};       ///< Of the filter, in frames.
    std::int32_t accentDecay{0}; ///< The same of a fully accented note.
};

/// One note of an acid track: a wave into a ladder that each strike opens and its envelope closes. Struck hard it is
/// accented: more cutoff, resonance and level, and a faster envelope. A slide keeps the envelope where it is, as on the
/// classic bass line. Thread-safe: no. Realtime-safe: yes.
class AcidVoice {
public:
    /// Velocities from here on are accents, the fuller the higher; 127 is a full one.
    static constexpr int kAccentFrom = 100;

    /// Begins at the frame that is rendered next, `inCell` frames behind the last grid point.
    void start(const NoteOn& note, const AcidSound& sound, const TrackValues& track, SampleRate rate, int inCell);
    /// Goes on as another note without a new strike; pitch and locked values go there in `cells` cells.
    void slideTo(const NoteOn& note, const TrackValues& track, std::int32_t cells);
    /// The note has ended. `choked`: it fades out at once.
    void release(bool choked);
    /// Fades out within 3 ms, whatever it is doing.
    void fade() { fade_.begin(); }
    /// Is over at once; for when nobody can hear it.
    void stop() { over_ = true; }

    [[nodiscard]] NoteId note() const { return note_; }
    [[nodiscard]] bool isFading() const { return fade_.isFading(); }
    [[nodiscard]] bool isOver() const { return over_; }

    /// At a grid point, after the track's values have advanced.
    void advance(const TrackValues& track);
    /// Adds the next `frames` frames, which do not reach beyond the next grid point, to `bus`.
    void render(Bus bus, int frames, int inCell);

private:
    /// What changes from grid point to grid point.
    struct Point {
        DrivePoint drive{};
        LadderPoint ladder{};
        float wet{1.0F}; ///< Of the filtered wave, what resonance took given back.
        float dry{0.0F};
        SideGains sides{};
    };

    [[nodiscard]] Tone::Course toneCourse(const TrackValues& track) const;
    template <class Read> [[nodiscard]] Point pointAt(const TrackValues& track, std::int64_t frame, Read read) const;
    void takePoints(const TrackValues& track);

    NoteId note_{0};
    AcidSound sound_{};
    Tone tone_{};
    Drive drive_{};
    Ladder ladder_{};
    Envelope envelope_{};
    VoiceValues<kSetOf<
        ParamId::Level, ParamId::Pan, ParamId::Tune, ParamId::Frequency, ParamId::Amp, ParamId::AcidCutoff,
        ParamId::AcidResonance, ParamId::AcidEnvAmount, ParamId::AcidDrive, ParamId::AcidMix, ParamId::AcidCompensation,
        ParamId::AcidAccent, ParamId::AcidAccentCutoff, ParamId::AcidAccentResonance>>
        values_{};
    Glide pitch_{};  ///< Semitones above A4.
    Glide accent_{}; ///< 0 to 1, of the note.
    Point now_{};
    Point next_{};
    SampleRate rate_{};
    float strength_{1.0F};
    std::int64_t gridFrame_{0}; ///< Frames from the strike to the last grid point; negative before it.
    FadeOut fade_{};
    bool over_{true};
};

} // namespace tresillo::audio
