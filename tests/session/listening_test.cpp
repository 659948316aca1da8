// SPDX-License-Identifier: MIT
#include "session/instrument.h"
#include "session/listening.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace tresillo::session {
namespace {

constexpr SampleRate kRate{48'000};

/// A listening with its tap and meters, and frames that tell their own number.
struct Rig {
    explicit Rig(SampleRate rate = kRate) : listening(rate, *tap, *meters) {}

    void write(std::int64_t frames) {
        std::vector<float> left;
        std::vector<float> right;
        for (std::int64_t frame = 0; frame < frames; ++frame, ++written) {
            left.push_back(static_cast<float>(leftAt(written)) / 32'767.0F);
            right.push_back(static_cast<float>(rightAt(written)) / 32'767.0F);
        }
        tap->write(left.data(), right.data(), frames);
    }

    static std::int16_t leftAt(std::int64_t frame) { return static_cast<std::int16_t>(frame % 20'000); }
    static std::int16_t rightAt(std::int64_t frame) { return static_cast<std::int16_t>(-(frame % 7'000)); }

    std::unique_ptr<audio::Tap> tap = std::make_unique<audio::Tap>();
    std::unique_ptr<audio::Meters> meters = std::make_unique<audio::Meters>();
    MasterListening listening;
    std::int64_t written{0};
};

void expectNumbered(const SoundPacket& packet, SampleRate rate) {
    const std::int64_t frames = packetFrames(rate);
    ASSERT_EQ(packet.samples.size(), static_cast<std::size_t>(2 * frames));
    ASSERT_EQ(packet.first.value % frames, 0);
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        const auto place = static_cast<std::size_t>(2 * frame);
        ASSERT_EQ(packet.samples[place], Rig::leftAt(packet.first.value + frame));
        ASSERT_EQ(packet.samples[place + 1], Rig::rightAt(packet.first.value + frame));
    }
}

TEST(Listening, ASampleIsRoundedToTheNearestAndLimited) {
    EXPECT_EQ(toSixteenBits(0.0F), 0);
    EXPECT_EQ(toSixteenBits(1.0F), 32'767);
    EXPECT_EQ(toSixteenBits(-1.0F), -32'767);
    EXPECT_EQ(toSixteenBits(0.6F / 32'767.0F), 1);
    EXPECT_EQ(toSixteenBits(0.4F / 32'767.0F), 0);
    EXPECT_EQ(toSixteenBits(-0.6F / 32'767.0F), -1);
    EXPECT_EQ(toSixteenBits(3.0F), 32'767);
    EXPECT_EQ(toSixteenBits(-std::numeric_limits<float>::infinity()), -32'767);
}

TEST(Listening, PacketsLieOnAGridOfTenMillisecondsHoweverTheBlocksFall) {
    for (const SampleRate rate : {SampleRate{48'000}, SampleRate{44'100}, SampleRate{22'050}, SampleRate{192'000}}) {
        Rig rig(rate);
        std::int64_t expected = 0;
        for (std::int64_t block = 1; block < 400; block += 7) {
            rig.write(block);
            for (const SoundPacket& packet : rig.listening.takePackets()) {
                ASSERT_EQ(packet.first.value, expected);
                expectNumbered(packet, rate);
                expected += packetFrames(rate);
            }
        }
        // What is not there yet is less than a packet and a block of the tap.
        EXPECT_LT(rig.written - expected, packetFrames(rate) + audio::TapBlock::kFrames);
    }
}

TEST(Listening, WhoTakesTooLateFindsAGapInTheFrameNumbersAndNothingWrong) {
    Rig rig;
    rig.write(100'000); // more than the tap holds
    std::int64_t expected = 0;
    for (const SoundPacket& packet : rig.listening.takePackets()) {
        ASSERT_EQ(packet.first.value, expected);
        expectNumbered(packet, kRate);
        expected += packetFrames(kRate);
    }
    EXPECT_GT(expected, 60'000);
    EXPECT_LT(expected, 70'000);
    rig.write(10'000);
    const auto packets = rig.listening.takePackets();
    ASSERT_GE(packets.size(), 19U);
    EXPECT_GE(packets.front().first.value, 100'000 - audio::TapBlock::kFrames);
    expected = packets.front().first.value;
    for (const SoundPacket& packet : packets) {
        ASSERT_EQ(packet.first.value, expected);
        expectNumbered(packet, kRate);
        expected += packetFrames(kRate);
    }
}

TEST(Listening, APacketTellsItsLowestAndHighestSample) {
    Rig rig;
    rig.write(1'024);
    const auto packets = rig.listening.takePackets();
    ASSERT_EQ(packets.size(), 2U);
    EXPECT_EQ(packets[0].low, -479);
    EXPECT_EQ(packets[0].high, 479);
    EXPECT_EQ(packets[1].low, -959);
    EXPECT_EQ(packets[1].high, 959);
    EXPECT_TRUE(rig.listening.takePackets().empty());
}

TEST(Listening, NoPeakIsLostBetweenTwoReadingsHoweverFarApart) {
    for (const int loud : {0, 1, 63, 64, 500, 9'999}) {
        Rig rig;
        for (int block = 0; block < 10'000; ++block) {
            audio::MixerStatus status{.masterPeak = block == loud ? 0.9F : 0.1F, .voices = 3};
            status.trackPeaks[5] = block == loud ? 0.8F : 0.0F;
            rig.meters->write(status);
        }
        float track = 0.0F;
        float master = 0.0F;
        // What found no room goes with the next block's.
        for (int reading = 0; reading < 2; ++reading) {
            const Levels levels = rig.listening.takeLevels();
            track = std::max(track, levels.trackPeaks[5]);
            master = std::max(master, levels.masterPeak);
            EXPECT_EQ(levels.voices, 3);
            rig.meters->write({.masterPeak = 0.1F, .voices = 3});
        }
        EXPECT_FLOAT_EQ(track, 0.8F) << loud;
        EXPECT_FLOAT_EQ(master, 0.9F) << loud;
        rig.meters->write({.masterPeak = 0.2F, .repairs = 4, .voices = 1});
        const Levels levels = rig.listening.takeLevels();
        EXPECT_FLOAT_EQ(levels.masterPeak, 0.2F) << "peaks begin anew";
        EXPECT_EQ(levels.repairs, 4U);
        EXPECT_EQ(levels.voices, 1);
    }
}

TEST(Listening, TheLimitersLeastGainIsKeptUntilItIsRead) {
    Rig rig;
    EXPECT_FLOAT_EQ(rig.listening.takeLevels().limiterGain, 1.0F);
    for (const float gain : {0.9F, 0.4F, 1.0F}) {
        rig.meters->write({.limiterGain = gain});
    }
    EXPECT_FLOAT_EQ(rig.listening.takeLevels().limiterGain, 0.4F);
    EXPECT_FLOAT_EQ(rig.listening.takeLevels().limiterGain, 1.0F);
}

TEST(Listening, EachReaderOfTheMetersSeesEveryPeak) {
    Rig rig;
    rig.meters->write({.masterPeak = 0.5F});
    EXPECT_FLOAT_EQ(rig.meters->take(audio::Meters::Reader::Terminal).masterPeak, 0.5F);
    EXPECT_FLOAT_EQ(rig.meters->take(audio::Meters::Reader::Terminal).masterPeak, 0.0F);
    EXPECT_FLOAT_EQ(rig.listening.takeLevels().masterPeak, 0.5F);
}

TEST(Listening, TheDeviceTellsItsLoad) {
    Rig rig;
    EXPECT_EQ(rig.listening.takeLevels().xruns, 0U);
    rig.listening.setDevice([] { return audio::DeviceStatus{.xruns = 2, .load = 0.25F, .worstNanoseconds = 900}; });
    const Levels levels = rig.listening.takeLevels();
    EXPECT_EQ(levels.xruns, 2U);
    EXPECT_FLOAT_EQ(levels.load, 0.25F);
    EXPECT_EQ(levels.worstNanoseconds, 900);
}

TEST(Listening, WhatIsListenedToIsWhatTheRendererGaveRounded) {
    auto opened = Instrument::open("demos/tresillo", kRate, {});
    ASSERT_TRUE(opened.ok()) << opened.message();
    Instrument& instrument = **opened;
    (void)instrument.project().command(Start{});
    std::vector<float> left(200'000);
    std::vector<float> right(200'000);
    std::vector<std::int16_t> heard;
    std::int64_t done = 0;
    for (int block = 1; done + 4'096 < 200'000; block = block * 5 % 1'021 + 1) {
        done += instrument.render({.mix = {left.data() + done, right.data() + done}, .frames = block});
        instrument.service();
        for (const SoundPacket& packet : instrument.listening().takePackets()) {
            ASSERT_EQ(packet.first.value, static_cast<std::int64_t>(heard.size() / 2));
            heard.insert(heard.end(), packet.samples.begin(), packet.samples.end());
        }
    }
    ASSERT_GT(heard.size(), 2 * 190'000U);
    float loudest = 0.0F;
    for (std::size_t frame = 0; frame < heard.size() / 2; ++frame) {
        ASSERT_EQ(heard[2 * frame], toSixteenBits(left[frame])) << frame;
        ASSERT_EQ(heard[2 * frame + 1], toSixteenBits(right[frame])) << frame;
        loudest = std::max({loudest, std::abs(left[frame]), std::abs(right[frame])});
    }
    EXPECT_GT(loudest, 0.1F) << "it must have played";
    // The meters held the loudest of all, through hundreds of blocks.
    float all = 0.0F;
    for (std::size_t frame = 0; frame < static_cast<std::size_t>(done); ++frame) {
        all = std::max({all, std::abs(left[frame]), std::abs(right[frame])});
    }
    const float held = instrument.listening().takeLevels().masterPeak;
    (void)instrument.render({.mix = {left.data(), right.data()}, .frames = 1});
    EXPECT_FLOAT_EQ(std::max(held, instrument.listening().takeLevels().masterPeak), all);
}

} // namespace
} // namespace tresillo::session
