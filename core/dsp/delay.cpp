// SPDX-License-Identifier: MIT
#include "core/dsp/delay.h"

#include "core/dsp/cell_position.h"

#include <algorithm>

namespace tresillo {
namespace {

constexpr std::int32_t kDelayGlideMilliseconds = 20;

} // namespace

Delay::Delay(SampleRate rate, std::span<float> memory)
    : rate_(rate), glideCells_(cellsOf(kDelayGlideMilliseconds, rate)) {
    require(memory.size() >= memoryFor(rate));
    const std::size_t half = memoryFor(rate) / 2;
    sides_[0].line = CellRing(memory.first(half), longestFor(rate));
    sides_[1].line = CellRing(memory.subspan(half, half), longestFor(rate));
    quietCells_ = sides_[0].line.cells();
    set({});
}

void Delay::set(const DelaySettings& settings) {
    wanted_ = std::clamp(settings.frames, static_cast<std::int32_t>(kControlFrames), longestFor(rate_));
    const BandCutPoint cut = bandCutPoint(
        std::clamp(settings.lowCut, 20.0F, 1000.0F), std::clamp(settings.highCut, 1000.0F, 10'000.0F), rate_);
    feedback_.glideTo(std::clamp(settings.feedback, 0.0F, 0.7F), glideCells_);
    low_.glideTo(cut.low, glideCells_);
    high_.glideTo(cut.high, glideCells_);
    if (silent_) {
        arrive();
    }
}

/// Where nothing sounds there is nothing to glide.
void Delay::arrive() {
    feedback_.jump(feedback_.target());
    low_.jump(low_.target());
    high_.jump(high_.target());
    fade_.jump(1.0F);
    to_ = wanted_;
}

void Delay::process(float* left, float* right, int frames, int inCell) {
    require(isInCell(frames, inCell));
    if (!opened_) {
        openCell();
        opened_ = true;
    }
    constexpr float kPerFrame = 1.0F / static_cast<float>(kCellFrames);
    const float from = feedback_.now();
    const float slope = (feedback_.next() - from) * kPerFrame;
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        float* __restrict samples = side == 0 ? left : right;
        float* __restrict written = sides_[side].line.cell() + inCell;
        const float* __restrict echo = sides_[side].echo.data() + inCell;
        for (int frame = 0; frame < frames; ++frame) {
            const float gain = from + slope * static_cast<float>(inCell + frame);
            written[frame] = samples[frame] + gain * echo[frame];
            samples[frame] = echo[frame];
        }
    }
    if (inCell + frames == kCellFrames) {
        closeCell();
        opened_ = false;
    }
}

void Delay::openCell() {
    if (silent_) {
        return; // the echoes are 0 since it fell silent
    }
    feedback_.advance();
    low_.advance();
    high_.advance();
    if (!fade_.isMoving() && wanted_ != to_) {
        from_ = to_;
        to_ = wanted_;
        fade_.jump(0.0F);
        fade_.glideTo(1.0F, glideCells_);
    }
    fade_.advance();
    cut_.process(
        {readTap(sides_[0]), readTap(sides_[1])}, {sides_[0].echo.data(), sides_[1].echo.data()}, cutNow(), cutNext());
}

const float* Delay::readTap(Side& side) const {
    const float* tap = side.line.read(to_);
    if (!fade_.isMoving()) {
        return tap;
    }
    constexpr float kPerFrame = 1.0F / static_cast<float>(kCellFrames);
    const float slope = (fade_.next() - fade_.now()) * kPerFrame;
    const float* former = side.line.read(from_);
    for (int frame = 0; frame < kCellFrames; ++frame) {
        const float share = fade_.now() + slope * static_cast<float>(frame);
        side.faded[static_cast<std::size_t>(frame)] = former[frame] + (tap[frame] - former[frame]) * share;
    }
    return side.faded.data();
}

void Delay::closeCell() {
    const bool leftSounds = sides_[0].line.advanceSound();
    const bool rightSounds = sides_[1].line.advanceSound();
    const bool isQuiet = !leftSounds && !rightSounds;
    quietCells_ = isQuiet ? std::min<std::int32_t>(quietCells_ + 1, sides_[0].line.cells()) : 0;
    const bool wasSilent = silent_;
    silent_ = quietCells_ == sides_[0].line.cells() && cut_.isSilent();
    if (silent_ && !wasSilent) {
        sides_[0].echo.fill(0.0F);
        sides_[1].echo.fill(0.0F);
        arrive();
    }
}

} // namespace tresillo
