// SPDX-License-Identifier: MIT
#include "audio/mix/master.h"

#include "audio/mix/share.h"
#include "audio/values/cell.h"
#include "audio/values/level.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

DistortionSettings distortionSettings(const ParamSource& source) {
    return {
        .drive = shareOf(source, ParamId::DistortionDrive),
        .mix = shareOf(source, ParamId::DistortionMix),
        .tone = shareOf(source, ParamId::DistortionTone)};
}

DuckerSettings duckerSettings(const ParamSource& source) {
    return {
        .depth = static_cast<float>(source.projectParam(ParamId::BusDuckDepth)) / 10.0F,
        .attack = source.projectParam(ParamId::BusDuckAttack),
        .release = source.projectParam(ParamId::BusDuckRelease)};
}

} // namespace

Master::Master(SampleRate rate)
    : glideCells_(cellsOf(kGlideMilliseconds, rate)), distortion_(rate), sends_(rate), ducker_(rate), limiter_(rate) {}

void Master::read(const ParamSource& source, bool trackSounds) {
    const bool sounds = trackSounds || !sends_.isSilent();
    const auto level = static_cast<float>(source.projectParam(ParamId::MasterLevel));
    if (sounds) {
        level_.glideTo(level, glideCells_);
    } else {
        level_.jump(level);
    }
    sends_.read(source, tempo_, sounds ? glideCells_ : 0);
    distortion_.set(distortionSettings(source), sounds);
    limiter_.set(
        source.projectParam(ParamId::Limiter) != 0,
        static_cast<float>(source.projectParam(ParamId::LimiterCeiling)) / 10.0F, sounds);
    ducker_.set(duckerSettings(source));
    duckSource_ = source.projectParam(ParamId::BusDuckSource);
    duckWish_ = static_cast<DuckTarget>(source.projectParam(ParamId::BusDuckTarget));
}

void Master::setTempo(const ParamSource& source, Tempo tempo) {
    if (tempo != tempo_) {
        tempo_ = tempo;
        sends_.follow(source, tempo_);
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

bool Master::isMoving() const { return level_.isMoving() || sends_.isMoving(); }

void Master::advance() {
    level_.advance();
    sends_.advance();
}

void Master::process(Bus mix, Frames at, int frames) {
    const bool goesByCells = sends_.open(frames) || isMoving() || !distortion_.isOff() || !limiter_.isOff();
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
    sends_.process(
        mix, from, frames, behind, {.target = duckTarget_, .gains = isLowered ? duckGains_.data() : nullptr});
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

} // namespace tresillo::audio
