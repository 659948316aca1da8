// SPDX-License-Identifier: MIT
// Records of format 1 as they were first written: whatever comes later, these are read, and mean the same.
#include "core/codec/command_codec.h"
#include "core/codec/pattern_codec.h"
#include "project/journal/history_codec.h"
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace tresillo::test {
namespace {

std::vector<std::byte> golden(const std::string& name) {
    std::ifstream file{"tests/golden/1/" + name, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

constexpr PatternId kB02{17};

Pattern<Pocket> music() {
    Pattern<Pocket> pattern;
    (void)pattern.setPatternParam(ParamId::Tempo, 133'700);
    (void)pattern.setTrackParam(1, ParamId::Cutoff, 1'200);
    (void)pattern.setNote(0, 4, 0, {.pitch = 36, .velocity = 101, .micro = -3, .length = 96});
    (void)pattern.setNote(0, 4, 1, {.pitch = 39, .on = false});
    (void)pattern.setStepParam(0, 4, ParamId::Pan, -20);
    (void)pattern.setStepParam(0, 4, controlChange(7), 99);
    return pattern;
}

/// Everything that can stand in a journal, by two authors.
void play(Project<Pocket>& project) {
    const Request first{.author = {1}, .group = project.newGroup()};
    const Request second{.author = {2}, .group = project.newGroup()};
    (void)project.commit(first, kB02, SetNote{.track = 0, .step = 2, .note = {.pitch = 40}});
    (void)project.commit(second, kB02, SetTrackParam{.track = 3, .id = ParamId::Pan, .value = 11});
    (void)project.rework(first, kB02, [](Pattern<Pocket>& pattern, TrackNames<Pocket>& names) {
        pattern = music();
        names[2] = TrackName{"Clave"};
        return Outcome::Done;
    });
    const std::array<Change<Pocket>, 3> song{
        InsertSection{.index = 0, .section = {.pattern = kB02, .repeats = 3, .mutes = 5, .tempo = 90'000}},
        SetChain<Pocket>{}, SetName{.what = Named::Project, .name = ProjectName{"Años"}}};
    (void)project.commit({.author = {2}}, kB02, song);
    SetSound sound{.index = 2, .name = SoundName{"Pluck"}};
    (void)sound.values.set(ParamId::Cutoff, 900);
    (void)project.commit({.author = {1}}, kB02, sound);
    (void)project.commit({.author = {1}}, kB02, SetStep<Pocket>{.track = 1, .step = 7});
    (void)undoNewest(project);
    (void)undoNewest(project);
    (void)redoNewest(project);
}

PlayedState<Pocket> played() {
    PlayedState<Pocket> state{};
    state.patterns = {kB02, kB02, {}, kB02};
    state.mutes = 0b1001;
    state.loop = {.start = kBar, .end = kBar * 5};
    state.follow = Follow::Song;
    state.metronome = true;
    return state;
}

TEST_CASE("a pattern of format 1 is read for ever") {
    const auto bytes = golden("pattern");
    const auto read = std::make_unique<DecodedPattern<Pocket>>();
    UnknownFields unknown{{}};
    REQUIRE(decodePattern(bytes, *read, unknown) == Decoded::Done);
    CHECK(checksum(read->pattern) == checksum(music()));
    CHECK(read->name == PatternName{"Verse"} && read->tracks[2] == TrackName{"Clave"});
}

TEST_CASE("commands of format 1 are read for ever") {
    std::vector<std::size_t> kinds;
    const Decoded outcome = readCommands(golden("commands"), [&](const Gesture& gesture, Frames at) {
        kinds.push_back(gesture.index());
        CHECK(at.value == static_cast<std::int64_t>(kinds.size()) * 1'000);
        const auto* const launch = std::get_if<Launch>(&gesture);
        CHECK(launch == nullptr || (launch->pattern == kB02 && launch->tracks == 0x8001 && launch->steps == 7));
    });
    CHECK(outcome == Decoded::Done);
    CHECK(kinds == (std::vector<std::size_t>{0, 5, 4, 9, 15, 13}));
}

TEST_CASE("a journal of format 1 is read for ever: music, undo and redo") {
    const auto expected = std::make_unique<Alone>();
    play(expected->project);
    const auto alone = std::make_unique<Alone>();
    const auto replay = std::make_unique<JournalReplay<Pocket>>(alone->project, 41);
    REQUIRE(replay->add(golden("journal")).outcome == ReplayOutcome::Done);
    CHECK(replay->played() == played());
    CHECK(musicOf(alone->project, alone->bank) == musicOf(expected->project, expected->bank));
    while (undoNewest(expected->project)) {
        REQUIRE(undoNewest(alone->project));
        CHECK(musicOf(alone->project, alone->bank) == musicOf(expected->project, expected->bank));
    }
    CHECK(!undoNewest(alone->project));
}

TEST_CASE("a history of format 1 is read for ever") {
    const auto expected = std::make_unique<Alone>();
    play(expected->project);
    const auto alone = std::make_unique<Alone>();
    play(alone->project);
    while (undoNewest(alone->project)) { // its music goes back to the beginning, and its history is another one
    }
    const auto codec = std::make_unique<HistoryCodec<Pocket>>();
    HistoryHead<Pocket> head{};
    REQUIRE(codec->read(golden("history"), alone->project.history(), head) == Decoded::Done);
    CHECK(head.sequence == 51 && head.played == played());
    CHECK(alone->project.undoDepth() == expected->project.undoDepth());
    CHECK(alone->project.redoDepth() == expected->project.redoDepth());
    CHECK(alone->project.newGroup() == expected->project.newGroup());
    // Written again, it is the same to the byte.
    std::vector<std::byte> room(10'000);
    ByteWriter writer{room};
    alone->project.history().restore(alone->project.history().lastGroup() - 1);
    codec->write(writer, alone->project.history(), head);
    CHECK(std::ranges::equal(writer.written(), golden("history")));
}

} // namespace
} // namespace tresillo::test
