// SPDX-License-Identifier: MIT
#include "audio/kits/sample.h"

#include "core/base/integers.h"
#include "core/dsp/half_band.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tresillo::audio {

Sample::Sample(const std::vector<float>& left, const std::vector<float>& right)
    : frames_(static_cast<std::uint32_t>(left.size())), stereo_(!right.empty()) {
    if (frames_ == 0) {
        return;
    }
    takeChannel(0, left);
    if (stereo_) {
        takeChannel(1, right);
    }
}

void Sample::takeChannel(std::size_t channel, const std::vector<float>& frames) {
    Channel& own = channels_[0][channel];
    own.assign(frames_ + std::size_t{2} * kGuard, 0.0F);
    for (std::size_t frame = 0; frame < std::min<std::size_t>(frames_, frames.size()); ++frame) {
        const bool finite = std::isfinite(frames[frame]);
        repaired_ += finite ? 0U : 1U;
        own[kGuard + frame] = finite ? frames[frame] + 0.0F : 0.0F;
    }
    makeOctaves(channel);
}

void Sample::makeOctaves(std::size_t channel) {
    const HalfBand halfBand;
    std::size_t frames = frames_;
    for (std::size_t octave = 1; octave <= kOctaves; ++octave) {
        const Channel& whole = channels_[octave - 1][channel];
        Channel& half = channels_[octave][channel];
        const std::size_t halfFrames = HalfBand::halfOf(frames);
        half.assign(halfFrames + std::size_t{2} * kGuard, 0.0F);
        halfBand.halve(std::span(whole).subspan(kGuard, frames), std::span(half).subspan(kGuard, halfFrames));
        frames = halfFrames;
    }
}

std::uint32_t Sample::atEngineRate(std::uint32_t frame) const {
    if (frame == UINT32_MAX || fileRate_ == rate_) {
        return frame;
    }
    return clampTo<std::uint32_t>(roundDiv(std::int64_t{frame} * rate_.hz, fileRate_.hz), 0, UINT32_MAX);
}

void Sample::setRates(SampleRate file, SampleRate engine) {
    fileRate_ = file;
    rate_ = engine;
}

std::size_t Sample::bytesOf(std::size_t frames, int channels) {
    std::size_t sum = 0;
    for (int octave = 0; octave <= kOctaves; ++octave) {
        sum += (frames + std::size_t{2} * kGuard) * sizeof(float);
        frames = HalfBand::halfOf(frames);
    }
    return sum * static_cast<std::size_t>(channels);
}

std::size_t Sample::bytes() const {
    std::size_t sum = 0;
    for (const auto& version : channels_) {
        sum += (version[0].capacity() + version[1].capacity()) * sizeof(float);
    }
    return sum;
}

} // namespace tresillo::audio
