// SPDX-License-Identifier: MIT
// Patterns that leave their slots and come back while their tracks play.
#include "tests/core/engine/four_patterns.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

constexpr PatternId kPlayed{0};
constexpr PatternId kOther{2};

/// Pattern 0 plays; at frame `lost` its slot goes to another one, at `found` it is given again with notes of pitch 61.
std::unique_ptr<StudioRig> losesItsPattern(std::int64_t lost, std::int64_t found) {
    auto rig = rigOfFour(1);
    rig->start();
    (void)rig->give(kOther, 0, 2, Frames{lost});
    (void)rig->give(kPlayed, 1, 1, Frames{found});
    return rig;
}

std::size_t notesAt(const Recorder& sink, std::int64_t frame, std::uint8_t track = 0) {
    std::size_t count = 0;
    for (const Recorded& event : sink) {
        count += event.kind == EventKind::On && event.at.value == frame && event.track == track ? 1U : 0U;
    }
    return count;
}

TEST_CASE("a step that was decided before its pattern was lost and found sounds once, as it was decided") {
    // Step 3 is decided half a step before its time.
    const auto rig = losesItsPattern(3 * kStepFrames - 2'000, 3 * kStepFrames - 1'000);
    (void)rig->play(kBarFrames, 512);
    CHECK_EQ(notesAt(rig->sink, 3 * kStepFrames), 1U);
    CHECK_EQ(countOf(rig->sink, 60), 4U);
    CHECK_EQ(firstOf(rig->sink, 61).at.value, 4 * kStepFrames);
    CHECK_EQ(countOf(rig->sink, 61), 12U);
}

TEST_CASE("a pattern that is found at a step's very frame plays that step; one frame later, the next one") {
    for (const std::int64_t late : {0, 1}) {
        const auto rig = losesItsPattern(5 * kStepFrames - 4'000, 8 * kStepFrames + late);
        (void)rig->play(kBarFrames, 512);
        CHECK_EQ(countOf(rig->sink, 60), 5U);
        CHECK_EQ(firstOf(rig->sink, 61).at.value, (8 + late) * kStepFrames);
        CHECK_EQ(countOf(rig->sink, 61), static_cast<std::size_t>(8 - late));
    }
}

TEST_CASE("a pattern that is lost and found behind a line that is still to come is played from the line on") {
    const auto rig = rigOfFour(2);
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{100});
    (void)rig->give(kOther, 1, 2, Frames{kBarFrames - 2'000});
    (void)rig->give(PatternId{1}, 2, 3, Frames{kBarFrames - 1'000});
    (void)rig->play(2 * kBarFrames, 512);
    CHECK_EQ(countOf(rig->sink, 60), 16U);
    CHECK_EQ(countOf(rig->sink, 61) + countOf(rig->sink, 63), 16U);
    CHECK_EQ(notesAt(rig->sink, kBarFrames), 1U);
}

} // namespace
} // namespace tresillo::test
