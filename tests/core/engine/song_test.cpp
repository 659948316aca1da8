// SPDX-License-Identifier: MIT
// Songs: which section lies at a place, and whose tempo holds there.
#include "tests/core/engine/four_patterns.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

/// Patterns 1, 2 and 3 at 120, 60 and 240 BPM: their steps last 6,000, 12,000 and 3,000 frames. Pattern 0 has 80.
std::unique_ptr<StudioRig> rigOfTempos() {
    auto rig = rigOfFour(0);
    std::uint8_t index = 0;
    for (const std::int32_t tempo : {80'000, 120'000, 60'000, 240'000}) {
        (void)rig->pattern(index++).setPatternParam(ParamId::Tempo, tempo);
    }
    rig->giveFirst(4);
    addSections(
        *rig, {{.pattern = PatternId{1}, .length = 4},
               {.pattern = PatternId{2}, .length = 4},
               {.pattern = PatternId{3}, .length = 8}});
    (void)rig->command(SetFollow{Follow::Song});
    return rig;
}

std::int32_t tempoOf(const StudioRig& rig) { return rig.engine.player().tempo().milliBpm; }

TEST_CASE("a section without a tempo of its own has its pattern's, from its line on") {
    const auto rig = rigOfTempos();
    rig->start();
    (void)rig->play(200'000, 512);
    CHECK_EQ(firstOf(rig->sink, 62).at.value, 4 * 6'000);
    CHECK_EQ(firstOf(rig->sink, 63).at.value, 4 * 6'000 + 4 * 12'000);
    Frames ended{};
    REQUIRE(rig->find<SongEnded>(&ended).has_value());
    CHECK_EQ(ended.value, 4 * 6'000 + 4 * 12'000 + 8 * 3'000);
}

TEST_CASE("a start in a section has its tempo, and so has a seek into it while another plays") {
    for (const bool isPlaying : {false, true}) {
        const auto rig = rigOfTempos();
        if (isPlaying) {
            rig->start();
            (void)rig->play(1'000);
        }
        (void)rig->command(Seek{kSixteenth * 6});
        rig->start();
        (void)rig->play(1);
        CHECK_EQ(tempoOf(*rig), 60'000);
        CHECK_EQ(rig->sink.clock.tempo.milliBpm, 60'000);
    }
}

TEST_CASE("a tempo that is turned is heard at once in the section whose pattern it is of, and in no other") {
    const auto rig = rigOfTempos();
    rig->start();
    (void)rig->play(4 * 6'000 + 100); // in the second section
    (void)rig->edit(PatternId{1}, SetPatternParam{.id = ParamId::Tempo, .value = 200'000});
    (void)rig->play(1);
    CHECK_EQ(tempoOf(*rig), 60'000);
    (void)rig->edit(PatternId{2}, SetPatternParam{.id = ParamId::Tempo, .value = 90'000});
    (void)rig->play(1);
    CHECK_EQ(tempoOf(*rig), 90'000);
}

TEST_CASE("who leaves the song for the patterns has the tempo of the pattern that then plays") {
    for (const bool isPlaying : {false, true}) {
        const auto rig = rigOfTempos();
        rig->start();
        (void)rig->play(4 * 6'000 + 100);
        if (!isPlaying) {
            (void)rig->command(Stop{});
        }
        (void)rig->command(SetFollow{Follow::Pattern});
        (void)rig->play(1);
        CHECK_EQ(rig->sink.clock.tempo.milliBpm, 80'000);
        rig->start();
        (void)rig->play(1);
        CHECK_EQ(tempoOf(*rig), 80'000);
        CHECK(rig->engine.player().patternOf(0) == PatternId{0});
    }
}

TEST_CASE("a launch of all tracks out of the song brings its tempo, one of some tracks keeps the section's") {
    for (const bool isWhole : {true, false}) {
        const auto rig = rigOfTempos();
        rig->start();
        (void)rig->play(4 * 6'000 + 100);
        (void)rig->command(Launch{
            .pattern = PatternId{0},
            .tracks = static_cast<TrackMask>(isWhole ? 0xFFFF : 0b10),
            .line = LaunchLine::Now});
        (void)rig->play(1);
        CHECK_EQ(tempoOf(*rig), isWhole ? 80'000 : 60'000);
    }
}

/// A section of the song, stopped and playing, at a place that was sought.
void expectSection(Follow follow, Ticks position, std::uint16_t section) {
    for (const bool isPlaying : {false, true}) {
        const auto rig = rigOfTempos();
        Chain<Studio> chain{};
        for (const std::uint8_t id : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{3}}) {
            (void)chain.push(PatternId{id});
        }
        (void)rig->edit({}, SetChain<Studio>{chain});
        (void)rig->command(SetFollow{follow});
        (void)rig->command(Seek{position});
        if (isPlaying) {
            rig->start();
        }
        (void)rig->play(1);
        CHECK_EQ(rig->engine.player().route().course().section(), section);
        CHECK(rig->engine.player().patternOf(0) == PatternId{static_cast<std::uint8_t>(section + 1)});
        CHECK_EQ(rig->link.status.read().section, section);
        if (isPlaying) {
            // At its very line a section's first step sounds, and nothing of the one before.
            CHECK_EQ(rig->sink.ons, 2U);
            CHECK_EQ(rig->find<SectionStarted>()->section, section);
        }
    }
}

TEST_CASE("at the very line of a section it is that section, sought or played; a tick before, the one before") {
    expectSection(Follow::Song, {}, 0);
    expectSection(Follow::Song, kSixteenth * 4, 1);
    expectSection(Follow::Song, kSixteenth * 8, 2);
    expectSection(Follow::Chain, kBar, 1);
    expectSection(Follow::Chain, kBar * 2, 2);
    for (const Ticks line : {kSixteenth * 4, kSixteenth * 8}) {
        const auto rig = rigOfTempos();
        (void)rig->command(Seek{line - Ticks{1}});
        (void)rig->play(1);
        CHECK_EQ(rig->engine.player().route().course().section(), line == kSixteenth * 4 ? 0 : 1);
    }
}

TEST_CASE("at the song's very end, as beyond it, a start begins at the first section") {
    for (const Ticks position : {kSixteenth * 16, kSixteenth * 17}) {
        const auto rig = rigOfTempos();
        (void)rig->command(Seek{position});
        rig->start();
        (void)rig->play(1);
        CHECK_EQ(rig->engine.player().route().course().section(), 0);
        CHECK_EQ(firstOf(rig->sink, 61).at.value, 0);
    }
}

TEST_CASE("a section that is inserted so that the place lies at its very line plays from there") {
    const auto rig = rigOfTempos();
    rig->start();
    // Two steps in front: what plays at the second step now is the line of the section that follows it.
    (void)rig->edit(
        {}, InsertSection{.index = 0, .section = {.pattern = PatternId{3}, .length = 2, .tempo = 120'000}},
        Frames{2 * 6'000});
    (void)rig->play(2 * 6'000 + 1, 512);
    CHECK_EQ(rig->engine.player().route().course().section(), 1);
    CHECK(rig->engine.player().patternOf(0) == PatternId{1});
}

} // namespace
} // namespace tresillo::test
