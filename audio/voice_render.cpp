// SPDX-License-Identifier: MIT
#include "audio/voice.h"
#include "core/base/time.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {
namespace {

constexpr int kCell = static_cast<int>(kControlFrames);
using CellBuffer = std::array<float, kCell>;

/// The whole cost of a note in the common case: the compiler makes this one multiplication and one addition for four
/// frames at a time.
void addScaled(float* __restrict bus, const float* __restrict source, float gain, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        bus[frame] += source[frame] * gain;
    }
}

void addScaledReverse(float* __restrict bus, const float* __restrict source, float gain, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        bus[frame] += source[-frame] * gain;
    }
}

/// From `from` at the last grid point to `to` at the next, `inCell` frames after the last.
void addRamped(
    float* __restrict bus, const float* __restrict source, const float* __restrict shape, float from, float to,
    int frames, int inCell) {
    const float slope = (to - from) * (1.0F / static_cast<float>(kCell));
    for (int frame = 0; frame < frames; ++frame) {
        const float gain = from + slope * static_cast<float>(inCell + frame);
        bus[frame] += source[frame] * shape[frame] * gain;
    }
}

} // namespace

void Voice::render(Bus bus, int frames, int inCell) {
    const bool constant = isSameValue(now_.left, next_.left) && isSameValue(now_.right, next_.right);
    if (constant && !isFading() && reader_.isDirect()) {
        renderPlain(bus, frames);
        return;
    }
    for (int done = 0; done < frames && !over_;) {
        const int piece = std::min(frames - done, kCell);
        renderShaped({bus.left + done, bus.right + done}, piece, inCell + done);
        done += piece;
    }
}

void Voice::renderPlain(Bus bus, int frames) {
    for (int done = 0; done < frames && !reader_.isOver();) {
        const int run = reader_.run(frames - done);
        const auto add = reader_.isReverse() ? addScaledReverse : addScaled;
        const float* left = reader_.direct(0);
        const float* right = reader_.isStereo() ? reader_.direct(1) : left;
        add(bus.left + done, left, now_.left, run);
        add(bus.right + done, right, now_.right, run);
        reader_.skip(run);
        done += run;
    }
    over_ = reader_.isOver();
}

void Voice::renderShaped(Bus bus, int frames, int inCell) {
    CellBuffer left;
    CellBuffer right;
    CellBuffer shape;
    reader_.read(left.data(), right.data(), frames);
    shape.fill(1.0F);
    if (isFading()) {
        const float step = 1.0F / static_cast<float>(fadeFrames_);
        for (int frame = 0; frame < frames; ++frame) {
            shape[static_cast<std::size_t>(frame)] = static_cast<float>(std::max(fadeLeft_ - frame - 1, 0)) * step;
        }
        fadeLeft_ = std::max(fadeLeft_ - frames, 0);
    }
    addShaped(bus, left.data(), reader_.isStereo() ? right.data() : left.data(), shape.data(), frames, inCell);
    over_ = reader_.isOver() || fadeLeft_ == 0;
}

void Voice::addShaped(
    Bus bus, const float* left, const float* right, const float* shape, int frames, int inCell) const {
    // Where nothing moves, `inCell` may run beyond the cell: the slope is then 0.
    addRamped(bus.left, left, shape, now_.left, next_.left, frames, inCell);
    addRamped(bus.right, right, shape, now_.right, next_.right, frames, inCell);
}

} // namespace tresillo::audio
