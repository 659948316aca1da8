// SPDX-License-Identifier: MIT
// The truth tables of docs/guide/trig-conditions.md, one by one, and the engine against a model of its own on random
// patterns.
#include "tests/core/engine/condition_agreement.h"
#include "tests/harness/check.h"

#include <string>

namespace tresillo::test {
namespace {

using PocketRig = Rig<Pocket>;

void setCondition(Pattern<Pocket>& pattern, std::size_t track, std::size_t step, const Condition& condition) {
    lock(pattern, track, step, ParamId::Condition, encodeCondition(condition));
}

/// Which of the first `passes` passes of a track of one bar play its step 0: "x.x." is the first and the third.
std::string passesPlayed(PocketRig& rig, std::int64_t passes, std::uint8_t track = 0) {
    rig.sink.clear();
    const std::int64_t begun = rig.engine.now().value;
    rig.start();
    (void)rig.play(passes * 8 * kStepFrames, 4'096);
    (void)rig.command(Stop{});
    (void)rig.play(1);
    std::string played(static_cast<std::size_t>(passes), '.');
    for (const Recorded& event : rig.sink) {
        const std::int64_t at = event.at.value - begun;
        if (event.kind == EventKind::On && event.track == track && at % (8 * kStepFrames) == 0) {
            played[static_cast<std::size_t>(at / (8 * kStepFrames))] = 'x';
        }
    }
    return played;
}

std::string playedWith(const Condition& condition, std::int64_t passes) {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "x.......");
    setCondition(rig->pattern(0), 0, 0, condition);
    rig->giveFirst(1);
    return passesPlayed(*rig, passes);
}

std::string inverted(std::string played) {
    for (char& letter : played) {
        letter = letter == 'x' ? '.' : 'x';
    }
    return played;
}

TEST_CASE("A:B plays the A-th of every B passes, its negation all the others") {
    for (std::uint8_t b = 1; b <= 8; ++b) {
        for (std::uint8_t a = 1; a <= b; ++a) {
            std::string expected(17, '.');
            for (std::size_t pass = a - 1U; pass < expected.size(); pass += b) {
                expected[pass] = 'x';
            }
            CHECK(playedWith({.kind = ConditionKind::Ratio, .a = a, .b = b}, 17) == expected);
            CHECK(
                playedWith({.kind = ConditionKind::Ratio, .negated = true, .a = a, .b = b}, 17) == inverted(expected));
        }
    }
}

TEST_CASE("1ST plays the first pass only; after a stop the next start is the first again") {
    CHECK(playedWith({.kind = ConditionKind::First}, 4) == "x...");
    CHECK(playedWith({.kind = ConditionKind::First, .negated = true}, 4) == ".xxx");
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "x.......");
    setCondition(rig->pattern(0), 0, 0, {.kind = ConditionKind::First});
    rig->giveFirst(1);
    CHECK(passesPlayed(*rig, 2) == "x.");
    CHECK(passesPlayed(*rig, 2) == "x.");
}

TEST_CASE("FILL is read when the step is decided, half a step before it") {
    for (const bool negated : {false, true}) {
        const auto rig = makeRig<Pocket>();
        drum(rig->pattern(0), 0, "x.......");
        setCondition(rig->pattern(0), 0, 0, {.kind = ConditionKind::Fill, .negated = negated});
        rig->giveFirst(1);
        const std::int64_t pass = 8 * kStepFrames;
        (void)rig->command(Fill{true}, Frames{pass - kStepFrames / 2});          // just in time for the second pass
        (void)rig->command(Fill{false}, Frames{2 * pass - kStepFrames / 2 + 1}); // just too late for the third
        const std::string expected = ".xx..";
        CHECK(passesPlayed(*rig, 5) == (negated ? inverted(expected) : expected));
    }
}

TEST_CASE("LST plays while a launch is queued, and in the last pass of a song's section") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "x.......");
    setCondition(rig->pattern(0), 0, 0, {.kind = ConditionKind::Last});
    rig->pattern(1) = rig->pattern(0);
    rig->giveFirst(2);
    // Asked for in the first pass, for the end of the third: 20 steps on.
    (void)rig->command(
        Launch{.pattern = PatternId{1}, .line = LaunchLine::AfterSteps, .steps = 20}, Frames{4 * kStepFrames + 5});
    // The launched pattern's first step is not the last pass of what it replaces.
    CHECK(passesPlayed(*rig, 5) == ".xx..");

    (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .repeats = 3}});
    (void)rig->edit({}, InsertSection{.index = 1, .section = {.pattern = PatternId{1}, .length = 20}});
    (void)rig->command(SetFollow{Follow::Song});
    (void)rig->play(1);
    // The second section is two passes and a half long: its last pass is cut short.
    CHECK(passesPlayed(*rig, 6) == "..x..x");
}

TEST_CASE("PRE is the result of the nearest trig before with a condition of its own; without one it is false") {
    const auto rig = makeRig<Pocket>();
    Pattern<Pocket>& pattern = rig->pattern(0);
    drum(pattern, 0, "x.......");
    drum(pattern, 1, "x...xx..");
    setCondition(pattern, 0, 0, {.kind = ConditionKind::Previous, .negated = true}); // nothing to look back at
    setCondition(pattern, 1, 0, {.kind = ConditionKind::Previous});
    // Step 4's 1:2 is what step 0 finds, over step 5, which has none, and 6 and 7, which are no trigs.
    setCondition(pattern, 1, 4, {.kind = ConditionKind::Ratio, .a = 1, .b = 2});
    setCondition(pattern, 1, 6, {.kind = ConditionKind::Ratio, .a = 2, .b = 2});
    rig->giveFirst(1);
    CHECK(passesPlayed(*rig, 4, 0) == "xxxx");
    CHECK(passesPlayed(*rig, 5, 1) == ".x.x.");
    (void)rig->command(MuteTrack{.track = 1, .on = true});
    CHECK(passesPlayed(*rig, 4, 1) == "....");
}

TEST_CASE("NEI is the same on the track above, at or before this step's time, also where that track is muted") {
    for (const bool muted : {false, true}) {
        const auto rig = makeRig<Pocket>();
        Pattern<Pocket>& pattern = rig->pattern(0);
        drum(pattern, 0, "x.......");
        drum(pattern, 1, "x.......");
        setCondition(pattern, 0, 0, {.kind = ConditionKind::Ratio, .a = 2, .b = 3});
        setCondition(pattern, 1, 0, {.kind = ConditionKind::Neighbour});
        rig->giveFirst(1);
        (void)rig->command(MuteTrack{.track = 0, .on = muted});
        CHECK(passesPlayed(*rig, 6, 1) == ".x..x.");
        CHECK(passesPlayed(*rig, 6, 0) == (muted ? "......" : ".x..x."));
    }
    CHECK(playedWith({.kind = ConditionKind::Neighbour}, 3) == "..."); // no track above
    CHECK(playedWith({.kind = ConditionKind::Neighbour, .negated = true}, 3) == "xxx");
}

TEST_CASE("a probability is a die of its own: it stops a step whose condition holds, and PRE does not see it") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "x...x...");
    setCondition(rig->pattern(0), 0, 4, {.kind = ConditionKind::Ratio, .a = 1, .b = 1});
    lock(rig->pattern(0), 0, 4, ParamId::Probability, 0);
    setCondition(rig->pattern(0), 0, 0, {.kind = ConditionKind::Previous});
    rig->giveFirst(1);
    CHECK(passesPlayed(*rig, 4) == ".xxx");
    for (const Recorded& event : rig->sink) {
        CHECK(event.kind != EventKind::On || event.at.value % (8 * kStepFrames) == 0);
    }
}

TEST_CASE("a ratchet is one trig: condition and die fall once for all its repeats") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "x.......");
    setCondition(rig->pattern(0), 0, 0, {.kind = ConditionKind::Ratio, .a = 2, .b = 2});
    lock(rig->pattern(0), 0, 0, ParamId::Ratchet, 4);
    setTrack(rig->pattern(0), 0, ParamId::Probability, 50);
    rig->giveFirst(1);
    (void)passesPlayed(*rig, 200);
    CHECK(rig->sink.ons % 4 == 0);
    CHECK(rig->sink.ons > 4 * 30 && rig->sink.ons < 4 * 70);
}

TEST_CASE("dice are a pure function of their place, fair, and apart from one another") {
    constexpr DicePlace kPlace{.seed = 3, .pattern = PatternId{9}, .track = 2, .position = 77};
    static_assert(dice(kPlace) == dice(kPlace));
    for (const DicePurpose purpose : {DicePurpose::Direction, DicePurpose::Probability, DicePurpose::Humanise}) {
        std::array<int, 100> thrown{};
        for (std::int64_t position = 0; position < 100'000; ++position) {
            ++thrown[throwDie({.position = position, .purpose = purpose}, 100)];
        }
        for (const int times : thrown) {
            CHECK(times > 850 && times < 1'150);
        }
    }
    DicePlace other = kPlace;
    other.track = 3;
    CHECK(dice(other) != dice(kPlace));
    other = kPlace;
    other.slot = 1;
    CHECK(dice(other) != dice(kPlace));
    other = kPlace;
    other.seed = 4;
    CHECK(dice(other) != dice(kPlace));
    other = kPlace;
    other.pattern = PatternId{10};
    CHECK(dice(other) != dice(kPlace));
}

TEST_CASE("the engine agrees with the model on random patterns, under mute, fill, launches, songs and polymeter") {
    const auto rig = makeRig<Pocket>();
    (void)rig->edit({}, InsertSection{.index = 0, .section = {}});
    Random random{11};
    std::uint64_t wrong = 0;
    for (int pattern = 0; pattern < 5'000 && wrong < 3; ++pattern) {
        const bool isSame = agrees(*rig, random);
        CHECK(isSame);
        wrong += isSame ? 0U : 1U;
    }
    CHECK(rig->sink.broken == 0);
}

} // namespace
} // namespace tresillo::test
