// SPDX-License-Identifier: MIT
#include "core/dsp/envelope.h"

#include "core/base/require.h"

#include <algorithm>

namespace tresillo {
namespace {

/// Falls from 1 to 0 as the square of the time left.
float fall(std::int32_t frame, float perFrame) {
    const float left = 1.0F - static_cast<float>(frame) * perFrame;
    return left * left;
}

} // namespace

void Envelope::start(const EnvelopeTimes& times) {
    times_ = times;
    frame_ = 0;
    stage_ = Stage::Attack;
    goOn();
}

bool Envelope::release() {
    if (times_.release <= 0 || stage_ >= Stage::Release) {
        return stage_ >= Stage::Release;
    }
    releasedFrom_ = level();
    stage_ = Stage::Release;
    frame_ = 0;
    return true;
}

std::int32_t Envelope::length() const {
    switch (stage_) {
    case Stage::Attack:
        return times_.attack;
    case Stage::Hold:
        return times_.hold;
    case Stage::Decay:
        return times_.decay;
    case Stage::Release:
        return times_.release;
    case Stage::Sustain:
    case Stage::Over:
        break;
    }
    return INT32_MAX;
}

float Envelope::level() const {
    float level = 1.0F;
    applyStage(&level, 1);
    return level;
}

/// Leaves the stages that have come to their end; some take no time at all.
void Envelope::goOn() {
    while (frame_ >= length()) {
        stage_ = stage_ == Stage::Release ? Stage::Over : static_cast<Stage>(static_cast<int>(stage_) + 1);
        frame_ = 0;
    }
    if (stage_ == Stage::Sustain && times_.sustain <= 0.0F) {
        stage_ = Stage::Over;
    }
}

void Envelope::applyStage(float* shape, int frames) const {
    const float perFrame = 1.0F / static_cast<float>(length());
    switch (stage_) {
    case Stage::Attack:
        for (int frame = 0; frame < frames; ++frame) {
            shape[frame] *= static_cast<float>(frame_ + frame) * perFrame;
        }
        break;
    case Stage::Decay:
        for (int frame = 0; frame < frames; ++frame) {
            shape[frame] *= times_.sustain + (1.0F - times_.sustain) * fall(frame_ + frame, perFrame);
        }
        break;
    case Stage::Release:
        for (int frame = 0; frame < frames; ++frame) {
            shape[frame] *= releasedFrom_ * fall(frame_ + frame, perFrame);
        }
        break;
    case Stage::Sustain:
        for (int frame = 0; frame < frames; ++frame) {
            shape[frame] *= times_.sustain;
        }
        break;
    case Stage::Over:
        std::fill_n(shape, frames, 0.0F);
        break;
    case Stage::Hold:
        break;
    }
}

void Envelope::apply(float* shape, int frames) {
    require(frames >= 0);
    while (frames > 0) {
        const int piece = std::min<int>(frames, length() - frame_);
        applyStage(shape, piece);
        shape += piece;
        frames -= piece;
        if (stage_ != Stage::Sustain && stage_ != Stage::Over) {
            frame_ += piece;
            goOn();
        }
    }
}

bool Envelope::isFlat() const {
    const bool full = times_.sustain >= 1.0F;
    return full && (stage_ == Stage::Hold || stage_ == Stage::Decay || stage_ == Stage::Sustain);
}

} // namespace tresillo
