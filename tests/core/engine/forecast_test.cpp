// SPDX-License-Identifier: MIT
// The dice are seen before they fall: what is forecast is what then plays, when nobody touches anything.
#include "core/engine/forecast.h"
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <algorithm>
#include <string_view>

namespace tresillo::test {
namespace {

template <class Sizes> ComingPass<Sizes> forecastOf(Rig<Sizes>& rig) {
    return forecast(rig.engine.model(), rig.link.outlook.read());
}

/// The silent steps of a track: '-' silent, '.' not.
template <class Sizes> bool isSilent(Rig<Sizes>& rig, std::size_t track, std::string_view expected) {
    const ComingPass<Sizes> pass = forecastOf(rig);
    bool isSame = true;
    for (std::size_t step = 0; step < expected.size(); ++step) {
        isSame = isSame && pass.silent.steps[track].has(step) == (expected[step] == '-');
    }
    return isSame;
}

template <class Sizes> void condition(Pattern<Sizes>& pattern, std::size_t step, const Condition& condition) {
    lock(pattern, 0, step, ParamId::Condition, encodeCondition(condition));
}

constexpr Condition kSecondOfTwo{.kind = ConditionKind::Ratio, .a = 2, .b = 2};

TEST_CASE("a step that was decided belongs to the next pass; a step without a trig is never marked") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xx.x");
    condition(rig->pattern(0), 0, kSecondOfTwo);
    condition(rig->pattern(0), 3, kSecondOfTwo);
    rig->giveFirst(1);
    (void)rig->play(1);
    CHECK(isSilent(*rig, 0, "-..-")); // stopped: what a start would play
    rig->start();
    (void)rig->play(100);
    CHECK(isSilent(*rig, 0, "...-")); // step 0 has had its first pass and plays in the second
    (void)rig->play(3 * kStepFrames); // step 3 is past, too, and step 0 is about to come
    CHECK(isSilent(*rig, 0, "....")); // in the second pass both play
    (void)rig->play(2 * kStepFrames);
    CHECK(isSilent(*rig, 0, "-..."));
}

TEST_CASE("all trigs of a silent track are marked: by gesture, by its pattern, beside a solo, without an instrument") {
    const auto rig = makeRig<Pocket>();
    for (std::size_t track = 0; track < 4; ++track) {
        drum(rig->pattern(0), track, "x.x.");
    }
    setTrack(rig->pattern(0), 1, ParamId::Mute, 1);
    setTrack(rig->pattern(0), 3, ParamId::Instrument, 0);
    rig->giveFirst(1);
    (void)rig->command(MuteTrack{.track = 2, .on = true});
    for (const bool isPlaying : {false, true}) {
        if (isPlaying) {
            rig->start();
        }
        (void)rig->play(10);
        CHECK(isSilent(*rig, 0, "...."));
        CHECK(isSilent(*rig, 1, "-.-."));
        CHECK(isSilent(*rig, 2, "-.-."));
        CHECK(isSilent(*rig, 3, "-.-."));
    }
    (void)rig->edit(PatternId{0}, SetTrackParam{.track = 1, .id = ParamId::Solo, .value = 1});
    (void)rig->play(10);
    CHECK(isSilent(*rig, 0, "-.-."));
}

TEST_CASE("FILL is read as it is now, and a queued launch makes it the last pass") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    condition(rig->pattern(0), 2, {.kind = ConditionKind::Fill});
    condition(rig->pattern(0), 4, {.kind = ConditionKind::Last});
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(100);
    CHECK(isSilent(*rig, 0, "..-.-..."));
    (void)rig->command(Fill{true});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 0, "....-..."));
    (void)rig->command(Launch{.pattern = PatternId{0}});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 0, "........"));
    (void)rig->command(CancelLaunch{});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 0, "....-..."));
}

TEST_CASE("a loop brings its own steps again with the same dice; steps outside it do not come") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    for (std::size_t step = 0; step < 8; ++step) {
        condition(rig->pattern(0), step, kSecondOfTwo);
    }
    rig->giveFirst(1);
    (void)rig->command(SetLoop{.start = {}, .end = kSixteenth * 4});
    rig->start();
    (void)rig->play(2 * kStepFrames);
    CHECK(isSilent(*rig, 0, "----....")); // never a second pass
}

TEST_CASE("where another pattern takes over, the steps beyond do not come; stopped, a place is looked at from there") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    for (std::size_t step = 0; step < 8; ++step) {
        lock(rig->pattern(0), 0, step, ParamId::Probability, 0);
    }
    drum(rig->pattern(1), 0, "xxxx");
    rig->giveFirst(2);
    (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .length = 16}});
    (void)rig->edit({}, InsertSection{.index = 1, .section = {.pattern = PatternId{1}, .length = 16}});
    (void)rig->command(SetFollow{Follow::Song});
    (void)rig->command(Seek{kSixteenth * 14});
    (void)rig->play(10);
    CHECK(isSilent(*rig, 0, "......--"));
    rig->start();
    (void)rig->play(10);
    CHECK(isSilent(*rig, 0, ".......-"));
}

TEST_CASE("by chance the coming turns are as many as the track has steps; who is not among them is not marked") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    setTrack(rig->pattern(0), 0, ParamId::Probability, 0);
    setTrack(rig->pattern(0), 0, ParamId::Direction, static_cast<std::int32_t>(Direction::Random));
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(100);
    const ComingPass<Pocket> pass = forecastOf(*rig);
    rig->forget();
    (void)rig->play(8 * kStepFrames, kStepFrames);
    StepSet<Pocket::kSteps> came{};
    for (std::size_t index = 0; index < rig->noticeCount; ++index) {
        if (const auto* step = std::get_if<StepReached>(&rig->notices[index].what)) {
            came.add(step->step);
        }
    }
    CHECK(pass.coming[0] == came);
    CHECK(pass.silent.steps[0] == came);
    CHECK(!(came == StepSet<Pocket::kSteps>{{0xFF}})); // with this seed not all of them
}

TEST_CASE("a step that asks its neighbour, which decides later, is foreseen with what is known when it decides") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxx");
    for (std::size_t step = 0; step < 4; ++step) {
        condition(rig->pattern(0), step, {.kind = ConditionKind::Last});
    }
    drum(rig->pattern(0), 1, "xx");
    setTrack(rig->pattern(0), 1, ParamId::StepLength, 5); // a bar
    lock(rig->pattern(0), 1, 1, ParamId::Condition, encodeCondition({.kind = ConditionKind::Neighbour}));
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(100);
    CHECK(isSilent(*rig, 1, ".-"));
    // Still queued when the bar is decided, half a bar ahead; over when the neighbour's step is.
    (void)rig->command(Launch{.tracks = 8, .line = LaunchLine::AfterSteps, .steps = 12});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 1, ".."));
    rig->forget();
    (void)rig->play(kBarFrames, 1'000);
    CHECK(std::any_of(rig->sink.begin(), rig->sink.end(), [](const Recorded& event) {
        return event.kind == EventKind::On && event.track == 1 && event.at.value == kBarFrames;
    }));
}

TEST_CASE("a solo that a launch brings silences from its line on what stays") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    drum(rig->pattern(1), 1, "xxxxxxxx");
    setTrack(rig->pattern(1), 1, ParamId::Solo, 1);
    rig->giveFirst(2);
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}, .tracks = 2, .line = LaunchLine::AfterSteps, .steps = 4});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 0, "-....---")); // steps 1-4 are decided before the line
}

TEST_CASE("a launch leaves the song: behind its line no section mutes what stays") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    drum(rig->pattern(0), 1, "xxxxxxxx");
    drum(rig->pattern(1), 0, "xxxxxxxx");
    rig->giveFirst(2);
    (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .mutes = 2, .length = 64}});
    (void)rig->command(SetFollow{Follow::Song});
    rig->start();
    (void)rig->play(100);
    CHECK(isSilent(*rig, 1, "--------"));
    (void)rig->command(Launch{.pattern = PatternId{1}, .tracks = 1, .line = LaunchLine::AfterSteps, .steps = 4});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 1, ".----...")); // steps 1-4 are decided before the line
}

TEST_CASE("a launch leaves the song on the line of a section, too: what the section mutes is heard behind it") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    drum(rig->pattern(0), 1, "xxxxxxxx");
    drum(rig->pattern(1), 0, "xxxxxxxx");
    rig->giveFirst(2);
    (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .length = 4}});
    (void)rig->edit({}, InsertSection{.index = 1, .section = {.pattern = PatternId{0}, .mutes = 2, .length = 64}});
    (void)rig->command(SetFollow{Follow::Song});
    rig->start();
    (void)rig->play(100);
    CHECK(isSilent(*rig, 1, "-...----")); // 1-3 come before the second section
    (void)rig->command(Launch{.pattern = PatternId{1}, .tracks = 1, .line = LaunchLine::AfterSteps, .steps = 4});
    (void)rig->play(100);
    CHECK(isSilent(*rig, 1, "-.......")); // its first step is decided before the line
    rig->sink.clear();
    (void)rig->play(7 * kStepFrames, 1'000);
    std::size_t heard = 0;
    for (const Recorded& event : rig->sink) {
        heard += event.kind == EventKind::On && event.track == 1 && event.at.value >= 4 * kStepFrames ? 1U : 0U;
    }
    CHECK_EQ(heard, 3U); // 5, 6, 7 and not the first one
}

// Whatever may be set before somebody lets go of everything.
template <class Sizes> void setUp(Rig<Sizes>& rig, Random& random) {
    for (std::uint8_t index = 0; index < 2; ++index) {
        rig.pattern(index) = Pattern<Sizes>();
        fillRandomly(rig.pattern(index), random);
    }
    rig.giveFirst(2);
    for (std::int64_t sections = random.from(1, 3); sections > 0; --sections) {
        (void)rig.edit({}, InsertSection{.index = 0, .section = randomSection<Sizes>(random, 2)});
    }
    (void)rig.edit({}, SetProjectParam{.id = ParamId::Seed, .value = static_cast<std::int32_t>(random.below(100))});
    (void)rig.play(1); // the small instrument's queue is short
    (void)rig.command(SetFollow{random.chance(50) ? Follow::Pattern : static_cast<Follow>(random.below(3))});
    if (random.chance(30)) {
        (void)rig.command(SetLoop{.start = kSixteenth * random.below(8), .end = kSixteenth * random.below(40)});
    }
    if (random.chance(40)) {
        (void)rig.command(Seek{kSixteenth * random.below(60)});
    }
}

template <class Sizes> void touch(Rig<Sizes>& rig, Random& random) {
    rig.start();
    for (std::int64_t gestures = random.below(6); gestures > 0; --gestures) {
        (void)rig.play(random.below(40'000), 5'000);
        const std::int64_t what = random.below(5);
        if (what == 0) {
            const auto track = static_cast<std::uint8_t>(random.below(static_cast<std::int64_t>(Sizes::kTracks)));
            (void)rig.command(MuteTrack{.track = track, .on = random.chance(50)});
        } else if (what < 3) {
            (void)rig.command(Fill{random.chance(50)});
        } else {
            (void)rig.command(Launch{
                .pattern = PatternId{static_cast<std::uint8_t>(random.below(2))},
                .tracks = static_cast<std::uint16_t>(random.chance(50) ? 0xFFFF : random.from(1, 15)),
                .line = static_cast<LaunchLine>(random.below(6)),
                .steps = static_cast<std::uint8_t>(random.below(40)),
                .keepPosition = random.chance(50)});
        }
    }
}

struct Tally {
    std::uint64_t right{0};
    std::uint64_t wrong{0};
    std::uint64_t silent{0};
    std::uint64_t unseen{0};
};

/// How many steps of each track are told first that lie before the place at which playing begins.
using Past = std::array<std::int64_t, 16>;

template <class Sizes> Past pastSteps(const Rig<Sizes>& rig, Ticks from) {
    Past past{};
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const auto& pattern = rig.arena.buffers[rig.engine.player().patternOf(track).value]; // buffer n is pattern n
        const TrackClock clock = clockOf(pattern, track);
        past[track] = clock.firstAt(from) - clock.firstAt(from - clock.step * kSpillSteps);
    }
    return past;
}

template <class Sizes> class Comparison {
public:
    Comparison(Rig<Sizes>& rig, const Past& past, Tally& tally)
        : rig_(rig), pass_(forecastOf(rig)), past_(past), tally_(tally) {}

    /// Plays on: the first time that each step comes must be as foreseen.
    void run() {
        rig_.forget();
        for (int block = 0; block < 100; ++block) {
            (void)rig_.play(3'000, 100); // the small instrument has few notices, and a start takes most of them
            for (std::size_t index = 0; index < rig_.noticeCount; ++index) {
                if (const auto* step = std::get_if<StepReached>(&rig_.notices[index].what)) {
                    look(*step);
                }
            }
            rig_.forget();
        }
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            for (std::size_t step = 0; hasInstrument(track) && step < Sizes::kSteps; ++step) {
                const bool isUnseen = pass_.coming[track].has(step) && !seen_[track].has(step);
                tally_.unseen += isUnseen ? 1U : 0U;
            }
        }
    }

private:
    void look(const StepReached& told) {
        if (past_[told.track]-- > 0) {
            return;
        }
        const bool isOurs = told.pattern == pass_.silent.patterns[told.track];
        if (!isOurs || !pass_.coming[told.track].has(told.step) || seen_[told.track].has(told.step)) {
            return;
        }
        seen_[told.track].add(told.step);
        const bool isTrig = rig_.pattern(told.pattern.value).step(told.track, told.step).isTrig();
        const bool isSilentTrig = isTrig && !told.fired;
        const bool isForeseen = pass_.silent.steps[told.track].has(told.step) == isSilentTrig;
        tally_.right += isForeseen ? 1U : 0U;
        tally_.wrong += isForeseen ? 0U : 1U;
        tally_.silent += isSilentTrig ? 1U : 0U;
    }

    bool hasInstrument(std::size_t track) {
        return rig_.pattern(pass_.silent.patterns[track].value).track(track).value(ParamId::Instrument) != 0;
    }

    Rig<Sizes>& rig_;
    const ComingPass<Sizes> pass_;
    Past past_;
    Tally& tally_;
    std::array<StepSet<Sizes::kSteps>, Sizes::kTracks> seen_{};
};

template <class Sizes> void checkForecasts(std::uint64_t seeds, std::uint64_t atLeast) {
    Tally playing{};
    Tally starting{};
    for (std::uint64_t seed = 1; seed <= seeds && playing.wrong + starting.wrong < 5; ++seed) {
        Random random{seed};
        const auto rig = makeRig<Sizes>();
        setUp(*rig, random);
        touch(*rig, random);
        (void)rig->play(random.below(200'000), 5'000);
        rig->collect();
        Comparison(*rig, Past{}, playing).run();
        // And what a start will play, from the beginning or from within.
        const bool isPause = rig->engine.player().following() == Follow::Pattern && random.chance(50);
        (void)rig->command(isPause ? Gesture{Pause{}} : Gesture{Stop{}});
        (void)rig->play(1);
        const Past past = isPause ? pastSteps(*rig, rig->link.status.read().position) : Past{};
        Comparison comparison(*rig, past, starting);
        rig->start();
        comparison.run();
        CHECK_EQ(playing.wrong, 0U);
        CHECK_EQ(starting.wrong, 0U);
    }
    for (const Tally& tally : {playing, starting}) {
        CHECK(tally.right > atLeast);
        CHECK(tally.silent > atLeast / 10);
        CHECK(tally.unseen < tally.right / 10); // only the slowest tracks take longer
    }
}

TEST_CASE("what is forecast is what plays, whatever the music: thousands of random patterns, songs, loops, launches") {
    checkForecasts<Pocket>(kFullSize ? 5'000 : 200, kFullSize ? 50'000U : 1'000U);
}

TEST_CASE("and with sixteen tracks") { checkForecasts<Studio>(kFullSize ? 300 : 10, kFullSize ? 20'000U : 500U); }

} // namespace
} // namespace tresillo::test
