// SPDX-License-Identifier: MIT
#include "audio/mix/delay_send.h"

#include "audio/mix/share.h"
#include "core/base/integers.h"

namespace tresillo::audio {
namespace {

/// An echo's time. What is longer than a delay can be is halved until it fits: it still falls on the beat.
std::int32_t delayFrames(const ParamSource& source, SampleRate rate, Tempo tempo) {
    const std::int32_t sync = source.projectParam(ParamId::DelaySync);
    if (sync == 0) {
        return static_cast<std::int32_t>(
            roundDiv(std::int64_t{source.projectParam(ParamId::DelayTime)} * rate.hz, 1000));
    }
    const std::int64_t ticks = kSyncLengths[static_cast<std::size_t>(sync) - 1].ticks().value;
    std::int64_t frames = roundDiv(ticks * 60'000 * rate.hz, tempo.milliBpm * kQuarter.value);
    while (frames > Delay::longestFor(rate)) {
        frames = roundDiv(frames, 2);
    }
    return static_cast<std::int32_t>(frames);
}

} // namespace

DelaySend::DelaySend(SampleRate rate) : rate_(rate), memory_(Delay::memoryFor(rate)), delay_(rate, memory_) {}

void DelaySend::read(const ParamSource& source, Tempo tempo) {
    delay_.set(
        {.frames = delayFrames(source, rate_, tempo),
         .feedback = shareOf(source, ParamId::DelayFeedback),
         .lowCut = static_cast<float>(source.projectParam(ParamId::DelayLowCut)),
         .highCut = static_cast<float>(source.projectParam(ParamId::DelayHighCut))});
}

} // namespace tresillo::audio
