// SPDX-License-Identifier: MIT
#include "audio/voice.h"

#include "audio/level.h"
#include "core/base/integers.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// A pitch as a speed; 0 semitones is exactly the sample's own.
std::int64_t speedOf(float semitones) {
    constexpr double kLimit = 96.0;
    const double ratio = ratioOfSemitones(std::clamp<double>(semitones, -kLimit, kLimit));
    return std::max<std::int64_t>(static_cast<std::int64_t>(ratio * static_cast<double>(Reader::kOwnSpeed)), 1);
}

} // namespace

void Voice::start(
    const VoiceIdentity& identity, const VoiceSound& sound, const TrackValues& track,
    std::span<const LockedValue> locks, SampleRate rate) {
    identity_ = identity;
    sound_ = sound;
    over_ = false;
    fadeFrames_ = static_cast<std::int32_t>(ceilDiv(std::int64_t{kFadeMilliseconds} * rate.hz, 1000));
    fadeLeft_ = -1;
    locked_ = 0;
    notePitch_.jump(sound.notePitch);
    for (const LockedValue& lock : locks) {
        for (std::size_t index = 0; index < kSmoothedRows.size(); ++index) {
            if (lock.id == kSmoothedRows[index]) {
                own_[index].jump(static_cast<float>(lock.value));
                locked_ = static_cast<std::uint8_t>(locked_ | (1U << index));
            }
        }
    }
    reader_.start(*sound.sample, sound.range);
    takeValues(track);
}

void Voice::release(bool /*choked*/) {
    reader_.stopLooping();
    if (sound_.gated) {
        fade();
    }
}

void Voice::fade() {
    if (!isFading()) {
        fadeLeft_ = fadeFrames_;
    }
}

const Glide& Voice::value(Smoothed which, const TrackValues& track) const {
    const std::size_t index = indexOf(which);
    return (locked_ & (1U << index)) != 0 ? own_[index] : track.smoothed(index);
}

Voice::Gains Voice::gains(float level, float pan) const {
    const float place = std::clamp(sound_.pan + pan / 100.0F, -1.0F, 1.0F);
    const float gain = sound_.strength * levelGain(level);
    return {
        .left = place <= 0.0F ? gain : gain * (1.0F - place), .right = place >= 0.0F ? gain : gain * (1.0F + place)};
}

bool Voice::isMoving(const TrackValues& track) const {
    if (notePitch_.isMoving()) {
        return true;
    }
    for (std::size_t index = 0; index < kSmoothedRows.size(); ++index) {
        if (value(static_cast<Smoothed>(index), track).isMoving()) {
            return true;
        }
    }
    return false;
}

void Voice::takeValues(const TrackValues& track) {
    const Glide& level = value(Smoothed::Level, track);
    const Glide& pan = value(Smoothed::Pan, track);
    now_ = gains(level.now(), pan.now());
    next_ = gains(level.next(), pan.next());
    const float tune = value(Smoothed::Tune, track).now() / 100.0F;
    reader_.setSpeed(speedOf(notePitch_.now() + sound_.pitch + tune));
}

void Voice::advance(const TrackValues& track) {
    notePitch_.advance();
    for (Glide& glide : own_) {
        glide.advance();
    }
    takeValues(track);
}

} // namespace tresillo::audio
