// SPDX-License-Identifier: MIT
#include "audio/voice.h"

#include "audio/level.h"
#include "core/base/integers.h"
#include "core/dsp/math.h"
#include "core/dsp/same_value.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// A pitch as a speed; 0 semitones is exactly the sample's own. The limit is what the sample's octave versions reach.
std::int64_t speedOf(float semitones) {
    constexpr double kLimit = 12.0 * Sample::kOctaves;
    const double ratio = ratioOfSemitones(std::clamp(static_cast<double>(semitones), -kLimit, kLimit));
    return std::max<std::int64_t>(static_cast<std::int64_t>(ratio * static_cast<double>(Reader::kOwnSpeed)), 1);
}

constexpr std::uint8_t bit(std::size_t index) { return static_cast<std::uint8_t>(1U << index); }

/// Calls `act(index, value)` for each lock of a smoothed row.
template <class Act> void forEachSmoothed(LockView locks, Act act) {
    for (const LockedValue& lock : locks) {
        const auto* const row = std::find(kSmoothedRows.begin(), kSmoothedRows.end(), lock.id);
        if (row != kSmoothedRows.end()) {
            act(static_cast<std::size_t>(row - kSmoothedRows.begin()), static_cast<float>(lock.value));
        }
    }
}

} // namespace

void Voice::start(
    const VoiceIdentity& identity, const VoiceSound& sound, const TrackValues& track, LockView locks, SampleRate rate,
    const Interpolator& interpolator) {
    identity_ = identity;
    sound_ = sound;
    rate_ = rate;
    over_ = false;
    fadeFrames_ = static_cast<std::int32_t>(ceilDiv(std::int64_t{kFadeMilliseconds} * rate.hz, 1000));
    fadeLeft_ = -1;
    locked_ = 0;
    comesBack_ = 0;
    notePitch_.jump(sound.notePitch);
    own_ = {};
    forEachSmoothed(locks, [this](std::size_t index, float value) {
        own_[index].jump(value);
        locked_ = static_cast<std::uint8_t>(locked_ | bit(index));
    });
    padEnvelope_.start(sound.padEnvelope);
    trackEnvelope_.start(sound.trackEnvelope);
    filter_.start(sound.padFilter, sound.padPoint, sound.trackFilter);
    reader_.start(*sound.sample, sound.range, interpolator);
    takeValues(track);
    over_ = padEnvelope_.isOver() || trackEnvelope_.isOver();
}

void Voice::slideTo(NoteId note, float notePitch, const TrackValues& track, LockView locks, std::int32_t cells) {
    identity_.note = note;
    notePitch_.glideTo(notePitch, cells);
    comesBack_ = locked_;
    forEachSmoothed(locks, [&](std::size_t index, float value) {
        if ((locked_ & bit(index)) == 0) {
            own_[index] = track.smoothed(index);
        }
        own_[index].glideTo(value, cells);
        locked_ = static_cast<std::uint8_t>(locked_ | bit(index));
        comesBack_ = static_cast<std::uint8_t>(comesBack_ & ~bit(index));
    });
    for (std::size_t index = 0; index < own_.size(); ++index) {
        if ((comesBack_ & bit(index)) != 0) {
            own_[index].glideTo(track.smoothed(index).target(), cells);
        }
    }
}

void Voice::release(bool choked) {
    reader_.stopLooping();
    if (!sound_.gated) {
        return;
    }
    const bool padReleases = padEnvelope_.release();
    const bool trackReleases = trackEnvelope_.release();
    if (choked || !(padReleases || trackReleases)) {
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
    return (locked_ & bit(index)) != 0 ? own_[index] : track.smoothed(index);
}

Voice::Gains Voice::gains(float level, float pan) const {
    const float place = std::clamp(sound_.pan + pan / 100.0F, -1.0F, 1.0F);
    const float gain = sound_.strength * levelGain(level);
    return {
        .left = place <= 0.0F ? gain : gain * (1.0F - place), .right = place >= 0.0F ? gain : gain * (1.0F + place)};
}

bool Voice::isMoving(const TrackValues& track) const {
    if (comesBack_ != 0 || notePitch_.isMoving()) {
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
    if (filter_.tracks()) {
        const Glide& cutoff = value(Smoothed::Cutoff, track);
        const Glide& resonance = value(Smoothed::Resonance, track);
        filter_.setTrackPoints(
            filterPoint(cutoff.now(), resonance.now() / 100.0F, rate_),
            filterPoint(cutoff.next(), resonance.next() / 100.0F, rate_));
    }
}

/// A value that was locked and no longer is follows the track once it has reached it.
void Voice::comeBack(std::size_t index, const TrackValues& track) {
    const Glide& there = track.smoothed(index);
    if (!own_[index].isMoving() && !there.isMoving() && isSameValue(own_[index].now(), there.now())) {
        locked_ = static_cast<std::uint8_t>(locked_ & ~bit(index));
        comesBack_ = static_cast<std::uint8_t>(comesBack_ & ~bit(index));
    } else {
        own_[index].glideTo(there.target(), cellsOf(kGlideMilliseconds, rate_));
    }
}

void Voice::advance(const TrackValues& track) {
    notePitch_.advance();
    for (std::size_t index = 0; index < own_.size(); ++index) {
        own_[index].advance();
        if ((comesBack_ & bit(index)) != 0) {
            comeBack(index, track);
        }
    }
    takeValues(track);
}

} // namespace tresillo::audio
