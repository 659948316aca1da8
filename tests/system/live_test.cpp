// SPDX-License-Identifier: MIT
// An instrument played live, by hand, by a device with a thread of its own.
#include "audio/devices/null_device.h"
#include "core/sequence/checksum.h"
#include "session/instrument.h"
#include "session/replay.h"
#include "tests/harness/patience.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/performer.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <thread>
#include <vector>

namespace tresillo {
namespace {

constexpr SampleRate kRate{48'000};
constexpr int kBlock = 256;
constexpr std::size_t kMostFrames = 48'000 * 20;

/// Renders an instrument for a device and keeps what it rendered, in memory that was there before.
class Recorder final : public audio::BlockSource {
public:
    explicit Recorder(session::Instrument& instrument)
        : instrument_(instrument), left_(kMostFrames), right_(kMostFrames) {}

    void process(float* left, float* right, int frames) override {
        (void)instrument_.render({.mix = {left, right}, .frames = frames});
        for (int frame = 0; frame < frames && used_ < kMostFrames; ++frame, ++used_) {
            left_[used_] = left[frame];
            right_[used_] = right[frame];
        }
    }

    [[nodiscard]] std::size_t frames() const { return used_; }
    [[nodiscard]] const std::vector<float>& left() const { return left_; }
    [[nodiscard]] const std::vector<float>& right() const { return right_; }

private:
    session::Instrument& instrument_;
    std::vector<float> left_;
    std::vector<float> right_;
    std::size_t used_{0};
};

/// What a sound file holds, left and right in turns.
std::vector<float> framesOf(const std::filesystem::path& file) {
    SF_INFO info{};
    SNDFILE* opened = sf_open(file.c_str(), SFM_READ, &info);
    EXPECT_NE(opened, nullptr) << file << ": " << sf_strerror(nullptr);
    std::vector<float> frames(static_cast<std::size_t>(2 * info.frames));
    EXPECT_EQ(sf_readf_float(opened, frames.data(), info.frames), info.frames);
    sf_close(opened);
    return frames;
}

std::uint32_t bits(float sample) { return std::bit_cast<std::uint32_t>(sample); }

struct Live {
    session::PerformanceTape tape{};
    std::unique_ptr<session::Instrument> instrument{};

    Live() {
        auto opened = session::Instrument::open("demos/tresillo", kRate, {.log = &tape});
        EXPECT_TRUE(opened.ok()) << opened.message();
        instrument = std::move(*opened);
    }

    /// The device has stopped: what is still on the way is taken by one last block.
    void settle() {
        std::vector<float> silence(2 * kBlock);
        for (int round = 0; round < 40; ++round) {
            (void)instrument->render({.mix = {silence.data(), silence.data() + kBlock}, .frames = kBlock});
            instrument->service();
        }
    }
};

/// A device of the test's own time, with a thread of its own as all have: it renders what the test lets pass.
class PacedDevice {
public:
    explicit PacedDevice(audio::BlockSource& source) : thread_([this, &source] { run(source); }) {}
    ~PacedDevice() { stop(); }
    PacedDevice(const PacedDevice&) = delete;
    PacedDevice& operator=(const PacedDevice&) = delete;

    /// So many frames of time go by; somewhat ahead of them, as devices are, and never far behind.
    void pass(std::int64_t frames) {
        constexpr std::int64_t kBehind = 4'096;
        due_ += frames;
        while (due_ - rendered_ > kBehind) {
            std::this_thread::yield();
        }
    }
    /// Renders what is still due, and ends.
    void stop() {
        isOver_ = true;
        if (thread_.joinable()) {
            thread_.join();
        }
    }

private:
    void run(audio::BlockSource& source) {
        std::vector<float> left(kBlock);
        std::vector<float> right(kBlock);
        while (!isOver_ || rendered_ < due_) {
            if (rendered_ >= due_) {
                std::this_thread::yield();
                continue;
            }
            source.process(left.data(), right.data(), kBlock);
            rendered_ += kBlock;
        }
    }

    std::atomic<std::int64_t> due_{0};
    std::atomic<std::int64_t> rendered_{0};
    std::atomic<bool> isOver_{false};
    std::thread thread_;
};

/// Starts the first pattern and performs on it, an action every 2 ms of the device's time.
void perform(Live& live, Recorder& recorder, int actions) {
    Project<Studio>& project = live.instrument->project();
    (void)project.command(SetFollow{Follow::Pattern});
    (void)project.command(Launch{.pattern = PatternId{0}});
    (void)project.command(Start{});
    PacedDevice device(recorder);
    Performer performer(4);
    for (int action = 0; action < actions; ++action) {
        performer.act(project, PatternId{static_cast<std::uint8_t>(performer.below(4))});
        live.instrument->service();
        device.pass(kRate.hz / 500);
    }
    device.stop();
    live.instrument->service();
}

TEST(Live, APerformanceReplaysToTheSameBytesAtAnyBlockSize) {
    Live live;
    Recorder recorder(*live.instrument);
    perform(live, recorder, 1'500);
    ASSERT_GT(recorder.frames(), 48'000U);

    for (const int block : {64, 1'000}) {
        session::Replay replay(kRate, live.instrument->head(), live.instrument->kits(), live.tape);
        std::vector<float> left(static_cast<std::size_t>(block));
        std::vector<float> right(static_cast<std::size_t>(block));
        std::size_t different = 0;
        double loudness = 0.0;
        for (std::size_t at = 0; at + static_cast<std::size_t>(block) <= recorder.frames(); at += left.size()) {
            replay.render(left.data(), right.data(), block);
            for (std::size_t frame = 0; frame < left.size(); ++frame) {
                different += bits(left[frame]) != bits(recorder.left()[at + frame]) ? 1U : 0U;
                different += bits(right[frame]) != bits(recorder.right()[at + frame]) ? 1U : 0U;
                loudness += static_cast<double>(left[frame] * left[frame]);
            }
        }
        EXPECT_EQ(different, 0U) << "block of " << block;
        EXPECT_GT(loudness, 1.0) << "it must not be silence that is equal";
    }
}

TEST(Live, WhatIsRecordedIsWhatWasHeardToTheBit) {
    const storage::TemporaryFolder folder;
    Live live;
    Recorder recorder(*live.instrument);
    session::MasterRecording& recording = live.instrument->recording();
    recording.setPlace(folder / "takes", "Live");
    (void)live.instrument->project().command(Start{});
    audio::NullDevice device(kRate, kBlock);
    ASSERT_TRUE(device.start(recorder));
    for (int take = 0; take < 3; ++take) {
        ASSERT_TRUE(recording.start(RecordingFormat::Wav)) << recording.status().problem;
        EXPECT_FALSE(recording.start(RecordingFormat::Wav)) << "one at a time";
        ASSERT_TRUE(becomes([&] { return recording.status().frames > 48'000 / 5; }));
        ASSERT_TRUE(recording.stop());
        EXPECT_FALSE(recording.stop());
        ASSERT_TRUE(becomes([&] { return recording.status().state == RecordingState::Idle; }));
        const RecordingStatus status = recording.status();
        EXPECT_EQ(status.gaps, 0U);
        EXPECT_EQ(status.problem, "");
        const auto first = static_cast<std::size_t>(status.first.value);
        const auto frames = static_cast<std::size_t>(status.frames);
        EXPECT_EQ(first % kBlock, 0U);
        EXPECT_GT(frames, 48'000U / 5);
        // Frames that the device has asked for stay as they are: only it is still being written beyond them.
        const std::vector<float> held = framesOf(std::filesystem::path(status.file));
        ASSERT_EQ(held.size(), 2 * frames);
        std::size_t different = 0;
        double loudness = 0.0;
        for (std::size_t frame = 0; frame < frames; ++frame) {
            different += bits(held[2 * frame]) != bits(recorder.left()[first + frame]) ? 1U : 0U;
            different += bits(held[2 * frame + 1]) != bits(recorder.right()[first + frame]) ? 1U : 0U;
            loudness += std::abs(static_cast<double>(held[2 * frame]));
        }
        EXPECT_EQ(different, 0U);
        EXPECT_GT(loudness, 1.0) << "it must not be silence that is equal";
    }
    device.stop();
    EXPECT_EQ(folder.count(), 4U) << "the folder and three takes, whose names differ";
}

TEST(Live, BothCopiesOfAPatternAreEqualAfterAPerformance) {
    Live live;
    Recorder recorder(*live.instrument);
    perform(live, recorder, 1'500);
    live.settle();
    const Model<Studio>& played = live.instrument->engine().model();
    int compared = 0;
    for (const Slot<Studio>& slot : played.slots) {
        const Pattern<Studio>* own = slot.pattern == nullptr ? nullptr : live.instrument->project().pattern(slot.id);
        if (own != nullptr) {
            EXPECT_EQ(checksum(*own), checksum(*slot.pattern));
            EXPECT_TRUE(own->isSound());
            EXPECT_TRUE(slot.pattern->isSound());
            ++compared;
        }
    }
    EXPECT_GE(compared, 4);
}

TEST(Live, EveryNoteThatBeganHasEndedAfterStop) {
    Live live;
    Recorder recorder(*live.instrument);
    perform(live, recorder, 500);
    (void)live.instrument->project().command(Stop{});
    live.settle();
    const EngineStatus& status = live.instrument->status().read();
    EXPECT_GT(status.notesOn, 20U);
    EXPECT_EQ(status.notesOn, status.notesOff);
}

} // namespace
} // namespace tresillo
