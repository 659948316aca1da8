// SPDX-License-Identifier: MIT
#include "audio/values/lfo.h"

#include "core/params/param_table.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

// The rows name shapes by their number.
static_assert(rowOf(ParamId::LfoShape).maximum == static_cast<std::int32_t>(LfoShape::Smooth));

} // namespace

float Lfo::at(Frames frame, const SongTime& song, float moreDepth, std::int32_t moreRate) const {
    const LfoSpeed speed{
        .sync = settings_.speed.sync, .rate = rowOf(ParamId::LfoRate).clamp(settings_.speed.rate + moreRate)};
    const bool isStruck = isRetriggered();
    const SongPlace place =
        isStruck ? song.during(std::max<std::int64_t>((frame - struckAt_).value, 0)) : song.at(frame);
    const LfoPlace where = lfoPlace(place, speed, song.tempo());
    const std::uint64_t seed = isStruck ? seed_.with(ordinal_).state : seed_.state;
    const float depth = std::clamp(depth_.next() + moreDepth, 0.0F, 1.0F);
    return depth * lfoValue(settings_.shape, where.phase, where.cycle, seed);
}

} // namespace tresillo::audio
