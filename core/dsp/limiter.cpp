// SPDX-License-Identifier: MIT
#include "core/dsp/limiter.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/math.h"
#include "core/dsp/same_value.h"
#include "core/dsp/true_peak.h"

namespace tresillo {
namespace {

/// It aims so much below the ceiling: what a moving gain adds to a peak, and what other meters find that read between
/// the quarters of a frame or have ripples of their own, such as the standard's example.
constexpr float kMarginDecibels = 0.35F;
constexpr float kReleaseSeconds = 0.05F;

} // namespace

// A cell's peak is made of frames from 15 before it to its last one. They come out `latency` later, so the gain must
// have come down at the grid point before the first and stay until the one behind the last. That leaves a mean over as
// many cells as lie between the cell's own end and there, less the one that is being played.
Limiter::Limiter(SampleRate rate, std::span<float> memory)
    : latency_(latencyFrames(rate)),
      window_(static_cast<std::size_t>((latency_ + kCellFrames - 1) / kCellFrames)),
      mean_(static_cast<std::size_t>((latency_ - kTruePeakBefore) / kCellFrames - 1)),
      release_(1.0F - exponential(-static_cast<float>(kCellFrames) / (kReleaseSeconds * static_cast<float>(rate.hz)))) {
    require(memory.size() >= memoryFor(rate));
    const std::size_t half = memoryFor(rate) / 2;
    lines_[0] = CellRing(memory.first(half), latency_);
    lines_[1] = CellRing(memory.subspan(half, half), latency_);
    gains_.fill(1.0F);
    setCeiling(-3.0F);
}

void Limiter::setCeiling(float decibels) {
    highest_ = gainOfDecibels(std::clamp(decibels, -40.0F, 0.0F) - kMarginDecibels);
}

float Limiter::takeLeastGain() {
    const float least = least_;
    least_ = 1.0F;
    return least;
}

void Limiter::process(float* left, float* right, int frames, int inCell) {
    require(isInCell(frames, inCell));
    constexpr float kPerFrame = 1.0F / static_cast<float>(kCellFrames);
    const float slope = (next_ - gain_) * kPerFrame;
    const bool isIdle = isSameValue(gain_, 1.0F) && isSameValue(next_, 1.0F);
    for (std::size_t side = 0; side < lines_.size(); ++side) {
        float* samples = side == 0 ? left : right;
        std::copy_n(samples, frames, lines_[side].cell() + inCell);
        const float* late = lines_[side].read(latency_) + inCell;
        if (isIdle) {
            std::copy_n(late, frames, samples);
            continue;
        }
        for (int frame = 0; frame < frames; ++frame) {
            samples[frame] = late[frame] * (gain_ + slope * static_cast<float>(inCell + frame));
        }
    }
    if (inCell + frames == kCellFrames) {
        closeCell();
    }
}

void Limiter::closeCell() {
    lines_[0].advance();
    lines_[1].advance();
    std::copy_backward(peaks_.begin(), peaks_.end() - 1, peaks_.end());
    peaks_[0] = peakOfLastCell();
    gain_ = next_;
    next_ = nextGain();
    least_ = std::min(least_, next_);
}

/// Where even the bound stays below the ceiling there is no need to know more.
float Limiter::peakOfLastCell() const {
    const float* left = lines_[0].read(kCellFrames + kTruePeakBefore) + kTruePeakBefore;
    const float* right = lines_[1].read(kCellFrames + kTruePeakBefore) + kTruePeakBefore;
    const float bound = std::max(truePeakBound(left), truePeakBound(right));
    return bound <= highest_ ? bound : std::max(truePeak(left), truePeak(right));
}

float Limiter::nextGain() {
    const float peak = *std::max_element(peaks_.begin(), peaks_.begin() + static_cast<std::ptrdiff_t>(window_));
    const float needed = on_ && peak > highest_ ? highest_ / peak : 1.0F;
    const float before = gains_[0];
    std::copy_backward(gains_.begin(), gains_.end() - 1, gains_.end());
    gains_[0] = std::min(needed, before + (needed - before) * release_);
    constexpr float kAlmost = 0.9999F; // less than a thousandth of a decibel to go
    if (needed >= 1.0F && gains_[0] > kAlmost) {
        gains_[0] = 1.0F;
    }
    float sum = 0.0F;
    for (std::size_t cell = 0; cell < mean_; ++cell) {
        sum += gains_[cell];
    }
    return sum / static_cast<float>(mean_);
}

} // namespace tresillo
