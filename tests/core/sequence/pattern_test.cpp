// SPDX-License-Identifier: MIT
#include "core/sequence/checksum.h"
#include "core/sequence/pattern.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <type_traits>

namespace tresillo {
namespace {

StepValue<Studio> stepWith(std::size_t notes, std::size_t locks) {
    StepValue<Studio> value{};
    for (std::size_t slot = 0; slot < notes; ++slot) {
        value.notes[slot] = Note{.pitch = static_cast<std::uint8_t>(slot)};
    }
    for (std::size_t lock = 0; lock < locks; ++lock) {
        (void)value.values.push({.id = controlChange(static_cast<std::uint8_t>(lock)), .value = 1});
    }
    return value;
}

TEST_CASE("patterns are plain values") {
    CHECK(std::is_trivially_copyable_v<Pattern<Studio>>);
    CHECK(std::is_trivially_copyable_v<Pattern<Pocket>>);
}

TEST_CASE("a note is kept as it was set, in its slot") {
    static Pattern<Studio> pattern;
    const Note note{.pitch = 36, .velocity = 90, .micro = -5, .on = false, .length = kInfiniteLength};
    CHECK(pattern.setNote(15, 127, 3, note) == Outcome::Done);
    CHECK(pattern.setNote(15, 127, 1, Note{}) == Outcome::Done);
    CHECK(pattern.note(15, 127, 3) == note);
    CHECK(pattern.note(15, 127, 1) == Note{});
    CHECK(!pattern.note(15, 127, 0));
    std::size_t last = 0;
    pattern.forEachNote(15, 127, [&](std::size_t slot, const Note&) {
        CHECK(slot > last);
        last = slot;
    });
    CHECK_EQ(last, 3U);
    CHECK(pattern.clearNote(15, 127, 1) == Outcome::Done);
    CHECK(pattern.clearNote(15, 127, 1) == Outcome::NotSet);
}

TEST_CASE("what does not exist is refused by name, and nothing changes") {
    Pattern<Pocket> pattern;
    const std::uint32_t generation = pattern.generation();
    CHECK(pattern.setNote(4, 0, 0, {}) == Outcome::NoSuchTrack);
    CHECK(pattern.setNote(0, 8, 0, {}) == Outcome::NoSuchStep);
    CHECK(pattern.setNote(0, 0, 4, {}) == Outcome::NoSuchNote);
    CHECK(pattern.clearNote(0, 0, 3) == Outcome::NotSet);
    CHECK(pattern.clearNote(0, 0, 4) == Outcome::NoSuchNote);
    CHECK(pattern.clearNote(0, 0, 200) == Outcome::NoSuchNote);
    CHECK(pattern.clearStepParam(0, 0, ParamId::Tempo) == Outcome::NoSuchParam);
    CHECK(pattern.setStepParam(0, 8, ParamId::Pan, 0) == Outcome::NoSuchStep);
    CHECK(pattern.setStepParam(0, 0, ParamId::TrackLength, 4) == Outcome::NoSuchParam);
    CHECK(pattern.setStepParam(0, 0, ParamId::Tempo, 4) == Outcome::NoSuchParam);
    CHECK(pattern.setStepParam(0, 0, static_cast<ParamId>(100), 4) == Outcome::NoSuchParam);
    CHECK(pattern.clearStepParam(0, 0, ParamId::Pan) == Outcome::NotSet);
    CHECK(pattern.clearStepParam(0, 0, ParamId::Condition) == Outcome::NotSet);
    CHECK(pattern.setTrackParam(4, ParamId::Pan, 0) == Outcome::NoSuchTrack);
    CHECK(pattern.setTrackParam(0, ParamId::StepMicro, 0) == Outcome::NoSuchParam);
    CHECK(pattern.setTrackParam(0, static_cast<ParamId>(127), 0) == Outcome::NoSuchParam);
    CHECK(pattern.clearTrackParam(0, ParamId::Pan) == Outcome::NoSuchParam);
    CHECK(pattern.clearTrackParam(0, controlChange(1)) == Outcome::NotSet);
    CHECK(pattern.setPatternParam(ParamId::Pan, 0) == Outcome::NoSuchParam);
    CHECK_EQ(pattern.generation(), generation);
}

TEST_CASE("every change bumps the generation") {
    Pattern<Pocket> pattern;
    std::uint32_t expected = pattern.generation();
    const auto bumped = [&](Outcome outcome) { return changed(outcome) && pattern.generation() == ++expected; };
    CHECK(bumped(pattern.setNote(0, 0, 0, {})));
    CHECK(bumped(pattern.setStepParam(0, 0, ParamId::Pan, 1)));
    CHECK(bumped(pattern.setStepParam(0, 0, ParamId::Condition, 1)));
    CHECK(bumped(pattern.setTrackParam(0, ParamId::Mute, 1)));
    CHECK(bumped(pattern.setTrackParam(0, controlChange(0), 1)));
    CHECK(bumped(pattern.setPatternParam(ParamId::Tempo, 100'000)));
    CHECK(bumped(pattern.clearNote(0, 0, 0)));
    CHECK(bumped(pattern.clearStepParam(0, 0, ParamId::Pan)));
    CHECK(bumped(pattern.clearTrackParam(0, controlChange(0))));
    CHECK(bumped(pattern.setStep(0, 0, {})));
}

TEST_CASE("values are limited to their range and never wrap") {
    static Pattern<Studio> pattern;
    const auto isLimited = [](ParamId id, std::int64_t asked, std::int32_t kept) {
        return pattern.setStepParam(0, 0, id, asked) == Outcome::Limited && pattern.stepParam(0, 0, id) == kept;
    };
    for (const std::int64_t far : {INT64_MAX, std::int64_t{1} << 32U, std::int64_t{70'000}}) {
        CHECK(isLimited(ParamId::Velocity, far, 127));
        CHECK(isLimited(ParamId::Velocity, -far, 1));
        CHECK(isLimited(ParamId::StepVelocity, far, 127));
        CHECK(isLimited(ParamId::StepVelocity, -far, -127));
        CHECK(isLimited(controlChange(3), far, 127));
    }
    // 256 and 65,536 would be 0 in 8 and 16 bits.
    CHECK(isLimited(ParamId::Probability, 256, 100));
    CHECK(isLimited(ParamId::LayerMask, 65'536, 65'535));
    CHECK(pattern.setTrackParam(0, ParamId::TrackLength, 256) == Outcome::Limited);
    CHECK_EQ(pattern.track(0).length(), 128U);
    CHECK(pattern.setPatternParam(ParamId::Tempo, 0) == Outcome::Limited);
    CHECK(pattern.tempo() == kMinTempo);
    CHECK(pattern.setNote(0, 0, 0, {.pitch = 200}) == Outcome::Limited);
    CHECK_EQ(pattern.note(0, 0, 0)->pitch, 127);
}

TEST_CASE("a small pattern's tracks are no longer than its steps") {
    Pattern<Pocket> pattern;
    CHECK_EQ(pattern.track(0).length(), 8U);
    CHECK(pattern.setTrackParam(0, ParamId::TrackLength, 9) == Outcome::Limited);
    CHECK_EQ(pattern.track(0).length(), 8U);
}

TEST_CASE("the 25th lock on a step is refused, and offsets do not count as locks") {
    static Pattern<Studio> pattern;
    for (std::uint8_t lock = 0; lock < 24; ++lock) {
        CHECK(pattern.setStepParam(0, 0, controlChange(lock), lock) == Outcome::Done);
    }
    CHECK(pattern.setStepParam(0, 0, ParamId::Pan, 1) == Outcome::StepFull);
    CHECK(pattern.setStepParam(0, 0, controlChange(5), 99) == Outcome::Done);
    for (const ParamId id :
         {ParamId::StepTranspose, ParamId::StepVelocity, ParamId::StepLengthOffset, ParamId::StepMicro}) {
        CHECK(pattern.setStepParam(0, 0, id, 1) == Outcome::Done);
    }
    CHECK_EQ(pattern.step(0, 0).locks, 24);
    CHECK_EQ(pattern.lockUsage().used, 28);
    CHECK(pattern.setStep(0, 1, stepWith(0, 25)) == Outcome::StepFull);
    CHECK(pattern.setStep(0, 1, pattern.stepValue(0, 0)) == Outcome::Done);
    CHECK(pattern.isSound());
}

TEST_CASE("a full lock pool refuses and counts, and nothing is lost") {
    Pattern<Pocket> pattern;
    for (std::size_t cell = 0; cell < Pocket::kLockCells; ++cell) {
        const auto id = controlChange(static_cast<std::uint8_t>(cell % 4));
        REQUIRE(pattern.setStepParam(cell / 32, cell / 4 % 8, id, 1) == Outcome::Done);
    }
    const std::uint64_t before = checksum(pattern);
    CHECK(pattern.setStepParam(0, 0, ParamId::Pan, 1) == Outcome::LockPoolFull);
    CHECK(pattern.setTrackParam(0, controlChange(9), 1) == Outcome::LockPoolFull);
    CHECK_EQ(checksum(pattern), before);
    CHECK_EQ(pattern.lockUsage().failures, 2U);
    CHECK_EQ(pattern.lockUsage().highWater, 128);
    CHECK(pattern.clearStepParam(3, 7, controlChange(0)) == Outcome::Done);
    CHECK(pattern.setStepParam(0, 0, ParamId::Pan, 1) == Outcome::Done);
    CHECK(pattern.isSound());
}

TEST_CASE("each of a pocket's 32 steps can hold a bundle of locks") {
    Pattern<Pocket> pattern;
    for (std::size_t step = 0; step < 32; ++step) {
        for (const ParamId id : {ParamId::Cutoff, ParamId::Pan, ParamId::Level, ParamId::Probability}) {
            CHECK(pattern.setStepParam(step / 8, step % 8, id, 1) != Outcome::LockPoolFull);
        }
    }
    CHECK_EQ(pattern.lockUsage().used, 128);
}

TEST_CASE("every step of a pocket can hold all its notes; a studio says when its notes are used up") {
    Pattern<Pocket> pocket;
    for (std::size_t note = 0; note < Pocket::kNoteCells; ++note) {
        REQUIRE(pocket.setNote(note / 32, note / 4 % 8, note % 4, {}) == Outcome::Done);
    }
    static Pattern<Studio> studio;
    for (std::size_t note = 0; note < Studio::kNoteCells; ++note) {
        REQUIRE(studio.setNote(note / 512, note / 4 % 128, note % 4, {}) == Outcome::Done);
    }
    CHECK(studio.setNote(15, 0, 0, {}) == Outcome::NotePoolFull);
    CHECK(studio.setNote(0, 0, 0, {.pitch = 1}) == Outcome::Done);
    CHECK_EQ(studio.noteUsage().failures, 1U);
    CHECK(studio.setStep(15, 0, stepWith(1, 0)) == Outcome::NotePoolFull);
    CHECK(studio.setStep(0, 0, stepWith(4, 3)) == Outcome::Done);
    CHECK(studio.isSound());
}

TEST_CASE("a whole step is set or not at all") {
    Pattern<Pocket> pattern;
    for (std::size_t cell = 0; cell < 124; ++cell) {
        REQUIRE(changed(
            pattern.setStepParam(cell / 32, cell / 4 % 8, controlChange(static_cast<std::uint8_t>(cell % 4)), 1)));
    }
    REQUIRE(pattern.setNote(3, 7, 2, {.pitch = 7}) == Outcome::Done);
    REQUIRE(pattern.setStepParam(3, 7, ParamId::Pan, 3) == Outcome::Done);
    const std::uint64_t before = checksum(pattern);
    StepValue<Pocket> large{};
    large.notes[0] = Note{};
    for (std::uint8_t lock = 0; lock < 5; ++lock) {
        REQUIRE(large.values.push({.id = controlChange(lock), .value = 1}));
    }
    CHECK(pattern.setStep(3, 7, large) == Outcome::LockPoolFull);
    CHECK_EQ(checksum(pattern), before);
    // Four fit: three are free, and the step's own comes free.
    large.values.erase(4);
    CHECK(pattern.setStep(3, 7, large) == Outcome::Done);
    CHECK(pattern.stepValue(3, 7) == large);
    CHECK(pattern.isSound());
}

TEST_CASE("a step's values must be in order and lockable") {
    static Pattern<Studio> pattern;
    const std::uint64_t before = checksum(pattern);
    const auto refused = [](std::initializer_list<ParamId> ids) {
        StepValue<Studio> value{};
        for (const ParamId id : ids) {
            (void)value.values.push({.id = id, .value = 1});
        }
        return pattern.setStep(0, 0, value) == Outcome::NoSuchParam;
    };
    CHECK(refused({ParamId::Pan, ParamId::Level}));
    CHECK(refused({ParamId::Pan, ParamId::Pan}));
    CHECK(refused({ParamId::Mute}));
    CHECK(refused({ParamId::Condition}));
    CHECK(refused({static_cast<ParamId>(99)}));
    CHECK_EQ(checksum(pattern), before);
}

TEST_CASE("clearing a step frees its notes and its locks") {
    static Pattern<Studio> pattern;
    REQUIRE(pattern.setStep(1, 2, stepWith(4, 24)) == Outcome::Done);
    CHECK(pattern.setStep(1, 2, {}) == Outcome::Done);
    CHECK_EQ(pattern.noteUsage().used, 0);
    CHECK_EQ(pattern.lockUsage().used, 0);
    CHECK(pattern.stepValue(1, 2).isEmpty());
}

TEST_CASE("a step with locks and no notes is a lock trig; with silent notes it is none") {
    Pattern<Pocket> pattern;
    CHECK(!pattern.step(0, 0).isTrig());
    (void)pattern.setStepParam(0, 0, ParamId::StepMicro, 1);
    CHECK(!pattern.step(0, 0).isTrig());
    (void)pattern.setStepParam(0, 0, ParamId::Pan, 1);
    CHECK(pattern.step(0, 0).isLockTrig() && !pattern.step(0, 0).isNoteTrig());
    (void)pattern.setNote(0, 0, 1, {.on = false});
    CHECK(!pattern.step(0, 0).isTrig());
    (void)pattern.setNote(0, 0, 0, {});
    CHECK(pattern.step(0, 0).isNoteTrig() && !pattern.step(0, 0).isLockTrig());
    (void)pattern.clearNote(0, 0, 0);
    CHECK(!pattern.step(0, 0).isTrig());
    (void)pattern.clearNote(0, 0, 1);
    CHECK(pattern.step(0, 0).isLockTrig());
}

TEST_CASE("equal content has equal checksums, whatever was done on the way") {
    Dice dice{11};
    for (int round = 0; round < 200; ++round) {
        Pattern<Pocket> straight;
        Pattern<Pocket> crooked;
        // Much is done to one of them and undone again...
        for (int edit = 0; edit < 300; ++edit) {
            (void)crooked.setStepParam(
                dice.below(4), dice.below(8), controlChange(static_cast<std::uint8_t>(dice.below(8))), 1);
            (void)crooked.setNote(dice.below(4), dice.below(8), dice.below(4), {});
        }
        for (std::size_t step = 0; step < 32; ++step) {
            (void)crooked.setStep(step / 8, step % 8, {});
        }
        // ...and then both get the same, one of them the other way round.
        for (std::size_t step = 0; step < 32; ++step) {
            const std::size_t last = 31 - step;
            (void)straight.setNote(step / 8, step % 8, 1, {.pitch = static_cast<std::uint8_t>(step)});
            (void)straight.setStepParam(step / 8, step % 8, ParamId::Pan, 5);
            (void)straight.setStepParam(step / 8, step % 8, ParamId::Level, 7);
            (void)crooked.setStepParam(last / 8, last % 8, ParamId::Level, 7);
            (void)crooked.setStepParam(last / 8, last % 8, ParamId::Pan, 5);
            (void)crooked.setNote(last / 8, last % 8, 1, {.pitch = static_cast<std::uint8_t>(last)});
        }
        CHECK_EQ(checksum(crooked), checksum(straight));
    }
}

TEST_CASE("each single difference changes the checksum") {
    const Pattern<Pocket> plain;
    const auto differs = [&](auto&& change) {
        Pattern<Pocket> pattern = plain;
        change(pattern);
        return checksum(pattern) != checksum(plain);
    };
    CHECK(differs([](auto& pattern) { (void)pattern.setNote(0, 0, 0, {}); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setStepParam(0, 0, ParamId::Pan, 0); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setStepParam(0, 0, ParamId::Condition, 1); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setTrackParam(0, ParamId::Mute, 1); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setTrackParam(0, controlChange(0), 0); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setPatternParam(ParamId::Tempo, 120'001); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setPatternParam(ParamId::PatternSwing, 501); }));
    CHECK(differs([](auto& pattern) { (void)pattern.setPatternParam(ParamId::MasterLength, 1); }));
    Pattern<Pocket> first;
    Pattern<Pocket> second;
    (void)first.setNote(0, 0, 0, {});
    (void)second.setNote(0, 0, 1, {});
    CHECK(checksum(first) != checksum(second));
}

} // namespace
} // namespace tresillo
