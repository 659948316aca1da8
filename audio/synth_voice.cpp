// SPDX-License-Identifier: MIT
#include "audio/synth_voice.h"

#include "core/sequence/sizes.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {
namespace {

constexpr auto kMostSlots = static_cast<std::uint32_t>(Studio::kNotesPerStep);

float limitCutoff(float hertz) {
    constexpr auto kLowest = static_cast<float>(rowOf(ParamId::Cutoff).minimum);
    constexpr auto kHighest = static_cast<float>(rowOf(ParamId::Cutoff).maximum);
    return std::clamp(hertz, kLowest, kHighest);
}

} // namespace

void SynthVoice::start(
    const NoteOn& note, const SynthSound& sound, const TrackValues& track, SampleRate rate, int inCell) {
    note_ = note.id;
    slot_ = note.slot;
    sound_ = sound;
    rate_ = rate;
    over_ = false;
    strength_ = static_cast<float>(note.velocity) / 127.0F;
    // A note on a grid point is advanced there once more.
    gridFrame_ = inCell == 0 ? -kControlFrames : -inCell;
    fade_ = FadeOut(rate);
    pitch_.jump(static_cast<float>(note.pitch) - kConcertPitch);
    values_.start(note.locks);
    envelope_.start(sound.envelope);
    tone_.start(sound.oscillator, note.ordinal * kMostSlots + note.slot, toneCourse(track), rate);
    takePoints(track);
    over_ = envelope_.isOver();
}

void SynthVoice::slideTo(const NoteOn& note, const TrackValues& track, std::int32_t cells) {
    note_ = note.id;
    pitch_.glideTo(static_cast<float>(note.pitch) - kConcertPitch, cells);
    values_.slide(track, note.locks, cells);
}

void SynthVoice::release(bool choked) {
    if (!envelope_.release() || choked) {
        fade();
    }
}

void SynthVoice::advance(const TrackValues& track) {
    gridFrame_ += kControlFrames;
    pitch_.advance();
    values_.advance(track, cellsOf(kGlideMilliseconds, rate_));
    tone_.advance(toneCourse(track), rate_);
    takePoints(track);
}

Tone::Course SynthVoice::toneCourse(const TrackValues& track) const {
    const Glide& frequency = values_.of<ParamId::Frequency>(track);
    const Glide& tune = values_.of<ParamId::Tune>(track);
    return {
        .from = hertzOf(frequency.now(), pitch_.now() + tune.now() / 100.0F),
        .to = hertzOf(frequency.next(), pitch_.next() + tune.next() / 100.0F)};
}

/// `read(Glide)`: its value at the grid point that lies `frame` frames behind the beginning.
template <class Read>
SynthVoice::Point SynthVoice::pointAt(const TrackValues& track, std::int64_t frame, Read read) const {
    const float cutoff = read(values_.of<ParamId::Cutoff>(track)) +
                         read(values_.of<ParamId::FilterEnvAmount>(track)) * sound_.filterEnvelope.at(frame);
    return {
        .drive = drivePoint(read(values_.of<ParamId::Drive>(track)) * kPerMille, 1.0F),
        .filter = filterPoint(limitCutoff(cutoff), read(values_.of<ParamId::Resonance>(track)) / 100.0F, rate_)};
}

template <class Read> SideGains SynthVoice::sidesAt(const TrackValues& track, Read read) const {
    const float gain = strength_ * read(values_.of<ParamId::Amp>(track)) * kPerMille *
                       levelGain(read(values_.of<ParamId::Level>(track)));
    return panned(gain, read(values_.of<ParamId::Pan>(track)) / 100.0F);
}

void SynthVoice::takePoints(const TrackValues& track) {
    const auto now = [](const Glide& glide) { return glide.now(); };
    const auto next = [](const Glide& glide) { return glide.next(); };
    now_ = pointAt(track, gridFrame_, now);
    next_ = pointAt(track, gridFrame_ + kControlFrames, next);
    sidesNow_ = sidesAt(track, now);
    sidesNext_ = sidesAt(track, next);
}

void SynthVoice::addTo(Bus bus, const float* samples, int frames, int inCell) {
    std::array<float, static_cast<std::size_t>(kControlFrames)> shape;
    shape.fill(1.0F);
    envelope_.apply(shape.data(), frames);
    fade_.apply(shape.data(), frames);
    addRamped(bus.left, samples, shape.data(), sidesNow_.left, sidesNext_.left, frames, inCell);
    addRamped(bus.right, samples, shape.data(), sidesNow_.right, sidesNext_.right, frames, inCell);
    over_ = fade_.isOver() || envelope_.isOver();
}

} // namespace tresillo::audio
