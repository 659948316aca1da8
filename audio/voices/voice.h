// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/side_gains.h"
#include "audio/voices/fade_out.h"
#include "audio/voices/reader.h"
#include "audio/voices/voice_filter.h"
#include "audio/voices/voice_values.h"
#include "core/dsp/envelope.h"
#include "core/engine/event.h"

#include <cstdint>

namespace tresillo::audio {

/// What a voice is, as far as choosing, stealing and choking look at it.
struct VoiceIdentity {
    NoteId note{0};
    std::uint8_t track{0};
    std::uint8_t slot{0};
    std::uint8_t pad{0};
    std::uint8_t choke{0};
    std::uint16_t handle{0}; ///< The kit's.
    std::uint64_t order{0};  ///< Later voices have higher numbers.
};

/// What a voice has from its note, pad and layer for as long as it sounds.
struct VoiceSound {
    const Sample* sample{nullptr};
    ReadRange range{};
    float strength{1.0F};  ///< Velocity, pad and layer together.
    float pan{0.0F};       ///< The pad's.
    float pitch{0.0F};     ///< Semitones of pad and layer.
    float notePitch{0.0F}; ///< Semitones that the note lies above the sample's own pitch.
    bool gated{false};
    EnvelopeTimes padEnvelope{};
    EnvelopeTimes trackEnvelope{};
    FilterMode padFilter{FilterMode::Off};
    FilterPoint padPoint{};
    FilterMode trackFilter{FilterMode::Off}; ///< Its point is one of the smoothed values ...
    float boost{0.0F};                       ///< ... and so much higher, in hertz.
};

/// One sounding layer of one note. All it does depends on absolute frames only, never on how rendering is cut into
/// pieces. Thread-safe: no. Realtime-safe: yes.
class Voice {
public:
    /// Begins at the frame that is rendered next. `locks` latch; other values follow `track`.
    void start(
        const VoiceIdentity& identity, const VoiceSound& sound, const TrackValues& track, LockView locks,
        SampleRate rate, const Interpolator& interpolator);
    /// What another note changes that goes on from this one.
    struct Onward {
        NoteId note{0};
        float pitch{0.0F}; ///< Semitones above the sample's own.
        float boost{0.0F};
    };
    /// Goes on as another note without a new strike: what it changes and locked values, those that were and those that
    /// become, go there in `cells` cells.
    void slideTo(const Onward& onward, const TrackValues& track, LockView locks, std::int32_t cells);
    /// The note has ended: a loop runs out, and a gated voice is released, or fades out at once if it is `choked`. A
    /// one-shot plays on to its end.
    void release(bool choked);
    /// Fades out within 3 ms, whatever it is doing.
    void fade();
    /// Is over at once; for when nobody can hear it.
    void stop() { over_ = true; }

    [[nodiscard]] const VoiceIdentity& identity() const { return identity_; }
    [[nodiscard]] bool isFading() const { return fade_.isFading(); }
    [[nodiscard]] bool isOver() const { return over_; }
    /// Whether its values change within the present cell, or may at the next grid point; then `render` goes cell by
    /// cell, with `advance` in between.
    [[nodiscard]] bool isMoving(const TrackValues& track) const;

    /// At a grid point, after the track's values have advanced; needed only when something moves.
    void advance(const TrackValues& track);

    /// Adds the next `frames` frames, at most kStretch, to `bus`. `inCell` is how far the first of them lies behind the
    /// last grid point; when something moves, they must not reach beyond the next one.
    void render(Bus bus, int frames, int inCell);

private:
    [[nodiscard]] SideGains gains(float level, float pan) const;
    [[nodiscard]] bool isPlain() const;
    void takeFirst(const TrackValues& track);
    void takeNext(const TrackValues& track);
    [[nodiscard]] FilterPoint filterAt(float cutoff, float resonance) const;
    void renderPlain(Bus bus, int frames);
    void renderShaped(Bus bus, int frames, int inCell);

    VoiceIdentity identity_{};
    VoiceSound sound_{};
    Reader reader_{};
    VoiceFilter filter_{};
    Envelope padEnvelope_{};
    Envelope trackEnvelope_{};
    VoiceValues<kSetOf<ParamId::Level, ParamId::Pan, ParamId::Tune, ParamId::Cutoff, ParamId::Resonance>> values_{};
    Glide notePitch_{};
    Glide boost_{};
    SideGains now_{};
    SideGains next_{};
    SampleRate rate_{};
    FadeOut fade_{};
    bool over_{true};
};

} // namespace tresillo::audio
