// SPDX-License-Identifier: MIT
#include "session/recording.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

namespace tresillo::session {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

constexpr SampleRate kSoundRate{48'000};

/// What the left side of a frame holds, and the right side likewise, negated. 24 bits hold it exactly.
float wave(std::int64_t frame) { return static_cast<float>(frame % 30'000 - 15'000) / 32'768.0F; }

struct Sound {
    SF_INFO info{};
    std::vector<float> left{};
};

Sound soundOf(const std::filesystem::path& file) {
    Sound sound;
    SNDFILE* opened = sf_open(file.c_str(), SFM_READ, &sound.info);
    EXPECT_NE(opened, nullptr) << file << ": " << sf_strerror(nullptr);
    std::array<float, 2> frame{};
    while (opened != nullptr && sf_readf_float(opened, frame.data(), 1) == 1) {
        EXPECT_EQ(frame[1], -frame[0]);
        sound.left.push_back(frame[0]);
    }
    sf_close(opened);
    return sound;
}

/// A tap and the audio thread's side of it, which is called by the test.
class Recorded : public testing::Test {
protected:
    void render(std::int64_t frames, std::int64_t block = 256) {
        for (std::int64_t end = now_ + frames; now_ < end;) {
            std::vector<float> left;
            std::vector<float> right;
            for (; now_ < end && static_cast<std::int64_t>(left.size()) < block; ++now_) {
                left.push_back(wave(now_));
                right.push_back(-wave(now_));
            }
            tap_->write(left.data(), right.data(), static_cast<std::int64_t>(left.size()));
        }
    }

    void expectWave(const std::vector<float>& left, std::int64_t first, std::int64_t frames) {
        ASSERT_EQ(left.size(), static_cast<std::size_t>(frames));
        for (std::int64_t frame = 0; frame < frames; ++frame) {
            ASSERT_EQ(left[static_cast<std::size_t>(frame)], wave(first + frame)) << frame;
        }
    }

    TakeWriter writerTo(const std::string& name, std::uint32_t take = 1) {
        auto writer = TakeWriter::create(folder_ / name, kSoundRate, *tap_, take);
        EXPECT_TRUE(writer.ok()) << writer.message();
        tap_->begin(take);
        return std::move(*writer);
    }

    storage::TemporaryFolder folder_{};
    std::unique_ptr<audio::RecordTap> tap_{new audio::RecordTap};
    std::int64_t now_{0};
};

TEST_F(Recorded, AFileHoldsTheFramesOfItsTakeAndNoOthers) {
    for (const std::string name : {"a.wav", "a.flac"}) {
        const std::uint32_t take = name == "a.wav" ? 1 : 2;
        render(1'000, 17);
        TakeWriter writer = writerTo(name, take);
        const std::int64_t first = now_;
        for (int round = 0; round < 20; ++round) {
            render(1'111, 17);
            EXPECT_TRUE(writer.write());
        }
        tap_->end(take);
        render(1'000, 17);
        EXPECT_FALSE(writer.write());
        writer.finish();
        EXPECT_EQ(writer.progress().problem, "");
        EXPECT_EQ(writer.progress().first.value, first);
        EXPECT_EQ(writer.progress().frames, 20 * 1'111);
        EXPECT_EQ(writer.progress().gaps, 0U);
        const Sound sound = soundOf(folder_ / name);
        EXPECT_EQ(sound.info.samplerate, 48'000);
        EXPECT_EQ(sound.info.format & SF_FORMAT_SUBMASK, take == 1 ? SF_FORMAT_FLOAT : SF_FORMAT_PCM_24);
        expectWave(sound.left, first, 20 * 1'111);
    }
    EXPECT_EQ(folder_.count(), 2U);
}

TEST_F(Recorded, AFileOfWhichNobodyTookLeaveCanBeReadAsFarAsItGot) {
    for (const std::string name : {"b.wav", "b.flac"}) {
        TakeWriter writer = writerTo(name, name == "b.wav" ? 1 : 2);
        const std::int64_t first = now_;
        for (int second = 0; second < 3; ++second) {
            render(48'000);
            EXPECT_TRUE(writer.write());
        }
        // What a program that is killed here leaves behind.
        const auto part = folder_ / (name == "b.wav" ? "b.part.wav" : "b.part.flac");
        const Sound sound = soundOf(part);
        EXPECT_GE(sound.left.size(), 2U * 48'000U);
        expectWave(sound.left, first, static_cast<std::int64_t>(sound.left.size()));
        tap_->end(name == "b.wav" ? 1 : 2);
        render(1);
        EXPECT_FALSE(writer.write());
        writer.finish();
    }
}

TEST_F(Recorded, WhatADiskWasTooSlowForIsSilenceInTimeAndCounted) {
    TakeWriter writer = writerTo("slow.wav");
    constexpr auto kHeld = static_cast<std::int64_t>(audio::RecordTap::kBlocks) * audio::TapBlock::kFrames;
    render(kHeld + 6'400);
    EXPECT_TRUE(writer.write());
    EXPECT_EQ(writer.progress().gaps, 0U) << "it is seen with the block that comes next";
    render(640);
    EXPECT_TRUE(writer.write());
    EXPECT_EQ(writer.progress().gaps, 1U);
    render(kHeld + 64);
    tap_->end(1);
    render(64);
    EXPECT_FALSE(writer.write());
    EXPECT_EQ(writer.progress().gaps, 2U) << "also at the end";
    writer.finish();
    const std::int64_t length = 2 * kHeld + 6'400 + 640 + 64;
    EXPECT_EQ(writer.progress().frames, length);
    std::vector<float> left = soundOf(folder_ / "slow.wav").left;
    ASSERT_EQ(left.size(), static_cast<std::size_t>(length));
    for (std::int64_t frame = 0; frame < length; ++frame) {
        const bool isLost = (frame >= kHeld && frame < kHeld + 6'400) || frame >= length - 64;
        ASSERT_EQ(left[static_cast<std::size_t>(frame)], isLost ? 0.0F : wave(frame)) << frame;
    }
}

TEST_F(Recorded, AFullDiskEndsItInWordsAndKeepsWhatWasWritten) {
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const rlimit small{.rlim_cur = 200'000, .rlim_max = old.rlim_max};
    TakeWriter writer = writerTo("full.wav");
    render(20'000);
    EXPECT_TRUE(writer.write());
    setrlimit(RLIMIT_FSIZE, &small);
    render(20'000);
    EXPECT_FALSE(writer.write());
    setrlimit(RLIMIT_FSIZE, &old);
    (void)std::signal(SIGXFSZ, before);
    EXPECT_THAT(writer.progress().problem, HasSubstr("full.wav: cannot write sound"));
    EXPECT_FALSE(writer.write());
    writer.finish();
    EXPECT_THAT(writer.progress().problem, HasSubstr("full.wav: cannot write sound"));
    const std::vector<float> left = soundOf(folder_ / "full.wav").left;
    EXPECT_GE(left.size(), 20'000U);
    expectWave(left, 0, static_cast<std::int64_t>(left.size()));
}

TEST_F(Recorded, WhatCannotBeginSaysWhyAndTouchesNothing) {
    MasterRecording recording(kSoundRate, *tap_);
    folder_.write("there.wav", "mine");
    EXPECT_FALSE(recording.startFile(folder_ / "there.wav"));
    EXPECT_THAT(std::string(recording.status().problem), HasSubstr("there.wav: is there already"));
    EXPECT_FALSE(recording.startFile(folder_ / "take.mp3"));
    EXPECT_THAT(std::string(recording.status().problem), EndsWith("take.mp3: the name must end in .wav or .flac"));
    EXPECT_FALSE(recording.startFile(folder_ / "no/such/take.wav"));
    EXPECT_THAT(std::string(recording.status().problem), HasSubstr("no/such/take.wav: cannot be created"));
    recording.setPlace(folder_ / "there.wav" / "below", "x");
    EXPECT_FALSE(recording.start(RecordingFormat::Wav));
    EXPECT_THAT(std::string(recording.status().problem), HasSubstr("cannot be made"));
    EXPECT_EQ(recording.status().state, RecordingState::Idle);
    EXPECT_FALSE(recording.stop());
    EXPECT_EQ(folder_.read("there.wav"), "mine");
    EXPECT_EQ(folder_.count(), 1U);
}

TEST_F(Recorded, ARecordingThatNobodyEndedIsWholeWhenTheInstrumentGoes) {
    {
        MasterRecording recording(kSoundRate, *tap_);
        ASSERT_TRUE(recording.startFile(folder_ / "end.wav")) << recording.status().problem;
        EXPECT_EQ(recording.status().state, RecordingState::Running);
        render(10'007);
    }
    expectWave(soundOf(folder_ / "end.wav").left, 0, 10'007);
}

TEST(FileWord, IsBorneByEverySystem) {
    EXPECT_EQ(fileWord("Never Twice"), "Never_Twice");
    EXPECT_EQ(fileWord("../a:b\\c?"), "___a_b_c_");
    EXPECT_EQ(fileWord(""), "tresillo");
    EXPECT_EQ(fileWord(std::string(100, 'x')).size(), 40U);
}

} // namespace
} // namespace tresillo::session
