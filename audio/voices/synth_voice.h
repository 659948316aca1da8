// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/side_gains.h"
#include "audio/voices/attack_decay.h"
#include "audio/voices/synthetic_note.h"
#include "core/dsp/drive.h"
#include "core/dsp/envelope.h"
#include "core/dsp/filter.h"
#include "core/engine/event.h"

#include <cstdint>

namespace tresillo::audio {

/// What a synth voice has from its note for as long as it sounds.
struct SynthSound {
    OscillatorKind oscillator{OscillatorKind::Saw};
    FilterMode filter{FilterMode::Off};
    EnvelopeTimes envelope{};
    AttackDecay filterEnvelope{};
    float boost{0.0F}; ///< Of the cutoff, in hertz.
};

/// One note of a synth track: oscillator or noise, drive and filter, which belong to whoever renders four voices side
/// by side, then envelope, level and place. All it does depends on absolute frames only.
/// Thread-safe: no. Realtime-safe: yes.
class SynthVoice {
public:
    /// Where drive and filter stand at a grid point.
    struct Point {
        DrivePoint drive{};
        FilterPoint filter{};
    };

    /// Begins at the frame that is rendered next, `inCell` frames behind the last grid point.
    void start(const NoteOn& note, const SynthSound& sound, const TrackValues& track, SampleRate rate, int inCell);
    /// Goes on as another note without a new strike; pitch and locked values go there in `cells` cells.
    void slideTo(const NoteOn& note, const TrackValues& track, float boost, std::int32_t cells) {
        note_.slideTo(note, track, cells);
        boost_.glideTo(boost, cells);
    }
    /// The note has ended. `choked`: it fades out at once.
    void release(bool choked) { note_.release(choked); }
    /// Fades out within 3 ms, whatever it is doing.
    void fade() { note_.fade(); }
    /// Is over at once; for when nobody can hear it.
    void stop() { note_.stop(); }

    [[nodiscard]] NoteId note() const { return note_.id(); }
    [[nodiscard]] std::uint8_t slot() const { return slot_; }
    [[nodiscard]] std::uint64_t order() const { return order_; }
    void setOrder(std::uint64_t order) { order_ = order; }
    [[nodiscard]] FilterMode filter() const { return sound_.filter; }
    [[nodiscard]] bool isFading() const { return note_.isFading(); }
    [[nodiscard]] bool isOver() const { return note_.isOver(); }

    /// At a grid point, after the track's values have advanced, and when it starts.
    void advance(const TrackValues& track);
    /// At the last grid point, and at the next.
    [[nodiscard]] const Point& now() const { return now_; }
    [[nodiscard]] const Point& next() const { return next_; }

    /// Writes the next `frames` frames, not beyond the next grid point, as they go into drive and filter.
    void renderSource(float* samples, int frames, int inCell) { note_.renderTone(samples, frames, inCell); }
    /// Adds to `bus` what has come out of them.
    void addTo(Bus bus, const float* samples, int frames, int inCell) {
        note_.addTo(bus, samples, sidesNow_, sidesNext_, frames, inCell);
    }

private:
    template <class Read> [[nodiscard]] Point pointAt(const TrackValues& track, std::int64_t frame, Read read) const;
    void takeNext(const TrackValues& track);

    SyntheticNote<kSetOf<ParamId::Cutoff, ParamId::Resonance, ParamId::Drive, ParamId::FilterEnvAmount>> note_{};
    std::uint8_t slot_{0};
    std::uint64_t order_{0};
    SynthSound sound_{};
    Glide boost_{};
    Point now_{};
    Point next_{};
    SideGains sidesNow_{};
    SideGains sidesNext_{};
};

} // namespace tresillo::audio
