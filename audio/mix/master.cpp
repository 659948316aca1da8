// SPDX-License-Identifier: MIT
#include "audio/mix/master.h"

#include "audio/values/cell.h"
#include "audio/values/level.h"
#include "core/base/integers.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

constexpr std::array<ParamId, kSends> kReturnRows{ParamId::ReverbMix, ParamId::DelayMix};

float shareOf(const ParamSource& source, ParamId row) {
    return static_cast<float>(source.projectParam(row)) * kPerMille;
}

DistortionSettings distortionSettings(const ParamSource& source) {
    return {
        .drive = shareOf(source, ParamId::DistortionDrive),
        .mix = shareOf(source, ParamId::DistortionMix),
        .tone = shareOf(source, ParamId::DistortionTone)};
}

ReverbSettings reverbSettings(const ParamSource& source) {
    return {.room = shareOf(source, ParamId::ReverbRoom), .damp = shareOf(source, ParamId::ReverbDamp)};
}

/// An echo's time. What is longer than a delay can be is halved until it fits: it still falls on the beat.
std::int32_t delayFrames(const ParamSource& source, SampleRate rate, Tempo tempo) {
    const std::int32_t sync = source.projectParam(ParamId::DelaySync);
    if (sync == 0) {
        return static_cast<std::int32_t>(
            roundDiv(std::int64_t{source.projectParam(ParamId::DelayTime)} * rate.hz, 1000));
    }
    const std::int64_t ticks = kSyncLengths[static_cast<std::size_t>(sync) - 1].ticks().value;
    std::int64_t frames = roundDiv(ticks * 60'000 * rate.hz, tempo.milliBpm * kQuarter.value);
    while (frames > Delay::longestFor(rate)) {
        frames = roundDiv(frames, 2);
    }
    return static_cast<std::int32_t>(frames);
}

DelaySettings delaySettings(const ParamSource& source, SampleRate rate, Tempo tempo) {
    return {
        .frames = delayFrames(source, rate, tempo),
        .feedback = shareOf(source, ParamId::DelayFeedback),
        .lowCut = static_cast<float>(source.projectParam(ParamId::DelayLowCut)),
        .highCut = static_cast<float>(source.projectParam(ParamId::DelayHighCut))};
}

DuckerSettings duckerSettings(const ParamSource& source) {
    return {
        .depth = static_cast<float>(source.projectParam(ParamId::BusDuckDepth)) / 10.0F,
        .attack = source.projectParam(ParamId::BusDuckAttack),
        .release = source.projectParam(ParamId::BusDuckRelease)};
}

/// Multiplies with a gain that goes from `from` at the last grid point to `to` at the next.
void scale(Bus bus, float from, float to, int frames, int behind) {
    const float slope = (to - from) * kPerFrame;
    for (int frame = 0; frame < frames; ++frame) {
        const float gain = from + slope * static_cast<float>(behind + frame);
        bus.left[frame] *= gain;
        bus.right[frame] *= gain;
    }
}

void add(Bus to, Bus from, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        to.left[frame] += from.left[frame];
        to.right[frame] += from.right[frame];
    }
}

} // namespace

Master::Master(SampleRate rate)
    : rate_(rate),
      glideCells_(cellsOf(kGlideMilliseconds, rate)),
      reverbMemory_(Reverb::memoryFor(rate)),
      delayMemory_(Delay::memoryFor(rate)),
      distortion_(rate),
      reverb_(rate, reverbMemory_),
      delay_(rate, delayMemory_),
      ducker_(rate),
      limiter_(rate) {}

void Master::read(const ParamSource& source, bool trackSounds) {
    const bool sounds = trackSounds || !reverb_.isSilent() || !delay_.isSilent();
    const auto aim = [&](Glide& glide, float value) {
        if (sounds) {
            glide.glideTo(value, glideCells_);
        } else {
            glide.jump(value);
        }
    };
    aim(level_, static_cast<float>(source.projectParam(ParamId::MasterLevel)));
    for (std::size_t send = 0; send < kSends; ++send) {
        aim(returns_[send].level, shareOf(source, kReturnRows[send]));
    }
    distortion_.set(distortionSettings(source), sounds);
    limiter_.set(
        source.projectParam(ParamId::Limiter) != 0,
        static_cast<float>(source.projectParam(ParamId::LimiterCeiling)) / 10.0F, sounds);
    reverb_.set(reverbSettings(source));
    delay_.set(delaySettings(source, rate_, tempo_));
    ducker_.set(duckerSettings(source));
    duckSource_ = source.projectParam(ParamId::BusDuckSource);
    duckWish_ = static_cast<DuckTarget>(source.projectParam(ParamId::BusDuckTarget));
}

void Master::setTempo(const ParamSource& source, Tempo tempo) {
    if (tempo != tempo_) {
        tempo_ = tempo;
        delay_.set(delaySettings(source, rate_, tempo_));
    }
}

void Master::noteOn(std::uint8_t track) {
    if (duckSource_ != track + 1) {
        return;
    }
    if (ducker_.isFlat()) {
        duckTarget_ = duckWish_;
    }
    ducker_.trigger();
}

bool Master::isDucked(Send send) const {
    return duckTarget_ == DuckTarget::Returns ||
           duckTarget_ == (send == Send::Reverb ? DuckTarget::Reverb : DuckTarget::Delay);
}

void Master::begin() {
    for (Return& back : returns_) {
        back.isOpen = false;
    }
}

Bus Master::input(Send send, int frames) {
    Return& back = returns_[static_cast<std::size_t>(send)];
    if (!back.isOpen) {
        back.isOpen = true;
        std::fill_n(back.sound.left.data(), frames, 0.0F);
        std::fill_n(back.sound.right.data(), frames, 0.0F);
    }
    return back.sound.bus();
}

std::optional<Bus> Master::returned(Send send) {
    Return& back = returns_[static_cast<std::size_t>(send)];
    return back.isOpen ? std::optional{back.sound.bus()} : std::nullopt;
}

bool Master::effectIsSilent(Send send) const { return send == Send::Reverb ? reverb_.isSilent() : delay_.isSilent(); }

bool Master::isMoving() const {
    return level_.isMoving() ||
           std::any_of(returns_.begin(), returns_.end(), [](const Return& back) { return back.level.isMoving(); });
}

void Master::advance() {
    level_.advance();
    for (Return& back : returns_) {
        back.level.advance();
    }
}

/// Whether anything was sent, or still sounds.
bool Master::openReturns(int frames) {
    bool open = false;
    for (const Send send : {Send::Reverb, Send::Delay}) {
        if (!effectIsSilent(send)) {
            (void)input(send, frames);
        }
        open = open || returns_[static_cast<std::size_t>(send)].isOpen;
    }
    return open;
}

void Master::process(Bus mix, Frames at, int frames) {
    const bool goesByCells = openReturns(frames) || isMoving() || !distortion_.isOff() || !limiter_.isOff();
    for (int done = 0; done < frames;) {
        const int behind = inCell(at + Frames{done});
        const int piece = goesByCells ? std::min(kCell - behind, frames - done) : frames;
        processPiece(mix.from(done), done, piece, behind);
        done += piece;
    }
}

void Master::processPiece(Bus mix, int from, int frames, int behind) {
    if (isMoving() && behind == 0) {
        advance();
    }
    if (!distortion_.isOff()) {
        distortion_.process(mix, frames, behind);
    }
    const bool isLowered = !ducker_.isFlat();
    if (isLowered) {
        ducker_.render(duckGains_.data(), frames);
    }
    for (const Send send : {Send::Reverb, Send::Delay}) {
        Return& back = returns_[static_cast<std::size_t>(send)];
        if (back.isOpen) {
            runEffect(send, from, frames, behind);
            if (isLowered && isDucked(send)) {
                multiply(back.sound.bus().from(from), duckGains_.data(), frames);
            }
            add(mix, back.sound.bus().from(from), frames);
        }
    }
    if (isLowered && duckTarget_ == DuckTarget::Mix) {
        multiply(mix, duckGains_.data(), frames);
    }
    const float gain = levelGain(level_.now());
    const float next = levelGain(level_.next());
    if (!(isSameValue(gain, 1.0F) && isSameValue(next, 1.0F))) {
        scale(mix, gain, next, frames, behind);
    }
    if (!limiter_.isOff()) {
        limiter_.process(mix, frames, behind);
    }
}

void Master::runEffect(Send send, int from, int frames, int behind) {
    Return& back = returns_[static_cast<std::size_t>(send)];
    const Bus bus = back.sound.bus().from(from);
    if (send == Send::Reverb) {
        reverb_.process(bus.left, bus.right, frames, behind);
    } else {
        delay_.process(bus.left, bus.right, frames, behind);
    }
    scale(bus, back.level.now(), back.level.next(), frames, behind);
}

} // namespace tresillo::audio
