// SPDX-License-Identifier: MIT
#include "audio/values/project_lfos.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

namespace tresillo::audio::test {
namespace {

TEST(ProjectLfos, MoveTheTrackThatTheyPointToAndNoOther) {
    Values values;
    values.setProject(ParamId::Lfo2Track, 3);
    values.setProject(ParamId::Lfo2Target, 1);
    values.setProject(ParamId::Lfo2Depth, 500);
    const Motion motion{{48'000}};
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        Modulation modulation;
        modulation.follow(motion);
        readProjectLfos(values, track, modulation, 0);
        EXPECT_EQ(modulation.isActive(), track == 2) << static_cast<int>(track);
    }
}

TEST(ProjectLfos, OneThatPointsToNoRowMovesNothing) {
    Values values;
    values.setProject(ParamId::Lfo1Track, 1);
    values.setProject(ParamId::Lfo1Target, 0);
    values.setProject(ParamId::Lfo1Depth, 500);
    const Motion motion{{48'000}};
    Modulation modulation;
    modulation.follow(motion);
    readProjectLfos(values, 0, modulation, 0);
    EXPECT_FALSE(modulation.isActive());
}

} // namespace
} // namespace tresillo::audio::test
