// SPDX-License-Identifier: MIT
// The tools do what project/editing/editing.h does, each in one gesture.
#include "control/actions/use_tool.h"
#include "tests/project/rig.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace tresillo::control::test {
namespace {

using tresillo::test::makeProject;

class Tools : public testing::Test {
protected:
    Tools() {
        for (const std::uint8_t step : std::array<std::uint8_t, 3>{0, 1, 4}) {
            (void)rig->edit(3, SetNote{.track = 2, .step = step, .note = {.pitch = 40}});
        }
        (void)rig->edit(3, SetTrackParam{.track = 2, .id = ParamId::TrackLength, .value = 8});
        (void)rig->edit(3, SetName{.what = Named::Track, .track = 2, .name = ProjectName{"Clave"}});
        rig->settle();
        before = rig->fingerprint();
    }

    [[nodiscard]] std::string steps(std::uint8_t pattern, std::size_t track) const {
        std::string text;
        for (std::size_t step = 0; step < 8; ++step) {
            text += rig->project.pattern({pattern})->step(track, step).hasNotes != 0 ? 'x' : '.';
        }
        return text;
    }

    Outcome use(std::uint8_t pattern, const schema::Tool& tool) const {
        const Outcome outcome = useTool(rig->project, {}, {pattern}, tool);
        rig->settle();
        return outcome;
    }

    /// One undo takes the tool back.
    void takeBack() const {
        ASSERT_TRUE(tresillo::test::undoNewest(rig->project));
        rig->settle();
        EXPECT_EQ(rig->fingerprint(), before);
        EXPECT_TRUE(rig->areEqual());
    }

    std::unique_ptr<tresillo::test::ProjectRig<Studio>> rig = makeProject<Studio>();
    std::uint64_t before{0};
};

TEST_F(Tools, EuclidSpreadsHits) {
    EXPECT_EQ(use(3, schema::Euclid{.track = 2, .hits = 3, .note = {.pitch = 50}}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "x..x..x.");
    EXPECT_EQ(rig->project.pattern({3})->note(2, 0, 0)->pitch, 40);
    EXPECT_EQ(rig->project.pattern({3})->note(2, 3, 0)->pitch, 50);
    takeBack();
    EXPECT_EQ(
        use(3, schema::Euclid{.track = 2, .first = 4, .count = std::uint8_t{4}, .hits = 4, .rotation = -1}),
        Outcome::Done);
    EXPECT_EQ(steps(3, 2), "xx..xxxx");
    takeBack();
}

TEST_F(Tools, RotateShiftAndReverseMoveSteps) {
    EXPECT_EQ(use(3, schema::Rotate{.track = 2, .by = -1}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "x..x...x");
    takeBack();
    EXPECT_EQ(use(3, schema::Shift{.track = 2, .first = 1, .by = 4}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "x....x..");
    takeBack();
    EXPECT_EQ(use(3, schema::Reverse{.track = 2, .first = 0, .count = std::uint8_t{5}}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "x..xx...");
    takeBack();
}

TEST_F(Tools, HumaniseFollowsItsSeed) {
    const schema::HumaniseSteps tool{.track = 2, .seed = 9, .micro = 5, .velocity = 20};
    EXPECT_EQ(use(3, tool), Outcome::Done);
    const std::uint64_t after = rig->fingerprint();
    takeBack();
    EXPECT_EQ(use(3, tool), Outcome::Done);
    EXPECT_EQ(rig->fingerprint(), after);
    takeBack();
}

TEST_F(Tools, ClearEmptiesAStepATrackOrAll) {
    EXPECT_EQ(use(3, schema::ClearStep{.track = 2, .step = 1}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "x...x...");
    takeBack();
    EXPECT_EQ(use(3, schema::ClearTrack{.track = 2}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "........");
    takeBack();
    EXPECT_EQ(use(3, schema::ClearPattern{}), Outcome::Done);
    EXPECT_EQ(steps(3, 2), "........");
    takeBack();
    EXPECT_EQ(use(3, schema::ClearTrack{.track = 5}), Outcome::NothingToDo);
}

TEST_F(Tools, CopiesComeFromAnyPattern) {
    (void)rig->project.request({7});
    before = rig->fingerprint();
    EXPECT_EQ(
        use(7, schema::CopyStep{.fromPattern = {3}, .fromTrack = 2, .fromStep = 4, .track = 0, .step = 6}),
        Outcome::Done);
    EXPECT_EQ(steps(7, 0), "......x.");
    takeBack();
    EXPECT_EQ(use(7, schema::CopyTrack{.fromPattern = {3}, .fromTrack = 2, .track = 1}), Outcome::Done);
    EXPECT_EQ(steps(7, 1), "xx..x...");
    EXPECT_EQ(rig->project.names().tracks[*rig->project.model().slotOf({7})][1].view(), "Clave");
    takeBack();
    EXPECT_EQ(use(7, schema::CopyPattern{.fromPattern = {3}}), Outcome::Done);
    EXPECT_EQ(rig->contentOf(7), rig->contentOf(3));
    takeBack();
    EXPECT_EQ(use(8, schema::NewPattern{.fromPattern = {3}, .birth = PatternBirth::Copy}), Outcome::Done);
    EXPECT_EQ(rig->contentOf(8), rig->contentOf(3));
    takeBack();
    EXPECT_EQ(use(3, schema::NewPattern{.fromPattern = {7}}), Outcome::NotSet) << "it is not empty";
}

TEST_F(Tools, PlacesThatDoNotExistAreRefused) {
    EXPECT_EQ(use(3, schema::Euclid{.track = 16, .hits = 1}), Outcome::NoSuchTrack);
    EXPECT_EQ(use(3, schema::Rotate{.track = 0, .first = 128, .by = 1}), Outcome::NoSuchStep);
    EXPECT_EQ(use(3, schema::Shift{.track = 0, .first = 127, .count = std::uint8_t{2}, .by = 1}), Outcome::NoSuchStep);
    EXPECT_EQ(use(3, schema::ClearStep{.track = 0, .step = 128}), Outcome::NoSuchStep);
    EXPECT_EQ(use(3, schema::ClearTrack{.track = 16}), Outcome::NoSuchTrack);
    EXPECT_EQ(use(3, schema::CopyStep{.fromPattern = {3}, .fromTrack = 16}), Outcome::NoSuchTrack);
    EXPECT_EQ(use(3, schema::CopyStep{.fromPattern = {3}, .track = 16}), Outcome::NoSuchTrack);
    EXPECT_EQ(use(3, schema::CopyTrack{.fromPattern = {3}, .fromTrack = 255}), Outcome::NoSuchTrack);
    EXPECT_EQ(use(3, schema::CopyTrack{.fromPattern = {3}, .track = 255}), Outcome::NoSuchTrack);
    EXPECT_EQ(rig->fingerprint(), before);
}

} // namespace
} // namespace tresillo::control::test
