// SPDX-License-Identifier: MIT
#include "core/dsp/ducker.h"

#include "core/base/integers.h"
#include "core/dsp/math.h"
#include "core/dsp/same_value.h"

#include <algorithm>

namespace tresillo {
namespace {

std::int32_t framesOf(std::int32_t milliseconds, std::int32_t longest, SampleRate rate) {
    return static_cast<std::int32_t>(
        roundDiv(std::int64_t{std::clamp<std::int32_t>(milliseconds, 1, longest)} * rate.hz, 1000));
}

} // namespace

void Ducker::trigger() {
    from_ = gainNow();
    bottom_ = gainOfDecibels(-std::clamp(settings_.depth, 0.0F, 24.0F));
    attack_ = framesOf(settings_.attack, 1000, rate_);
    release_ = framesOf(settings_.release, 10'000, rate_);
    frame_ = 0;
    const bool stays = isSameValue(from_, 1.0F) && isSameValue(bottom_, 1.0F);
    stage_ = stays ? Stage::Over : Stage::Attack;
}

float Ducker::gainNow() const {
    float gain = 1.0F;
    renderStage(&gain, 1);
    return gain;
}

void Ducker::renderStage(float* gains, int frames) const {
    switch (stage_) {
    case Stage::Attack: {
        const float perFrame = (bottom_ - from_) / static_cast<float>(attack_);
        for (int frame = 0; frame < frames; ++frame) {
            gains[frame] = from_ + perFrame * static_cast<float>(frame_ + frame);
        }
        break;
    }
    case Stage::Release: {
        const float depth = 1.0F - bottom_;
        const float perFrame = 1.0F / static_cast<float>(release_);
        for (int frame = 0; frame < frames; ++frame) {
            const float left = 1.0F - static_cast<float>(frame_ + frame) * perFrame;
            gains[frame] = 1.0F - depth * (left * left);
        }
        break;
    }
    case Stage::Over:
        std::fill_n(gains, frames, 1.0F);
        break;
    }
}

void Ducker::goOn() {
    if (stage_ == Stage::Attack && frame_ == attack_) {
        stage_ = Stage::Release;
        frame_ = 0;
    } else if (stage_ == Stage::Release && frame_ == release_) {
        stage_ = Stage::Over;
        frame_ = 0;
    }
}

void Ducker::render(float* gains, int frames) {
    while (frames > 0) {
        const std::int32_t left =
            stage_ == Stage::Over ? frames : (stage_ == Stage::Attack ? attack_ : release_) - frame_;
        const int piece = std::min<int>(frames, left);
        renderStage(gains, piece);
        gains += piece;
        frames -= piece;
        frame_ += stage_ == Stage::Over ? 0 : piece;
        goOn();
    }
}

} // namespace tresillo
