// SPDX-License-Identifier: MIT
// What a rendered file holds of a song, its tail, and a loop of it.
#include "session/course.h"
#include "session/loop_take.h"
#include "session/offline.h"
#include "session/take_files.h"
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <numbers>
#include <vector>

namespace tresillo::session {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr SampleRate kSoundRate{48'000};
constexpr std::int64_t kBarFrames = 96'000; // at 120 BPM

using Frame = std::array<float, 2>;

/// What a take holds, and the stems of it.
struct Held {
    std::vector<Frame> mix{};
    std::vector<std::vector<Frame>> stems{};
    std::vector<std::string> remarks{};
};

Held heldBy(Take& take, const std::vector<std::uint8_t>& stems = {}) {
    Held held{.stems = std::vector<std::vector<Frame>>(stems.size())};
    const auto append = [](std::vector<Frame>& to, const audio::StereoBuffer& from, std::size_t frames) {
        for (std::size_t frame = 0; frame < frames; ++frame) {
            to.push_back({from.left[frame], from.right[frame]});
        }
    };
    while (const auto block = take.next(stems)) {
        append(held.mix, block->mix, block->frames);
        for (std::size_t stem = 0; stem < stems.size(); ++stem) {
            append(held.stems[stem], block->stems[stem], block->frames);
        }
    }
    EXPECT_EQ(take.problem(), std::nullopt);
    EXPECT_EQ(take.frames(), static_cast<std::int64_t>(held.mix.size()));
    held.remarks = take.remarks();
    return held;
}

/// A kit of one pad, and a pattern at 120 BPM of which track 1 plays it.
class Rendered : public testing::Test {
protected:
    Rendered() {
        (void)pattern_->setTrackParam(0, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
        project_.kits.push_back({.id = "k", .name = "K", .path = {}});
    }

    /// The pad's sample: 1 at its first frame, `ring` for `frames` frames behind it.
    void sample(float ring, std::int64_t frames) {
        std::vector<float> sound(static_cast<std::size_t>(frames), ring);
        sound.front() = 1.0F;
        std::filesystem::create_directories(folder_ / "kits/k");
        std::ofstream(folder_ / "kits/k/kit.json")
            << R"({"schema": 1, "type": "kit", "id": "k", "name": "K", "pads": [{"layers": [{"file": "s.wav"}]}]})";
        SF_INFO info{
            .frames = 0,
            .samplerate = 48'000,
            .channels = 1,
            .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT,
            .sections = 0,
            .seekable = 0};
        SNDFILE* file = sf_open((folder_ / "kits/k/s.wav").c_str(), SFM_WRITE, &info);
        EXPECT_EQ(sf_writef_float(file, sound.data(), frames), frames);
        sf_close(file);
    }

    void note(std::size_t track, std::size_t step, int micro = 0) {
        (void)pattern_->setNote(track, step, 0, Note{.micro = static_cast<std::int8_t>(micro)});
    }

    Instrument& open(const Programme& programme, SampleRate rate = kSoundRate) {
        project_.setPattern(PatternId{0}, *pattern_, words_);
        EXPECT_EQ(storage::writeProject(folder_ / "project.json", project_), std::nullopt);
        auto opened = Instrument::open(folder_ / "", rate, programme);
        EXPECT_TRUE(opened.ok()) << opened.message();
        instruments_.push_back(std::move(*opened));
        EXPECT_THAT(instruments_.back()->remarks(), IsEmpty());
        return *instruments_.back();
    }

    Held once(std::int32_t bars, const Tail& tail = {}, const std::vector<std::uint8_t>& stems = {}, int block = 1000) {
        OfflineTake take(open({.bars = bars, .once = true}), block, tail);
        return heldBy(take, stems);
    }

    Held loop(
        std::optional<std::int32_t> bars, const std::vector<std::uint8_t>& stems = {}, int block = 1000,
        SampleRate rate = kSoundRate) {
        Instrument& instrument = open({.bars = bars, .goesRound = true}, rate);
        const Course course = Course::of(instrument, bars);
        const Repeats repeats = instrument.head().song.empty() ? repeatsOf(instrument, course.length()) : Repeats{};
        LoopTake take(instrument, block, course, repeats, 1.0F);
        Held held = heldBy(take, stems);
        pass_ = take.pass();
        return held;
    }

    /// The frames of a loop, put end to end, are those of a longer render from the pass that it is on.
    void expectTheLongRender(std::int32_t bars, const std::vector<std::uint8_t>& stems = {}) {
        const Held loop = this->loop(bars, stems);
        const auto frames = static_cast<std::size_t>(bars * kBarFrames);
        ASSERT_EQ(loop.mix.size(), frames);
        const auto first = static_cast<std::size_t>(pass_) * frames;
        const Held whole = once(bars * static_cast<std::int32_t>(pass_ + 4), {.kind = Tail::Kind::None}, stems);
        ASSERT_EQ(whole.mix.size(), first + 4 * frames);
        for (std::size_t frame = 0; frame < 3 * frames; ++frame) {
            ASSERT_EQ(whole.mix[first + frame], loop.mix[frame % frames]) << frame;
            for (std::size_t stem = 0; stem < stems.size(); ++stem) {
                ASSERT_EQ(whole.stems[stem][first + frame], loop.stems[stem][frame % frames]) << frame;
            }
        }
    }

    storage::TemporaryFolder folder_{};
    storage::ProjectFile project_{};
    storage::PatternWords words_{};
    std::unique_ptr<Pattern<Studio>> pattern_{std::make_unique<Pattern<Studio>>()};
    std::vector<std::unique_ptr<Instrument>> instruments_{};
    std::int64_t pass_{0};
};

TEST_F(Rendered, EndsWithTheLastFrameThatIsHeard) {
    sample(0.01F, 20 * 48'000);
    note(0, 0);
    EXPECT_EQ(once(1).mix.size(), 20U * 48'000U) << "not after ten seconds";
    sample(0.01F, 50'000);
    EXPECT_EQ(once(1).mix.size(), 96'000U) << "nothing rings on";
    sample(1e-5F, 200'000);
    EXPECT_EQ(once(1).mix.size(), 96'000U) << "-100 dBFS is nothing";
}

TEST_F(Rendered, WaitsForWhatSoundsAgainAfterALongSilence) {
    sample(0.0F, 5 * 48'000);
    note(0, 0);
    (void)pattern_->setTrackParam(0, ParamId::DelaySend, 1000);
    project_.setProjectParam(ParamId::DelaySync, 11); // half a bar
    project_.setProjectParam(ParamId::DelayFeedback, 500);
    const Held held = once(1);
    EXPECT_GT(held.mix.size(), 5U * 48'000U) << "echoes are a second apart";
    const std::vector<std::uint8_t> stems{0, audio::kTracks + 1};
    const Held blocks = once(1, {}, stems, 17);
    EXPECT_EQ(blocks.mix, held.mix);
    EXPECT_EQ(blocks.stems[0].size(), held.mix.size());
    EXPECT_EQ(blocks.stems[1].size(), held.mix.size());
}

TEST_F(Rendered, FadesWhatNeverEndsAndSaysSo) {
    sample(0.25F, 70 * 48'000);
    note(0, 0);
    const Held held = once(1);
    ASSERT_GT(held.mix.size(), 96'000U + 60U * 48'000U - 10U);
    ASSERT_LE(held.mix.size(), 96'000U + 60U * 48'000U);
    const std::size_t begin = 96'000 + 60 * 48'000 - 2'400;
    EXPECT_EQ(held.mix[begin - 1], held.mix[begin - 2]);
    const auto falls = std::is_sorted(
        held.mix.begin() + static_cast<std::ptrdiff_t>(begin), held.mix.end(),
        [](const Frame& earlier, const Frame& later) { return earlier[0] > later[0]; });
    EXPECT_TRUE(falls);
    EXPECT_LT(held.mix.back()[0], 1e-4F);
    EXPECT_THAT(held.remarks, Contains(HasSubstr("faded out")));
    EXPECT_THAT(once(1, {.kind = Tail::Kind::None}).remarks, IsEmpty());
}

TEST_F(Rendered, HasTheTailThatIsAskedFor) {
    sample(0.25F, 3 * 48'000);
    note(0, 0);
    const Held whole = once(1);
    const Held none = once(1, {.kind = Tail::Kind::None});
    ASSERT_EQ(none.mix.size(), 96'000U);
    EXPECT_TRUE(std::equal(none.mix.begin(), none.mix.end(), whole.mix.begin()));
    const Held half = once(1, {.kind = Tail::Kind::Fixed, .seconds = 0.5}, {0});
    EXPECT_EQ(half.mix.size(), 120'000U);
    EXPECT_EQ(half.stems[0].size(), 120'000U);
    EXPECT_EQ(half.mix.back(), (Frame{0.0F, 0.0F}));
    EXPECT_THAT(half.remarks, Contains(HasSubstr("still sounded 0.5 s after its end")));
    const Held longer = once(1, {.kind = Tail::Kind::Fixed, .seconds = 5});
    EXPECT_EQ(longer.mix.size(), 6U * 48'000U + 48'000U);
    EXPECT_THAT(longer.remarks, IsEmpty());
}

TEST_F(Rendered, ALoopOfWhatRepeatsIsTheLongRenderToTheBit) {
    sample(0.1F, 130'000); // longer than a bar
    note(0, 0, -6);        // early: before the bar's line, so at the loop's end
    note(0, 6, 5);
    (void)pattern_->setTrackParam(1, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
    (void)pattern_->setTrackParam(1, ParamId::DelaySend, 500);
    (void)pattern_->setTrackParam(
        1, ParamId::LfoTarget, 1 + static_cast<int>(ParamId::Cutoff) - static_cast<int>(kFirstLfoTarget));
    (void)pattern_->setTrackParam(1, ParamId::LfoSync, 9); // a quarter note
    note(1, 15, 11);
    project_.setProjectParam(ParamId::DelayFeedback, 600);
    (void)pattern_->setPatternParam(ParamId::PatternSwing, 620);
    expectTheLongRender(1, {0, 1, audio::kTracks + 1});
    expectTheLongRender(2);
    project_.setProjectParam(ParamId::Limiter, 1);
    project_.setProjectParam(ParamId::LimiterCeiling, -200);
    expectTheLongRender(1, {0, 1, audio::kTracks + 1});
}

TEST_F(Rendered, ALoopOfConditionsIsTheLongRenderWhereTheyComeRound) {
    sample(0.1F, 20'000);
    note(0, 0);
    note(0, 4);
    (void)pattern_->setStepParam(
        0, 4, ParamId::Condition, encodeCondition({.kind = ConditionKind::Ratio, .a = 2, .b = 2}));
    expectTheLongRender(2);
    EXPECT_THAT(loop(1).remarks, Contains("not the same in each pass: conditions A:B (track 1)"));
    EXPECT_THAT(loop(2).remarks, IsEmpty());
}

TEST_F(Rendered, ALoopDoesNotDependOnTheBlockSize) {
    sample(0.1F, 130'000);
    note(0, 0, -6);
    project_.setProjectParam(ParamId::Limiter, 1);
    const Held held = loop(1, {0}, 1000);
    for (const int block : {17, 64, 4096, 65'536}) {
        const Held other = loop(1, {0}, block);
        EXPECT_EQ(other.mix, held.mix) << block;
        EXPECT_EQ(other.stems[0], held.stems[0]) << block;
    }
}

TEST_F(Rendered, WhatDoesNotRepeatIsNamed) {
    sample(0.1F, 1'000);
    words_.tracks[0] = TrackName{"Kick"};
    note(0, 0);
    EXPECT_THAT(loop(1).remarks, IsEmpty());
    (void)pattern_->setTrackParam(0, ParamId::Probability, 50);
    EXPECT_THAT(loop(1).remarks, Contains("not the same in each pass: chance (track 1 Kick)"));
    (void)pattern_->setTrackParam(0, ParamId::Probability, 100);
    (void)pattern_->setTrackParam(0, ParamId::TrackLength, 12);
    EXPECT_THAT(loop(1).remarks, Contains("not the same in each pass: another length (track 1 Kick)"));
    EXPECT_THAT(loop(3).remarks, IsEmpty());
    (void)pattern_->setTrackParam(0, ParamId::Direction, static_cast<int>(Direction::Random));
    EXPECT_THAT(loop(3).remarks, Contains("not the same in each pass: random direction (track 1 Kick)"));
}

TEST_F(Rendered, ALoopOfASongHasItsEndInItsBeginning) {
    sample(0.5F, 40'000);
    note(0, 15);
    ASSERT_TRUE(project_.song.push({.pattern = PatternId{0}, .repeats = 2}));
    ASSERT_TRUE(project_.song.push({.pattern = PatternId{0}, .tempo = 240'000}));
    const Held held = loop(std::nullopt);
    ASSERT_EQ(held.mix.size(), 5U * 48'000U);
    EXPECT_EQ(held.mix[0][0], held.mix.back()[0]);
    EXPECT_NE(held.mix[0][0], 0.0F);
    EXPECT_THAT(held.remarks, IsEmpty());
}

TEST_F(Rendered, ABarThatIsNoWholeNumberOfFramesIsRoundedAndSaysSo) {
    sample(0.1F, 1'000);
    note(0, 0);
    (void)pattern_->setPatternParam(ParamId::Tempo, 104'000);
    const Held held = loop(1);
    EXPECT_EQ(held.mix.size(), 110'769U); // of 110,769.23
    EXPECT_THAT(held.remarks, Contains(HasSubstr("a pass is 110769.231 frames long, and this file 110769")));
    (void)pattern_->setPatternParam(ParamId::Tempo, 120'000);
    const Held slow = loop(1, {}, 1000, SampleRate{44'100});
    EXPECT_EQ(slow.mix.size(), 88'200U);
}

TEST_F(Rendered, ALoopHasNoClickWhereItsPassesDiffer) {
    sample(0.0F, 10);
    note(0, 0);
    (void)pattern_->setTrackParam(0, ParamId::Level, -600);
    (void)pattern_->setTrackParam(1, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
    (void)pattern_->setTrackParam(1, ParamId::ReverbSend, 1000);
    (void)pattern_->setTrackParam(1, ParamId::Cutoff, 200);
    note(1, 0);
    note(1, 8);
    project_.setProjectParam(ParamId::ReverbRoom, 900);
    project_.setProjectParam(ParamId::ReverbMix, 1000);
    const Held held = loop(1, {audio::kTracks});
    const std::vector<Frame>& reverb = held.stems[0];
    float steepest = 0.0F;
    for (std::size_t frame = 1; frame < reverb.size(); ++frame) {
        steepest = std::max(steepest, std::fabs(reverb[frame][0] - reverb[frame - 1][0]));
    }
    EXPECT_LE(std::fabs(reverb.front()[0] - reverb.back()[0]), steepest);
    EXPECT_THAT(held.remarks, Contains(HasSubstr("a reverb that is never silent")));
}

TEST_F(Rendered, TheCourseIsTheEnginesOwn) {
    sample(0.1F, 1'000);
    note(0, 0);
    for (const std::int32_t tempo : {97'123, 133'700, 120'000}) {
        ASSERT_TRUE(project_.song.push({.pattern = PatternId{0}, .repeats = 3, .tempo = tempo}));
        ASSERT_TRUE(project_.song.push({.pattern = PatternId{0}, .length = 5, .tempo = 211'111}));
    }
    Instrument& instrument = open({.once = true});
    const Course course = Course::of(instrument, std::nullopt);
    OfflineTake take(instrument, 1000, {.kind = Tail::Kind::None});
    EXPECT_EQ(static_cast<std::int64_t>(heldBy(take).mix.size()), course.passStart(1).value);
    EXPECT_EQ(take.expectedFrames(), course.passStart(1).value);
    EXPECT_FALSE(course.isWhole());
    const Course::Place place = course.placeOf(0, Frames{course.passStart(1).value - 1});
    EXPECT_EQ(place.bar, 10);
}

TEST(TailWords, AreAutoNoneOrSeconds) {
    EXPECT_EQ(tailOf("auto"), Tail{});
    EXPECT_EQ(tailOf("none"), (Tail{.kind = Tail::Kind::None}));
    EXPECT_EQ(tailOf("2.5"), (Tail{.kind = Tail::Kind::Fixed, .seconds = 2.5}));
    EXPECT_EQ(tailOf("0"), (Tail{.kind = Tail::Kind::Fixed, .seconds = 0.0}));
    for (const char* none : {"", "-1", "abc", "5s", "nan", "inf", "1e9", "3601", " 1"}) {
        EXPECT_EQ(tailOf(none), std::nullopt) << none;
    }
}

TEST(StemNames, CarryTheTracksNamesAndWorkOnEverySystem) {
    const std::vector<std::string> tracks{"Kick", "", "AC/DC: \"x\"?", "Größe ", "..", "con"};
    EXPECT_EQ(stemName(0, tracks), "track_01_Kick");
    EXPECT_EQ(stemName(1, tracks), "track_02");
    EXPECT_EQ(stemName(2, tracks), "track_03_AC_DC_ _x__");
    EXPECT_EQ(stemName(3, tracks), "track_04_Größe");
    EXPECT_EQ(stemName(4, tracks), "track_05_");
    EXPECT_EQ(stemName(15, tracks), "track_16");
    EXPECT_EQ(stemName(audio::kTracks, tracks), "reverb");
    EXPECT_EQ(stemName(audio::kTracks + 1, tracks), "delay");
}

} // namespace
} // namespace tresillo::session
