// SPDX-License-Identifier: MIT
#include "audio/acid_voice.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {
namespace {

/// A full accent is half as loud again.
constexpr float kAccentGain = 0.5F;

float accentOf(std::uint8_t velocity) {
    constexpr float kSpan = 127.0F - static_cast<float>(AcidVoice::kAccentFrom);
    return std::max(0.0F, static_cast<float>(velocity) - static_cast<float>(AcidVoice::kAccentFrom)) / kSpan;
}

float between(float from, float to, float share) { return from + (to - from) * share; }

} // namespace

void AcidVoice::start(
    const NoteOn& note, const AcidSound& sound, const TrackValues& track, SampleRate rate, int inCell) {
    note_ = note.id;
    sound_ = sound;
    rate_ = rate;
    over_ = false;
    strength_ = static_cast<float>(note.velocity) / 127.0F;
    // A note on a grid point is advanced there once more.
    gridFrame_ = inCell == 0 ? -kControlFrames : -inCell;
    fade_ = FadeOut(rate);
    pitch_.jump(static_cast<float>(note.pitch) - kConcertPitch);
    accent_.jump(accentOf(note.velocity));
    values_.start(note.locks);
    envelope_.start(sound.envelope);
    drive_.reset();
    ladder_.reset();
    tone_.start(sound.oscillator, note.ordinal, toneCourse(track), rate);
    takePoints(track);
    over_ = envelope_.isOver();
}

void AcidVoice::slideTo(const NoteOn& note, const TrackValues& track, std::int32_t cells) {
    note_ = note.id;
    pitch_.glideTo(static_cast<float>(note.pitch) - kConcertPitch, cells);
    accent_.glideTo(accentOf(note.velocity), cells);
    values_.slide(track, note.locks, cells);
}

void AcidVoice::release(bool choked) {
    if (!envelope_.release() || choked) {
        fade();
    }
}

void AcidVoice::advance(const TrackValues& track) {
    gridFrame_ += kControlFrames;
    pitch_.advance();
    accent_.advance();
    values_.advance(track, cellsOf(kGlideMilliseconds, rate_));
    tone_.advance(toneCourse(track), rate_);
    takePoints(track);
}

Tone::Course AcidVoice::toneCourse(const TrackValues& track) const {
    const Glide& frequency = values_.of<ParamId::Frequency>(track);
    const Glide& tune = values_.of<ParamId::Tune>(track);
    return {
        .from = hertzOf(frequency.now(), pitch_.now() + tune.now() / 100.0F),
        .to = hertzOf(frequency.next(), pitch_.next() + tune.next() / 100.0F)};
}

/// `read(Glide)`: its value at the grid point that lies `frame` frames behind the strike.
template <class Read>
AcidVoice::Point AcidVoice::pointAt(const TrackValues& track, std::int64_t frame, Read read) const {
    const float accent = read(accent_) * read(values_.of<ParamId::AcidAccent>(track)) * kPerMille;
    const AttackDecay envelope{
        .decay = static_cast<std::int32_t>(
            between(static_cast<float>(sound_.decay), static_cast<float>(sound_.accentDecay), accent))};
    const float cutoff = read(values_.of<ParamId::AcidCutoff>(track)) +
                         read(values_.of<ParamId::AcidEnvAmount>(track)) * envelope.at(frame) +
                         read(values_.of<ParamId::AcidAccentCutoff>(track)) * accent;
    const float resonance = (read(values_.of<ParamId::AcidResonance>(track)) +
                             read(values_.of<ParamId::AcidAccentResonance>(track)) * accent) *
                            kPerMille;
    const LadderPoint ladder = ladderPoint(cutoff, resonance, rate_);
    const float mix = read(values_.of<ParamId::AcidMix>(track)) * kPerMille;
    // The ladder lets 1 / (1 + 4 r) of the lows through.
    const float body =
        1.0F + read(values_.of<ParamId::AcidCompensation>(track)) * kPerMille * 4.0F * std::min(resonance, 0.98F);
    const float gain = strength_ * (1.0F + kAccentGain * accent) * read(values_.of<ParamId::Amp>(track)) * kPerMille *
                       levelGain(read(values_.of<ParamId::Level>(track)));
    return {
        .drive = drivePoint(read(values_.of<ParamId::AcidDrive>(track)) * kPerMille, 1.0F),
        .ladder = ladder,
        .wet = mix * body,
        .dry = 1.0F - mix,
        .sides = panned(gain, read(values_.of<ParamId::Pan>(track)) / 100.0F)};
}

void AcidVoice::takePoints(const TrackValues& track) {
    now_ = pointAt(track, gridFrame_, [](const Glide& glide) { return glide.now(); });
    next_ = pointAt(track, gridFrame_ + kControlFrames, [](const Glide& glide) { return glide.next(); });
}

void AcidVoice::render(Bus bus, int frames, int inCell) {
    std::array<float, static_cast<std::size_t>(kCell)> dry;
    std::array<float, static_cast<std::size_t>(kCell)> wet;
    std::array<float, static_cast<std::size_t>(kCell)> shape;
    tone_.render(dry.data(), frames, inCell);
    DriveLanePoints driveFrom{};
    DriveLanePoints driveTo{};
    driveFrom.set(0, now_.drive);
    driveTo.set(0, next_.drive);
    drive_.process({dry.data()}, frames, driveFrom, driveTo, inCell);
    std::copy_n(dry.data(), frames, wet.data());
    ladder_.process(wet.data(), frames, now_.ladder, next_.ladder, inCell);
    for (int frame = 0; frame < frames; ++frame) {
        const float behind = static_cast<float>(inCell + frame) * kPerFrame;
        const auto at = static_cast<std::size_t>(frame);
        wet[at] = wet[at] * between(now_.wet, next_.wet, behind) + dry[at] * between(now_.dry, next_.dry, behind);
    }
    shape.fill(1.0F);
    envelope_.apply(shape.data(), frames);
    fade_.apply(shape.data(), frames);
    addRamped(bus.left, wet.data(), shape.data(), now_.sides.left, next_.sides.left, frames, inCell);
    addRamped(bus.right, wet.data(), shape.data(), now_.sides.right, next_.sides.right, frames, inCell);
    over_ = fade_.isOver() || envelope_.isOver();
}

} // namespace tresillo::audio
