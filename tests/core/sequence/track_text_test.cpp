// SPDX-License-Identifier: MIT
#include "core/sequence/track_text.h"
#include "tests/harness/check.h"

#include <array>

namespace tresillo {
namespace {

using Steps = std::array<StepValue<Studio>, 16>;

TEST_CASE("X is an accent, x a note, anything else a rest") {
    Steps steps{};
    CHECK_EQ(stepsFromText<Studio>("X.x-oO\xC3 1Xx", {}, steps), 4U);
    CHECK(steps[0].notes[0] == Note{.velocity = 127});
    CHECK(steps[2].notes[0] == Note{.velocity = 76});
    CHECK(steps[9].notes[0] == Note{.velocity = 127});
    CHECK(steps[10].notes[0] == Note{.velocity = 76});
    for (const std::size_t rest : {1U, 3U, 4U, 5U, 6U, 7U, 8U, 11U, 15U}) {
        CHECK(steps[rest].isEmpty());
    }
}

TEST_CASE("text replaces what was there, and may be shorter or longer than the steps") {
    Steps steps{};
    steps[15].notes[3] = Note{};
    steps[0].condition = 5;
    CHECK_EQ(stepsFromText<Studio>("x", {}, steps), 1U);
    CHECK(steps[15].isEmpty());
    CHECK_EQ(steps[0].condition, 0);
    CHECK_EQ(stepsFromText<Studio>("xxxxxxxxxxxxxxxxxxxx", {}, steps), 16U);
    CHECK_EQ(stepsFromText<Studio>("", {}, steps), 0U);
}

TEST_CASE("notes cycle through the list, and a rest takes none") {
    Steps steps{};
    const std::array<std::uint8_t, 3> pitches{36, 40, 43};
    (void)stepsFromText<Studio>("x.xXx", pitches, steps);
    CHECK_EQ(steps[0].notes[0]->pitch, 36);
    CHECK_EQ(steps[2].notes[0]->pitch, 40);
    CHECK_EQ(steps[3].notes[0]->pitch, 43);
    CHECK_EQ(steps[4].notes[0]->pitch, 36);
}

TEST_CASE("the text of a text is itself") {
    Steps steps{};
    (void)stepsFromText<Studio>("X..x..X.xxXX...x", {}, steps);
    CHECK(textFromSteps<Studio>(steps).view() == "X..x..X.xxXX...x");
}

TEST_CASE("a step shows its loudest note that is on") {
    Steps steps{};
    steps[0].notes[2] = Note{.velocity = 1};
    steps[0].notes[3] = Note{.velocity = 102};
    steps[1].notes[1] = Note{.velocity = 101};
    steps[2].notes[0] = Note{.velocity = 127, .on = false};
    REQUIRE(steps[3].values.push({.id = ParamId::Pan, .value = 1}));
    CHECK(textFromSteps<Studio>(std::span{steps}.first(4)).view() == "Xx..");
}

TEST_CASE("a pocket's track has a text too") {
    std::array<StepValue<Pocket>, 8> steps{};
    CHECK_EQ(stepsFromText<Pocket>("x.......X", {}, steps), 1U);
    CHECK(textFromSteps<Pocket>(steps).view() == "x.......");
}

} // namespace
} // namespace tresillo
