// SPDX-License-Identifier: MIT
#include "audio/mix/sidechains.h"

#include <array>

namespace tresillo::audio {

void Sidechains::noteOn(
    std::uint8_t source, const NoteOn& note, std::span<const TrackValues, Studio::kTracks> channels,
    const ParamSource& params) {
    for (std::uint8_t track = 0; track < Studio::kTracks; ++track) {
        const TrackValues& channel = channels[track];
        const PatternId pattern = note.source.isEarly ? params.patternBehind(track) : channel.pattern();
        const auto value = [&](ParamId row) {
            return pattern == channel.pattern() ? channel.value(row) : params.trackParam(pattern, track, row);
        };
        if (value(ParamId::DuckSource) == source + 1) {
            duckers_[track].set(
                {.depth = static_cast<float>(value(ParamId::DuckDepth)) / 10.0F,
                 .attack = value(ParamId::DuckAttack),
                 .release = value(ParamId::DuckRelease)});
            duckers_[track].trigger();
        }
    }
}

void Sidechains::lowerBus(Ducker& ducker, Bus bus, int frames) {
    std::array<float, kStretch> gains;
    ducker.render(gains.data(), frames);
    multiply(bus, gains.data(), frames);
}

} // namespace tresillo::audio
