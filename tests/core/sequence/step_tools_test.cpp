// SPDX-License-Identifier: MIT
#include "core/sequence/step_tools.h"
#include "tests/harness/check.h"

#include <array>
#include <limits>

namespace tresillo {
namespace {

using EightSteps = std::array<StepValue<Studio>, 8>;

/// Step n holds a note of pitch n and a lock of n.
EightSteps numbered() {
    EightSteps steps{};
    for (std::size_t step = 0; step < steps.size(); ++step) {
        steps[step].notes[1] = Note{.pitch = static_cast<std::uint8_t>(step)};
        (void)steps[step].values.push({.id = ParamId::Pan, .value = static_cast<std::int32_t>(step)});
    }
    return steps;
}

bool isStep(const StepValue<Studio>& step, std::size_t number) { return step == numbered()[number]; }

TEST_CASE("rotating moves whole steps round") {
    EightSteps steps = numbered();
    rotate<Studio>(steps, 3);
    CHECK(isStep(steps[3], 0) && isStep(steps[7], 4) && isStep(steps[0], 5) && isStep(steps[2], 7));
    rotate<Studio>(steps, -3);
    CHECK(steps == numbered());
    rotate<Studio>(steps, 8 * 1'000'000);
    CHECK(steps == numbered());
    rotate<Studio>(std::span<StepValue<Studio>>{}, 5);
}

TEST_CASE("rotating by the smallest number there is stays within the steps") {
    EightSteps steps = numbered();
    rotate<Studio>(steps, INT32_MIN);
    CHECK(steps == numbered()); // 2^31 is a multiple of 8.
}

TEST_CASE("shifting loses what leaves") {
    EightSteps steps = numbered();
    shift<Studio>(steps, 2);
    CHECK(steps[0].isEmpty() && steps[1].isEmpty() && isStep(steps[2], 0) && isStep(steps[7], 5));
    steps = numbered();
    shift<Studio>(steps, -3);
    CHECK(isStep(steps[0], 3) && isStep(steps[4], 7) && steps[5].isEmpty() && steps[7].isEmpty());
    for (const int far : {8, -8, 100, -100, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
        steps = numbered();
        shift<Studio>(steps, far);
        for (const auto& step : steps) {
            CHECK(step.isEmpty());
        }
    }
}

TEST_CASE("reversing twice changes nothing") {
    EightSteps steps = numbered();
    reverse<Studio>(steps);
    CHECK(isStep(steps[0], 7) && isStep(steps[7], 0) && isStep(steps[3], 4));
    reverse<Studio>(steps);
    CHECK(steps == numbered());
}

TEST_CASE("humanising repeats itself for a seed and differs for another") {
    EightSteps one = numbered();
    EightSteps two = numbered();
    EightSteps other = numbered();
    humanise<Studio>(one, {.seed = 1, .micro = 3, .velocity = 20});
    humanise<Studio>(two, {.seed = 1, .micro = 3, .velocity = 20});
    humanise<Studio>(other, {.seed = 2, .micro = 3, .velocity = 20});
    CHECK(one == two);
    CHECK(!(one == other));
    CHECK(!(one == numbered()));
}

TEST_CASE("humanising strays no farther than told, both ways, and touches nothing but notes") {
    bool early = false;
    bool late = false;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        EightSteps steps = numbered();
        humanise<Studio>(steps, {.seed = seed, .micro = 2, .velocity = 5});
        for (std::size_t step = 0; step < steps.size(); ++step) {
            const Note& note = *steps[step].notes[1];
            CHECK(note.micro >= -2 && note.micro <= 2 && note.velocity >= 95 && note.velocity <= 105);
            CHECK_EQ(note.pitch, step);
            CHECK(!steps[step].notes[0]);
            CHECK(steps[step].values == numbered()[step].values);
            early = early || note.micro == -2;
            late = late || note.micro == 2;
        }
    }
    CHECK(early && late);
}

TEST_CASE("humanising never leaves the range of a note") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        EightSteps steps{};
        steps[0].notes[0] = Note{.velocity = 1, .micro = -12};
        steps[1].notes[0] = Note{.velocity = 127, .micro = 12};
        humanise<Studio>(steps, {.seed = seed, .micro = 255, .velocity = 255});
        CHECK(steps[0].notes[0]->isValid() && steps[1].notes[0]->isValid());
    }
}

TEST_CASE("a euclidean fill keeps the notes that it hits and clears the rest") {
    EightSteps steps{};
    steps[0].notes[2] = Note{.pitch = 40};
    steps[1].notes[0] = Note{.pitch = 41};
    REQUIRE(steps[3].values.push({.id = ParamId::Pan, .value = 7}));
    REQUIRE(steps[4].values.push({.id = ParamId::Pan, .value = 8}));
    fillHits<Studio>(steps, euclid(8, 3, 0), {.pitch = 50, .velocity = 90});
    CHECK_EQ(steps[0].notes[2]->pitch, 40);
    CHECK(!steps[0].notes[0]);
    CHECK(steps[1].isEmpty() && steps[4].isEmpty());
    CHECK(steps[3].notes[0] == Note{.pitch = 50, .velocity = 90});
    CHECK_EQ(steps[3].values.size(), 1U);
    CHECK(steps[6].notes[0] == Note{.pitch = 50, .velocity = 90});
}

TEST_CASE("a fill of fewer steps leaves the others alone") {
    EightSteps steps = numbered();
    fillHits<Studio>(steps, euclid(4, 0, 0), {});
    CHECK(steps[3].isEmpty() && isStep(steps[4], 4));
}

} // namespace
} // namespace tresillo
