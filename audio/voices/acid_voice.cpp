// SPDX-License-Identifier: MIT
#include "audio/voices/acid_voice.h"

#include "audio/values/cell.h"
#include "audio/values/level.h"
#include "core/dsp/cell_position.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {
namespace {

/// A full accent is half as loud again.
constexpr float kAccentGain = 0.5F;

/// However soft a note is, its filter stays open so far.
constexpr auto kLowestCutoff = static_cast<float>(rowOf(ParamId::AcidCutoff).minimum);

float accentOf(std::uint8_t velocity) {
    constexpr float kSpan = 127.0F - static_cast<float>(AcidVoice::kAccentFrom);
    return std::max(0.0F, static_cast<float>(velocity) - static_cast<float>(AcidVoice::kAccentFrom)) / kSpan;
}

float between(float from, float to, float share) { return from + (to - from) * share; }

} // namespace

void AcidVoice::start(
    const NoteOn& note, const AcidSound& sound, const TrackValues& track, SampleRate rate, int inCell) {
    sound_ = sound;
    accent_.jump(accentOf(note.velocity));
    boost_.jump(sound.boost);
    drive_.reset();
    ladder_.reset();
    note_.start(note, sound.oscillator, note.ordinal, sound.envelope, track, rate, inCell);
    next_ = pointAt(track, note_.gridFrame(), kAtNow);
    takeNext(track);
}

void AcidVoice::slideTo(const NoteOn& note, const TrackValues& track, float boost, std::int32_t cells) {
    note_.slideTo(note, track, cells);
    accent_.glideTo(accentOf(note.velocity), cells);
    boost_.glideTo(boost, cells);
}

void AcidVoice::advance(const TrackValues& track) {
    note_.advance(track);
    accent_.advance();
    boost_.advance();
    takeNext(track);
}

/// `read`: a value at the grid point that lies `frame` frames behind the strike.
template <class Read>
AcidVoice::Point AcidVoice::pointAt(const TrackValues& track, std::int64_t frame, Read read) const {
    const float accent = read(accent_) * read(note_.of<ParamId::AcidAccent>(track)) * kPerMille;
    const AttackDecay envelope{
        .decay = static_cast<std::int32_t>(
            between(static_cast<float>(sound_.decay), static_cast<float>(sound_.accentDecay), accent))};
    const float cutoff = read(note_.of<ParamId::AcidCutoff>(track)) +
                         read(note_.of<ParamId::AcidEnvAmount>(track)) * envelope.at(frame) +
                         read(note_.of<ParamId::AcidAccentCutoff>(track)) * accent + read(boost_);
    const float resonance =
        (read(note_.of<ParamId::AcidResonance>(track)) + read(note_.of<ParamId::AcidAccentResonance>(track)) * accent) *
        kPerMille;
    const LadderPoint ladder = ladderPoint(std::max(cutoff, kLowestCutoff), resonance, note_.rate());
    const float mix = read(note_.of<ParamId::AcidMix>(track)) * kPerMille;
    // The ladder lets 1 / (1 + 4 r) of the lows through.
    const float body =
        1.0F + read(note_.of<ParamId::AcidCompensation>(track)) * kPerMille * 4.0F * std::min(resonance, 0.98F);
    return {
        .drive = drivePoint(read(note_.of<ParamId::AcidDrive>(track)) * kPerMille, 1.0F),
        .ladder = ladder,
        .wet = mix * body,
        .dry = 1.0F - mix,
        .sides = note_.sides(track, 1.0F + kAccentGain * accent, read)};
}

/// Goes on from where the last cell ended.
void AcidVoice::takeNext(const TrackValues& track) {
    now_ = next_;
    next_ = pointAt(track, note_.gridFrame() + kControlFrames, kAtNext);
}

void AcidVoice::render(Bus bus, int frames, int inCell) {
    require(isInCell(frames, inCell));
    std::array<float, static_cast<std::size_t>(kCell)> dry;
    std::array<float, static_cast<std::size_t>(kCell)> wet;
    note_.renderTone(dry.data(), frames, inCell);
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
    note_.addTo(bus, wet.data(), now_.sides, next_.sides, frames, inCell);
}

} // namespace tresillo::audio
