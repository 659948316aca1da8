// SPDX-License-Identifier: MIT
#include "session/forecast.h"
#include "session/instrument.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace tresillo::session {
namespace {

constexpr std::int64_t kTenth = 4'800; // of a second

/// The demo, followed by its first pattern, whose track 0 is made plain: a note on each of the first four steps.
class ForecastOfInstrument : public ::testing::Test {
protected:
    void SetUp() override {
        auto opened = Instrument::open("demos/tresillo", SampleRate{48'000}, {});
        ASSERT_TRUE(opened.ok()) << opened.message();
        instrument_ = std::move(*opened);
        (void)project().command(SetFollow{Follow::Pattern});
        (void)project().command(Launch{.pattern = PatternId{200}, .line = LaunchLine::Now});
        (void)project().commit({}, kPattern, SetTrackParam{.track = 0, .id = ParamId::Instrument, .value = 1});
        for (std::uint8_t step = 0; step < 4; ++step) {
            (void)project().commit({}, kPattern, SetNote{.track = 0, .step = step});
        }
        play(64);
    }

    Project<Studio>& project() { return instrument_->project(); }

    void play(std::int64_t frames) {
        std::vector<float> samples(static_cast<std::size_t>(2 * frames));
        (void)instrument_->render(
            {.mix = {samples.data(), samples.data() + frames}, .frames = static_cast<int>(frames)});
        instrument_->service();
    }

    /// The silent ones of the first four steps, the lowest bit the first.
    std::uint64_t silent() { return instrument_->forecast().silentSteps().steps[0].words[0] & 0xFU; }

    static constexpr PatternId kPattern{200};
    std::unique_ptr<Instrument> instrument_{};
};

TEST_F(ForecastOfInstrument, AnEditAGestureAndTheStartShowAtOnceOrATenthOfASecondLater) {
    EXPECT_EQ(instrument_->forecast().silentSteps().patterns[0], kPattern);
    EXPECT_EQ(silent(), 0U);
    const std::uint32_t first = instrument_->forecast().revision();
    EXPECT_EQ(first, 1U);

    (void)project().commit({}, kPattern, SetStepParam{.track = 0, .step = 2, .id = ParamId::Probability, .value = 0});
    EXPECT_EQ(silent(), 0U) << "not before a tenth of a second is over";
    play(kTenth);
    EXPECT_EQ(silent(), 4U);
    EXPECT_EQ(instrument_->forecast().revision(), first + 1);

    (void)project().command(MuteTrack{.track = 0, .on = true});
    play(kTenth);
    EXPECT_EQ(silent(), 15U);
    (void)project().command(MuteTrack{.track = 0, .on = false});
    play(kTenth);
    EXPECT_EQ(silent(), 4U);
    EXPECT_EQ(instrument_->forecast().revision(), first + 3);
}

TEST_F(ForecastOfInstrument, WhatChangesNothingIsNoNews) {
    EXPECT_EQ(silent(), 0U);
    const std::uint32_t revision = instrument_->forecast().revision();
    (void)project().commit({}, kPattern, SetNote{.track = 0, .step = 1, .note = {.velocity = 5}});
    play(kTenth);
    EXPECT_EQ(silent(), 0U);
    for (int tenth = 0; tenth < 30; ++tenth) {
        play(kTenth);
        EXPECT_EQ(silent(), 0U);
    }
    EXPECT_EQ(instrument_->forecast().revision(), revision);
}

TEST_F(ForecastOfInstrument, PlayingOnMovesThePass) {
    (void)project().commit(
        {}, kPattern,
        SetStepParam{
            .track = 0,
            .step = 0,
            .id = ParamId::Condition,
            .value = encodeCondition({.kind = ConditionKind::Ratio, .a = 2, .b = 2})});
    play(kTenth);
    EXPECT_EQ(silent(), 1U);
    (void)project().command(Start{});
    play(kTenth);
    EXPECT_EQ(silent(), 0U) << "its first time is over, the second one plays";
    for (int sixteenth = 0; sixteenth < 16; ++sixteenth) {
        play(6'000);
    }
    EXPECT_EQ(silent(), 1U);
}

} // namespace
} // namespace tresillo::session
