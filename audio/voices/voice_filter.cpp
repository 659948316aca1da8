// SPDX-License-Identifier: MIT
#include "audio/voices/voice_filter.h"

#include "audio/values/filter_shape.h"

#include <algorithm>

namespace tresillo::audio {
void VoiceFilter::start(FilterMode pad, FilterPoint padPoint, FilterMode track) {
    channels_ = {};
    pad_ = pad;
    padPoint_ = padPoint;
    track_ = track;
}

void VoiceFilter::process(float* samples, int channel, int frames, int inCell) {
    Pair& pair = channels_[static_cast<std::size_t>(channel)];
    if (pad_ != FilterMode::Off) {
        pair.pad.process(samples, frames, shapeOf(pad_), padPoint_, padPoint_, inCell);
    }
    if (track_ != FilterMode::Off) {
        pair.track.process(samples, frames, shapeOf(track_), from_, to_, inCell);
    }
}

bool VoiceFilter::isQuiet() const {
    return std::all_of(channels_.begin(), channels_.end(), [](const Pair& pair) {
        return pair.pad.isQuiet() && pair.track.isQuiet();
    });
}

} // namespace tresillo::audio
