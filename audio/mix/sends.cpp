// SPDX-License-Identifier: MIT
#include "audio/mix/sends.h"

#include "audio/values/level.h"
#include "core/base/require.h"

namespace tresillo::audio {
namespace {

void addScaledBy(float* __restrict to, const float* __restrict from, float gain, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        to[frame] += from[frame] * gain;
    }
}

void addShaped(float* __restrict to, const float* __restrict from, const float* __restrict gains, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        to[frame] += from[frame] * gains[frame];
    }
}

} // namespace

void Sends::aim(const TrackValues& track, std::int32_t frames, Frames at) {
    for (std::size_t send = 0; send < kSends; ++send) {
        const ParamId row = SendList::kSendRows[send];
        const float target = track.modulation().sendAt(row, track.value(row), at) * kPerMille;
        if (frames == 0) {
            gains_[send].jump(target);
        } else {
            gains_[send].goTo(target, frames);
        }
    }
}

void Sends::feed(std::size_t send, Bus bus, Bus input, int frames) {
    require(send < kSends && frames <= kStretch);
    Ramp& gain = gains_[send];
    if (!gain.isMoving()) {
        addScaledBy(input.left, bus.left, gain.target(), frames);
        addScaledBy(input.right, bus.right, gain.target(), frames);
        return;
    }
    std::array<float, kStretch> gains;
    gain.fill(gains.data(), frames);
    addShaped(input.left, bus.left, gains.data(), frames);
    addShaped(input.right, bus.right, gains.data(), frames);
}

void Sends::skip(int frames) {
    for (Ramp& gain : gains_) {
        gain.skip(frames);
    }
}

bool Sends::isOpen(std::size_t send) const {
    const Ramp& gain = gains_[send];
    return gain.isMoving() || gain.target() > 0.0F;
}

} // namespace tresillo::audio
