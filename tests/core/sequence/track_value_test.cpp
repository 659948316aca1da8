// SPDX-License-Identifier: MIT
#include "core/sequence/checksum.h"
#include "core/sequence/track_value.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

// Static: larger than a test's stack should need.
TrackValue<Studio> studioValue;
TrackValue<Pocket> pocketValue;

template <class Sizes> void fillTrack(Pattern<Sizes>& pattern, std::size_t track) {
    (void)pattern.setTrackParam(track, ParamId::Level, -60);
    (void)pattern.setTrackParam(track, ParamId::TrackLength, 5);
    (void)pattern.setTrackParam(track, controlChange(74), 12);
    (void)pattern.setNote(track, 0, 0, {.pitch = 40});
    (void)pattern.setNote(track, 3, 2, {.pitch = 41, .on = false});
    (void)pattern.setStepParam(track, 3, ParamId::Cutoff, 700);
    (void)pattern.setStepParam(track, 4, ParamId::StepMicro, -4);
    (void)pattern.setStepParam(track, 4, ParamId::Condition, 9);
}

TEST_CASE("a pasted track is the copied one, whatever was there") {
    static Pattern<Studio> pattern;
    fillTrack(pattern, 2);
    (void)pattern.setNote(9, 100, 3, {.pitch = 99});
    (void)pattern.setTrackParam(9, controlChange(1), 5);
    copyTrack(pattern, 2, studioValue);
    CHECK(pasteTrack(pattern, 9, studioValue) == Outcome::Done);
    static TrackValue<Studio> pasted;
    copyTrack(pattern, 9, pasted);
    CHECK(pasted == studioValue);
    CHECK(!pattern.controlChange(9, controlChange(1)));
    CHECK(!pattern.note(9, 100, 3));
    CHECK(pattern.isSound());
    CHECK_EQ(pattern.noteUsage().used, 4);
}

TEST_CASE("pasting an untouched value brings the defaults back") {
    static Pattern<Studio> pattern;
    fillTrack(pattern, 0);
    static const TrackValue<Studio> untouched{};
    CHECK(pasteTrack(pattern, 0, untouched) == Outcome::Done);
    static const Pattern<Studio> fresh;
    CHECK_EQ(checksum(pattern), checksum(fresh));
}

TEST_CASE("a track that does not fit leaves no trace") {
    Pattern<Pocket> pattern;
    for (std::size_t step = 0; step < Pocket::kSteps; ++step) {
        for (std::size_t lock = 0; lock < Pocket::kLocksPerStep; ++lock) {
            (void)pattern.setStepParam(0, step, controlChange(static_cast<std::uint8_t>(lock)), 1);
            (void)pattern.setStepParam(1, step, controlChange(static_cast<std::uint8_t>(lock)), 2);
        }
    }
    (void)pattern.setNote(2, 0, 0, {});
    REQUIRE(pattern.lockUsage().used == Pocket::kLockCells);
    copyTrack(pattern, 0, pocketValue);
    const std::uint64_t before = checksum(pattern);
    CHECK(pasteTrack(pattern, 2, pocketValue) == Outcome::LockPoolFull);
    CHECK_EQ(checksum(pattern), before);
    CHECK(pasteTrack(pattern, 4, pocketValue) == Outcome::NoSuchTrack);
    // Onto one that holds as much there is room: the old goes first.
    CHECK(pasteTrack(pattern, 1, pocketValue) == Outcome::Done);
    CHECK(pattern.stepParam(1, 7, controlChange(7)) == 1);
    CHECK(pattern.isSound());
}

TEST_CASE("a value beyond its range is limited and told") {
    Pattern<Pocket> pattern;
    static TrackValue<Pocket> value{};
    value.rows[indexOf(ParamId::Mute)] = 200;
    CHECK(pasteTrack(pattern, 0, value) == Outcome::Limited);
    CHECK_EQ(pattern.track(0).value(ParamId::Mute), 1);
}

TEST_CASE("clearing a track empties its steps and keeps its sound") {
    Pattern<Pocket> pattern;
    fillTrack(pattern, 1);
    CHECK(clearTrack(pattern, 1) == Outcome::Done);
    for (std::size_t step = 0; step < Pocket::kSteps; ++step) {
        CHECK(pattern.stepValue(1, step).isEmpty());
    }
    CHECK_EQ(pattern.track(1).value(ParamId::Level), -60);
    CHECK(pattern.controlChange(1, controlChange(74)) == 12);
    CHECK_EQ(pattern.lockUsage().used, 1);
    CHECK_EQ(pattern.noteUsage().used, 0);
    CHECK(clearTrack(pattern, Pocket::kTracks) == Outcome::NoSuchTrack);
}

} // namespace
} // namespace tresillo
