// SPDX-License-Identifier: MIT
#include "audio/voices/voice.h"

#include "audio/values/filter_shape.h"
#include "audio/values/level.h"
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

} // namespace

void Voice::start(
    const VoiceIdentity& identity, const VoiceSound& sound, const TrackValues& track, LockView locks, SampleRate rate,
    const Interpolator& interpolator) {
    identity_ = identity;
    sound_ = sound;
    rate_ = rate;
    over_ = false;
    fade_ = FadeOut(rate);
    notePitch_.jump(sound.notePitch);
    boost_.jump(sound.boost);
    values_.start(locks);
    padEnvelope_.start(sound.padEnvelope);
    trackEnvelope_.start(sound.trackEnvelope);
    filter_.start(sound.padFilter, sound.padPoint, sound.trackFilter);
    reader_.start(*sound.sample, sound.range, interpolator);
    takeFirst(track);
    over_ = padEnvelope_.isOver() || trackEnvelope_.isOver();
}

void Voice::slideTo(const Onward& onward, const TrackValues& track, LockView locks, std::int32_t cells) {
    identity_.note = onward.note;
    notePitch_.glideTo(onward.pitch, cells);
    boost_.glideTo(onward.boost, cells);
    values_.slide(track, locks, cells);
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

void Voice::fade() { fade_.begin(); }

SideGains Voice::gains(float level, float pan) const {
    return panned(sound_.strength * levelGain(level), sound_.pan + pan / 100.0F);
}

bool Voice::isMoving(const TrackValues& track) const {
    return notePitch_.isMoving() || boost_.isMoving() || values_.isMoving(track);
}

FilterPoint Voice::filterAt(float cutoff, float resonance) const {
    return filterPoint(limitCutoff(cutoff), resonance / 100.0F, rate_);
}

/// Where the voice begins.
void Voice::takeFirst(const TrackValues& track) {
    next_ = gains(values_.of<ParamId::Level>(track).now(), values_.of<ParamId::Pan>(track).now());
    if (filter_.tracks()) {
        filter_.goTo(filterAt(
            values_.of<ParamId::Cutoff>(track).now() + boost_.now(), values_.of<ParamId::Resonance>(track).now()));
    }
    takeNext(track);
}

/// Goes on from where the last cell ended, wherever that was: what moves the track may have begun anew since.
void Voice::takeNext(const TrackValues& track) {
    now_ = next_;
    next_ = gains(values_.of<ParamId::Level>(track).next(), values_.of<ParamId::Pan>(track).next());
    const float tune = values_.of<ParamId::Tune>(track).now() / 100.0F;
    reader_.setSpeed(speedOf(notePitch_.now() + sound_.pitch + tune));
    if (filter_.tracks()) {
        filter_.goTo(filterAt(
            values_.of<ParamId::Cutoff>(track).next() + boost_.next(), values_.of<ParamId::Resonance>(track).next()));
    }
}

void Voice::advance(const TrackValues& track) {
    notePitch_.advance();
    boost_.advance();
    values_.advance(track, cellsOf(kGlideMilliseconds, rate_));
    takeNext(track);
}

} // namespace tresillo::audio
