// SPDX-License-Identifier: MIT
#include "core/dsp/reverb.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/line_length.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo {
namespace {

constexpr std::int32_t kReverbGlideMilliseconds = 20;
constexpr std::int32_t kWaitMilliseconds = 18;
constexpr float kDiffusion = 0.7F;
constexpr std::array<std::array<std::int32_t, 4>, 2> kDiffuserMicroseconds{
    {{2171, 3695, 6140, 9307}, {2409, 4012, 5730, 10'190}}};

std::int32_t waitFor(SampleRate rate) {
    return static_cast<std::int32_t>(roundDiv(std::int64_t{kWaitMilliseconds} * rate.hz, 1000));
}

} // namespace

std::size_t Reverb::memoryFor(SampleRate rate) {
    std::size_t floats = FeedbackNetwork::memoryFor(rate);
    for (const auto& side : kDiffuserMicroseconds) {
        floats += CellRing::memoryFor(waitFor(rate));
        for (const std::int32_t microseconds : side) {
            floats += Diffuser::memoryFor(lineLength(microseconds, rate));
        }
    }
    return floats;
}

Reverb::Reverb(SampleRate rate, std::span<float> memory)
    : waitFrames_(waitFor(rate)),
      glideCells_(cellsOf(kReverbGlideMilliseconds, rate)),
      lowCut_(prewarp(250.0F / static_cast<float>(rate.hz))) {
    require([&] { return memory.size() >= memoryFor(rate); });
    const auto take = [&memory](std::size_t floats) {
        const std::span<float> taken = memory.first(floats);
        memory = memory.subspan(floats);
        return taken;
    };
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        sides_[side].wait = CellRing(take(CellRing::memoryFor(waitFrames_)), waitFrames_);
        for (std::size_t at = 0; at < kDiffusers; ++at) {
            const std::int32_t frames = lineLength(kDiffuserMicroseconds[side][at], rate);
            sides_[side].diffusers[at] = Diffuser(take(Diffuser::memoryFor(frames)), frames, kDiffusion);
        }
    }
    network_ = FeedbackNetwork(rate, take(FeedbackNetwork::memoryFor(rate)));
    quietCells_ = network_.cells();
    set({});
}

Decay Reverb::decayAt(float room, float damp) {
    constexpr float kLongest = 3.321928F; // log2 of 10 seconds
    constexpr float kOctaves = 4.947862F; // from there to 10 (1.8 / 10)^2
    const float low = exp2(kLongest - kOctaves * (1.0F - room));
    return {.low = low, .high = low * exp2(-2.585F * damp)};
}

void Reverb::set(const ReverbSettings& settings) {
    room_.glideTo(std::clamp(settings.room, 0.0F, 1.0F), glideCells_);
    damp_.glideTo(std::clamp(settings.damp, 0.0F, 1.0F), glideCells_);
    if (silent_) {
        arrive();
    }
}

/// Where nothing sounds there is nothing to glide.
void Reverb::arrive() {
    room_.jump(room_.target());
    damp_.jump(damp_.target());
    network_.jump(decayAt(room_.target(), damp_.target()));
    network_.restart();
}

void Reverb::process(float* left, float* right, int frames, int inCell) {
    require(isInCell(frames, inCell));
    if (!opened_) {
        openCell();
        opened_ = true;
    }
    for (std::size_t at = 0; at < sides_.size(); ++at) {
        float* samples = at == 0 ? left : right;
        std::copy_n(samples, frames, sides_[at].wait.cell() + inCell);
        std::copy_n(sides_[at].sound.data() + inCell, frames, samples);
    }
    if (inCell + frames == kCellFrames) {
        closeCell();
        opened_ = false;
    }
}

void Reverb::openCell() {
    if (silent_) {
        return; // what comes out is 0 since it fell silent
    }
    if (room_.isMoving() || damp_.isMoving()) {
        room_.advance();
        damp_.advance();
        network_.set(decayAt(room_.next(), damp_.next()));
    }
    // Only where nothing has come in for a while is it worth looking whether there is anything left.
    const auto hasQuietInput = [](const Side& side) { return side.quietInput == side.wait.cells(); };
    const bool forgets = hasQuietInput(sides_[0]) && hasQuietInput(sides_[1]);
    bool isNothing = forgets;
    cutInput();
    for (Side& side : sides_) {
        // One side alone may ring out into subnormal numbers, which are slow, long before both are silent.
        constexpr float kNothing = kInaudible * kInaudible * kInaudible;
        const float floor = forgets ? kInaudible : hasQuietInput(side) ? kNothing : 0.0F;
        for (Diffuser& diffuser : side.diffusers) {
            isNothing = diffuser.process(side.sound.data(), floor) && isNothing;
        }
    }
    isNothing = network_.process(sides_[0].sound, sides_[1].sound, forgets) && isNothing;
    quietCells_ = isNothing ? quietCells_ + 1 : 0;
}

/// Both sides at a time: each waits for its own former frames only.
void Reverb::cutInput() {
    std::array<const float*, 2> in{sides_[0].wait.read(waitFrames_), sides_[1].wait.read(waitFrames_)};
    std::array<OnePole::State, 2> low{sides_[0].low, sides_[1].low};
    for (int frame = 0; frame < kCellFrames; frame += kLanes) {
        for (std::size_t side = 0; side < sides_.size(); ++side) {
            const Lanes x = loadLanes(in[side] + frame);
            storeLanes(sides_[side].sound.data() + frame, x - lowCut_.step(x, low[side]));
        }
    }
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        forgetNothing(low[side]);
        sides_[side].low = low[side];
    }
}

void Reverb::closeCell() {
    bool isQuiet = true;
    for (Side& side : sides_) {
        const bool sounds = side.wait.advanceSound();
        side.quietInput = sounds ? 0 : std::min<std::int32_t>(side.quietInput + 1, side.wait.cells());
        isQuiet = isQuiet && !sounds;
    }
    const bool wasSilent = silent_;
    silent_ = isQuiet && quietCells_ >= network_.cells() && tresillo::isSilent(sides_[0].low) &&
              tresillo::isSilent(sides_[1].low);
    if (silent_ && !wasSilent) {
        sides_[0].sound.fill(0.0F);
        sides_[1].sound.fill(0.0F);
        arrive();
    }
}

} // namespace tresillo
