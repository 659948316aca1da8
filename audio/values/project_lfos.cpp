// SPDX-License-Identifier: MIT
#include "audio/values/project_lfos.h"

#include "audio/values/level.h"

#include <array>
#include <cstddef>

namespace tresillo::audio {
namespace {

struct LfoRows {
    ParamId rate, sync, depth, shape, trigger, track, target;
};

constexpr std::array<LfoRows, 2> kProjectLfos{
    {{ParamId::Lfo1Rate, ParamId::Lfo1Sync, ParamId::Lfo1Depth, ParamId::Lfo1Shape, ParamId::Lfo1Trigger,
      ParamId::Lfo1Track, ParamId::Lfo1Target},
     {ParamId::Lfo2Rate, ParamId::Lfo2Sync, ParamId::Lfo2Depth, ParamId::Lfo2Shape, ParamId::Lfo2Trigger,
      ParamId::Lfo2Track, ParamId::Lfo2Target}}};
static_assert(kProjectLfos.size() + 1 == Modulation::kLfos);

} // namespace

void readProjectLfos(const ParamSource& source, std::uint8_t track, Modulation& modulation, std::int32_t cells) {
    modulation.seed(source.projectParam(ParamId::Seed), track);
    for (std::size_t lfo = 0; lfo < kProjectLfos.size(); ++lfo) {
        const LfoRows& rows = kProjectLfos[lfo];
        const bool isMeant = source.projectParam(rows.track) == track + 1;
        const LfoSettings settings{
            .speed = {.sync = source.projectParam(rows.sync), .rate = source.projectParam(rows.rate)},
            .depth = static_cast<float>(source.projectParam(rows.depth)) * kPerMille,
            .shape = static_cast<LfoShape>(source.projectParam(rows.shape)),
            .trigger = static_cast<LfoTrigger>(source.projectParam(rows.trigger)),
            .target = isMeant ? source.projectParam(rows.target) : 0};
        modulation.set(lfo + 1, settings, cells);
    }
}

} // namespace tresillo::audio
