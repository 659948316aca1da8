// SPDX-License-Identifier: MIT
#include "audio/level.h"
#include "audio/voice.h"
#include "core/base/time.h"
#include "core/dsp/same_value.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {
namespace {

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

} // namespace

/// Whether nothing but a constant gain comes between the sample and the bus.
bool Voice::isPlain() const {
    const bool constant = isSameValue(now_.left, next_.left) && isSameValue(now_.right, next_.right);
    return constant && !isFading() && filter_.isOff() && padEnvelope_.isFlat() && trackEnvelope_.isFlat() &&
           reader_.isDirect();
}

void Voice::render(Bus bus, int frames, int inCell) {
    if (over_) {
        return;
    }
    if (isPlain()) {
        renderPlain(bus, frames);
        return;
    }
    for (int done = 0; done < frames && !over_;) {
        const int behind = (inCell + done) % kCell;
        const int piece = std::min(frames - done, kCell - behind);
        renderShaped({bus.left + done, bus.right + done}, piece, behind);
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
    const bool stereo = reader_.isStereo();
    reader_.read(left.data(), right.data(), frames);
    filter_.process(left.data(), 0, frames, inCell);
    if (stereo) {
        filter_.process(right.data(), 1, frames, inCell);
    }
    shape.fill(1.0F);
    padEnvelope_.apply(shape.data(), frames);
    trackEnvelope_.apply(shape.data(), frames);
    fade_.apply(shape.data(), frames);
    addRamped(bus.left, left.data(), shape.data(), now_.left, next_.left, frames, inCell);
    const float* other = stereo ? right.data() : left.data();
    addRamped(bus.right, other, shape.data(), now_.right, next_.right, frames, inCell);
    // A filter may ring beyond the sample's end; whether it still can be heard is looked at on the grid.
    const bool rings = !filter_.isOff() && !(inCell + frames == kCell && filter_.isQuiet());
    over_ = (reader_.isOver() && !rings) || fade_.isOver() || padEnvelope_.isOver() || trackEnvelope_.isOver();
}

} // namespace tresillo::audio
