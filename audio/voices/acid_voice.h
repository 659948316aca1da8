// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/side_gains.h"
#include "audio/voices/attack_decay.h"
#include "audio/voices/synthetic_note.h"
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
    float boost{0.0F};           ///< Of the cutoff, in hertz.
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
    void slideTo(const NoteOn& note, const TrackValues& track, float boost, std::int32_t cells);
    /// The note has ended. `choked`: it fades out at once.
    void release(bool choked) { note_.release(choked); }
    /// Fades out within 3 ms, whatever it is doing.
    void fade() { note_.fade(); }
    /// Is over at once; for when nobody can hear it.
    void stop() { note_.stop(); }

    [[nodiscard]] NoteId note() const { return note_.id(); }
    [[nodiscard]] bool isFading() const { return note_.isFading(); }
    [[nodiscard]] bool isOver() const { return note_.isOver(); }

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

    template <class Read> [[nodiscard]] Point pointAt(const TrackValues& track, std::int64_t frame, Read read) const;
    void takeNext(const TrackValues& track);

    SyntheticNote<kSetOf<
        ParamId::AcidCutoff, ParamId::AcidResonance, ParamId::AcidEnvAmount, ParamId::AcidDrive, ParamId::AcidMix,
        ParamId::AcidCompensation, ParamId::AcidAccent, ParamId::AcidAccentCutoff, ParamId::AcidAccentResonance>>
        note_{};
    AcidSound sound_{};
    Drive drive_{};
    Ladder ladder_{};
    Glide accent_{}; ///< 0 to 1, of the note.
    Glide boost_{};
    Point now_{};
    Point next_{};
};

} // namespace tresillo::audio
