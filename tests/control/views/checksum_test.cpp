// SPDX-License-Identifier: MIT
// The checksum that server and page must agree on. checksum.json is also read by the page's own test.
#include "control/views/checksum.h"
#include "control/views/pattern_view.h"
#include "control/web/messages/message_text.h"
#include "tests/control/views/shadow_page.h"
#include "tests/project/rig.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace tresillo::views::test {
namespace {

/// Something of everything that counts, at the ends of its range.
void fill(Project<Studio>& project) {
    const PatternId id{17};
    const std::vector<Change<Studio>> changes{
        SetName{.what = Named::Pattern, .name = ProjectName{"Small \"one\""}},
        SetName{.what = Named::Track, .track = 2, .name = ProjectName{"B\xC3\xA4ss"}},
        SetPatternParam{.id = ParamId::Tempo, .value = 133'700},
        SetPatternParam{.id = ParamId::PatternSwing, .value = 620},
        SetPatternParam{.id = ParamId::MasterLength, .value = 1024},
        SetTrackParam{.track = 0, .id = ParamId::Instrument, .value = 1},
        SetTrackParam{.track = 0, .id = ParamId::Level, .value = -600},
        SetTrackParam{.track = 2, .id = ParamId::Tune, .value = -2400},
        SetTrackParam{.track = 2, .id = ParamId::LayerMask, .value = 65'535},
        SetTrackParam{.track = 2, .id = controlChange(127), .value = 127},
        SetTrackParam{.track = 2, .id = controlChange(7), .value = 0},
        SetNote{.track = 0, .step = 0, .slot = 0, .note = {}},
        SetNote{
            .track = 0,
            .step = 5,
            .slot = 3,
            .note = {.pitch = 127, .velocity = 1, .micro = -12, .on = false, .length = 4097}},
        SetNote{.track = 0, .step = 5, .slot = 1, .note = {.pitch = 0, .velocity = 127, .micro = 12, .length = 1}},
        SetStepParam{.track = 0, .step = 5, .id = ParamId::Cutoff, .value = 50},
        // In the table the other way round than their stable ids.
        SetStepParam{.track = 0, .step = 5, .id = ParamId::AccentBoost, .value = 900},
        SetStepParam{.track = 0, .step = 5, .id = ParamId::LfoRate, .value = 55},
        SetStepParam{.track = 0, .step = 5, .id = ParamId::StepMicro, .value = -12},
        SetStepParam{.track = 0, .step = 5, .id = controlChange(74), .value = 64},
        SetStepParam{.track = 0, .step = 5, .id = ParamId::Note, .value = -64},
        SetStepParam{.track = 0, .step = 5, .id = ParamId::Condition, .value = 82},
        SetStepParam{.track = 2, .step = 127, .id = ParamId::StepTranspose, .value = -12},
        SetStepParam{.track = 15, .step = 127, .id = ParamId::Condition, .value = 1},
    };
    ASSERT_EQ(project.commit({}, id, changes).outcome, Outcome::Done);
}

TEST(WireChecksum, IsTheOneThatThePageTestsToo) {
    const auto rig = tresillo::test::makeProject<Studio>();
    fill(rig->project);
    const auto message = patternView(rig->project, {17});
    ASSERT_TRUE(message);
    std::ifstream file{"tests/control/views/checksum.json", std::ios::binary};
    const std::string committed{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(boost::json::parse(control::textOf(*message)), boost::json::parse(committed))
        << control::textOf(*message);
    EXPECT_EQ(message->checksum, 1'392'462'919U);
}

TEST(WireChecksum, OfAnEmptyPatternIsOneNumberForAll) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    EXPECT_EQ(wireChecksum(*pattern), 1'043'867'423U);
}

TEST(WireChecksum, SeesEveryChange) {
    const auto rig = tresillo::test::makeProject<Studio>();
    fill(rig->project);
    const std::uint32_t before = wireChecksum(*rig->project.pattern({17}));
    const std::vector<Change<Studio>> changes{
        SetNote{.track = 0, .step = 5, .slot = 3, .note = {.pitch = 126, .velocity = 1}},
        SetNote{.track = 0, .step = 6, .slot = 0, .note = {}},
        ClearNote{.track = 0, .step = 0, .slot = 0},
        SetStepParam{.track = 0, .step = 5, .id = ParamId::Cutoff, .value = 51},
        ClearStepParam{.track = 0, .step = 5, .id = controlChange(74)},
        ClearStepParam{.track = 15, .step = 127, .id = ParamId::Condition},
        SetTrackParam{.track = 9, .id = ParamId::Mute, .value = 1},
        ClearTrackParam{.track = 2, .id = controlChange(7)},
        SetPatternParam{.id = ParamId::Tempo, .value = 133'701}};
    for (std::size_t index = 0; index < changes.size(); ++index) {
        (void)rig->beginGroup();
        ASSERT_EQ(rig->edit(PatternId{17}, changes[index]), Outcome::Done);
        EXPECT_NE(wireChecksum(*rig->project.pattern({17})), before) << index;
        ASSERT_TRUE(tresillo::test::undoNewest(rig->project));
        EXPECT_EQ(wireChecksum(*rig->project.pattern({17})), before) << index;
        rig->settle();
    }
}

TEST(WireChecksum, IsTheSameFromTheMessageAlone) {
    const auto rig = tresillo::test::makeProject<Studio>();
    fill(rig->project);
    ShadowPage page;
    page.take(control::textOf(*patternView(rig->project, {17})));
    EXPECT_EQ(page.checksum(), wireChecksum(*rig->project.pattern({17})));
}

} // namespace
} // namespace tresillo::views::test
