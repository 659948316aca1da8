// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/side_gains.h"
#include "audio/values/cell.h"
#include "audio/values/level.h"
#include "audio/voices/fade_out.h"
#include "audio/voices/tone.h"
#include "audio/voices/voice_values.h"
#include "core/dsp/envelope.h"
#include "core/engine/event.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

/// The two ends of a cell, for what is worked out alike at both.
inline constexpr auto kAtNow = [](const auto& value) { return value.now(); };
inline constexpr auto kAtNext = [](const auto& value) { return value.next(); };

/// What voices that make their sound have in common: a note's tone, its pitch, its amplitude envelope, and the values
/// that it follows, those in `Own` beside the ones that each has. What lies between tone and level is the voice's.
/// Thread-safe: no. Realtime-safe: yes.
template <SmoothedSet Own> class SyntheticNote {
public:
    /// Begins at the frame that is rendered next, `inCell` frames behind the last grid point. Noises of different
    /// seeds differ.
    void start(
        const NoteOn& note, OscillatorKind oscillator, std::uint32_t seed, const EnvelopeTimes& envelope,
        const TrackValues& track, SampleRate rate, int inCell) {
        id_ = note.id;
        rate_ = rate;
        strength_ = static_cast<float>(note.velocity) / 127.0F;
        // A note on a grid point is advanced there once more.
        gridFrame_ = inCell == 0 ? -kControlFrames : -inCell;
        fade_ = FadeOut(rate);
        pitch_.jump(static_cast<float>(note.pitch) - kConcertPitch);
        values_.start(note.locks);
        envelope_.start(envelope);
        course_ = {.from = pitchOf(track, kAtNow), .to = pitchOf(track, kAtNext)};
        tone_.start(oscillator, seed, course_, rate);
        over_ = envelope_.isOver();
    }

    /// Goes on as another note without a new strike; pitch and locked values go there in `cells` cells.
    void slideTo(const NoteOn& note, const TrackValues& track, std::int32_t cells) {
        id_ = note.id;
        pitch_.glideTo(static_cast<float>(note.pitch) - kConcertPitch, cells);
        values_.slide(track, note.locks, cells);
    }

    /// The note has ended. `choked`: it fades out at once.
    void release(bool choked) {
        if (!envelope_.release() || choked) {
            fade();
        }
    }
    /// Fades out within 3 ms, whatever it is doing.
    void fade() { fade_.begin(); }
    /// Is over at once; for when nobody can hear it.
    void stop() { over_ = true; }

    [[nodiscard]] NoteId id() const { return id_; }
    [[nodiscard]] SampleRate rate() const { return rate_; }
    [[nodiscard]] bool isFading() const { return fade_.isFading(); }
    [[nodiscard]] bool isOver() const { return over_; }
    /// Frames from the strike to the last grid point; negative before it.
    [[nodiscard]] std::int64_t gridFrame() const { return gridFrame_; }

    template <ParamId Row> [[nodiscard]] Heard of(const TrackValues& track) const {
        return values_.template of<Row>(track);
    }
    /// Level and place at a grid point, whose values `read(Glide)` reads; `boost` times as loud.
    template <class Read> [[nodiscard]] SideGains sides(const TrackValues& track, float boost, Read read) const {
        const float gain =
            strength_ * boost * read(of<ParamId::Amp>(track)) * kPerMille * levelGain(read(of<ParamId::Level>(track)));
        return panned(gain, read(of<ParamId::Pan>(track)) / 100.0F);
    }

    /// At a grid point, after the track's values have advanced.
    void advance(const TrackValues& track) {
        gridFrame_ += kControlFrames;
        pitch_.advance();
        values_.advance(track, cellsOf(kGlideMilliseconds, rate_));
        course_ = {.from = course_.to, .to = pitchOf(track, kAtNext)};
        tone_.advance(course_, rate_);
    }

    /// Writes the next `frames` frames of the tone, not beyond the next grid point.
    void renderTone(float* samples, int frames, int inCell) { tone_.render(samples, frames, inCell); }

    /// Adds to `bus` what became of them, and is over where envelope or fade are.
    void addTo(Bus bus, const float* samples, SideGains from, SideGains to, int frames, int inCell) {
        std::array<float, static_cast<std::size_t>(kCell)> shape;
        shape.fill(1.0F);
        envelope_.apply(shape.data(), frames);
        fade_.apply(shape.data(), frames);
        addRamped(bus.left, samples, shape.data(), from.left, to.left, frames, inCell);
        addRamped(bus.right, samples, shape.data(), from.right, to.right, frames, inCell);
        over_ = fade_.isOver() || envelope_.isOver();
    }

private:
    static constexpr SmoothedSet kRows =
        Own | kSetOf<ParamId::Level, ParamId::Pan, ParamId::Tune, ParamId::Frequency, ParamId::Amp>;

    template <class Read> [[nodiscard]] double pitchOf(const TrackValues& track, Read read) const {
        return hertzOf(read(of<ParamId::Frequency>(track)), read(pitch_) + read(of<ParamId::Tune>(track)) / 100.0F);
    }

    NoteId id_{0};
    Tone tone_{};
    Tone::Course course_{};
    Envelope envelope_{};
    VoiceValues<kRows> values_{};
    Glide pitch_{}; ///< Semitones above A4.
    SampleRate rate_{};
    float strength_{1.0F};
    std::int64_t gridFrame_{0};
    FadeOut fade_{};
    bool over_{true};
};

} // namespace tresillo::audio
