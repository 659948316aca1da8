// SPDX-License-Identifier: MIT
#include "audio/mix/bus.h"
#include "audio/mix/side_gains.h"
#include "audio/values/cell.h"
#include "audio/voices/voice.h"
#include "core/base/require.h"
#include "core/base/time.h"
#include "core/dsp/same_value.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tresillo::audio {
namespace {

using CellBuffer = std::array<float, kCell>;

/// The whole cost of a note in the common case: the compiler makes this one multiplication and one addition for four
/// frames of a side at a time. `Step`: 1, or -1 to go backwards through the sample.
template <std::ptrdiff_t Step>
void addScaled(Bus bus, const float* __restrict left, const float* __restrict right, SideGains gains, int frames) {
    float* __restrict toLeft = bus.left;
    float* __restrict toRight = bus.right;
    for (std::ptrdiff_t frame = 0; frame < frames; ++frame) {
        toLeft[frame] += left[Step * frame] * gains.left;
        toRight[frame] += right[Step * frame] * gains.right;
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
    require(frames <= kStretch && inCell >= 0 && inCell < kCell);
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
        const auto add = reader_.isReverse() ? addScaled<-1> : addScaled<1>;
        const float* left = reader_.direct(0);
        const float* right = reader_.isStereo() ? reader_.direct(1) : left;
        add(bus.from(done), left, right, now_, run);
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
