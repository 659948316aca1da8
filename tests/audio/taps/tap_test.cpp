// SPDX-License-Identifier: MIT
#include "audio/taps/meters.h"
#include "audio/taps/record_tap.h"
#include "audio/taps/tap.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace tresillo::audio {
namespace {

/// What the left side of a frame holds: its number, as far as a float is exact.
float numberOf(std::int64_t frame) { return static_cast<float>(frame % 1'000'000); }

template <class AnyTap> void writeNumbered(AnyTap& tap, std::int64_t from, std::int64_t frames) {
    std::vector<float> left;
    std::vector<float> right;
    for (std::int64_t frame = from; frame < from + frames; ++frame) {
        left.push_back(numberOf(frame));
        right.push_back(-numberOf(frame));
    }
    tap.write(left.data(), right.data(), frames);
}

bool isNumbered(const TapBlock& block) {
    bool isRight = true;
    for (std::size_t index = 0; index < static_cast<std::size_t>(block.frames); ++index) {
        const float number = numberOf(block.first().value + static_cast<std::int64_t>(index));
        isRight =
            isRight && std::equal_to<>{}(block.left[index], number) && std::equal_to<>{}(block.right[index], -number);
    }
    return isRight;
}

TEST(Tap, GivesEveryFrameOnceWhateverTheBlocks) {
    for (const std::int64_t size : {1, 16, 63, 64, 65, 256, 1'000}) {
        const auto tap = std::make_unique<Tap>();
        std::int64_t expected = 0;
        for (std::int64_t written = 0; written < 20'000; written += size) {
            writeNumbered(*tap, written, size);
            while (const TapBlock* block = tap->peek()) {
                ASSERT_EQ(block->first().value, expected);
                ASSERT_TRUE(isNumbered(*block));
                expected += TapBlock::kFrames;
                tap->drop();
            }
            ASSERT_LT(written + size - expected, TapBlock::kFrames);
        }
    }
}

TEST(Tap, DropsTheNewestWhenNobodyTakesAndGoesOnWithTheRightNumbers) {
    const auto tap = std::make_unique<Tap>();
    constexpr auto kHeld = static_cast<std::int64_t>(Tap::kBlocks) * TapBlock::kFrames;
    writeNumbered(*tap, 0, kHeld + 1'000);
    std::int64_t blocks = 0;
    while (const TapBlock* block = tap->peek()) {
        ASSERT_EQ(block->first().value, blocks++ * TapBlock::kFrames);
        ASSERT_EQ(block->frames, TapBlock::kFrames);
        tap->drop();
    }
    EXPECT_EQ(blocks, static_cast<std::int64_t>(Tap::kBlocks));
    writeNumbered(*tap, kHeld + 1'000, 100);
    ASSERT_NE(tap->peek(), nullptr);
    EXPECT_EQ(tap->peek()->first().value, kHeld + 960);
    EXPECT_TRUE(isNumbered(*tap->peek()));
}

TEST(Tap, TwoThreadsSeeWholeBlocksInOrder) {
    const auto tap = std::make_unique<Tap>();
    std::atomic<bool> isEnough{false};
    std::thread writer([&] {
        for (std::int64_t frame = 0; !isEnough; frame += 100) {
            writeNumbered(*tap, frame, 100);
        }
    });
    std::int64_t last = -1;
    bool isRight = true;
    for (int taken = 0; taken < 5'000;) {
        if (const TapBlock* block = tap->peek()) {
            isRight = isRight && block->first().value > last && isNumbered(*block);
            last = block->first().value;
            ++taken;
            tap->drop();
        }
    }
    isEnough = true;
    writer.join();
    EXPECT_TRUE(isRight);
}

TEST(Tap, WhatIsSkippedCutsABlockShortAndIsCounted) {
    const auto tap = std::make_unique<Tap>();
    writeNumbered(*tap, 0, 100);
    tap->skip(1'000);
    writeNumbered(*tap, 1'100, 64);
    for (const auto& [first, frames] : {std::pair{0, 64}, {64, 36}, {1'100, 64}}) {
        ASSERT_NE(tap->peek(), nullptr);
        EXPECT_EQ(tap->peek()->first().value, first);
        EXPECT_EQ(tap->peek()->frames, frames);
        EXPECT_TRUE(isNumbered(*tap->peek()));
        tap->drop();
    }
    EXPECT_EQ(tap->peek(), nullptr);
    EXPECT_EQ(tap->now().value, 1'164);
}

/// Writes numbered frames, as many as it is allowed to: no faster than somebody takes them.
class PacedWriter {
public:
    explicit PacedWriter(RecordTap& tap)
        : thread_([this, &tap] {
              for (std::int64_t frame = 0; !isEnough_; frame += kPart) {
                  while (frame + kPart > allowed_ && !isEnough_) {
                      std::this_thread::yield();
                  }
                  writeNumbered(tap, frame, kPart);
              }
          }) {}
    ~PacedWriter() {
        isEnough_ = true;
        thread_.join();
    }
    PacedWriter(const PacedWriter&) = delete;
    PacedWriter& operator=(const PacedWriter&) = delete;

    /// Everything before `taken` was taken; half of what the tap holds may be written beyond.
    void allow(Frames taken) {
        constexpr std::int64_t kAhead = std::int64_t{RecordTap::kBlocks} * TapBlock::kFrames / 2;
        allowed_ = std::max<std::int64_t>(allowed_, taken.value + kAhead);
    }
    /// A little more: so that the block comes with which a take begins.
    void allowSome() { allowed_ += 10 * kPart; }

private:
    static constexpr std::int64_t kPart = 100;

    std::atomic<std::int64_t> allowed_{0};
    std::atomic<bool> isEnough_{false};
    std::thread thread_;
};

/// Takes what is there, which must follow on `next`, and moves it on.
void takeAll(RecordTap& tap, Frames& next) {
    while (const TapBlock* block = tap.peek()) {
        ASSERT_EQ(block->first(), next);
        ASSERT_TRUE(isNumbered(*block));
        next += Frames{block->frames};
        tap.drop();
    }
}

TEST(RecordTap, ATakeBeginsAndEndsWithBlocksOfTheAudioThread) {
    const auto tap = std::make_unique<RecordTap>();
    std::int64_t written = 0;
    const auto block = [&](std::int64_t frames) {
        writeNumbered(*tap, written, frames);
        written += frames;
    };
    block(17);
    EXPECT_EQ(tap->peek(), nullptr);
    EXPECT_EQ(tap->passage().take, 0U);
    for (std::uint32_t take = 1; take <= 3; ++take) {
        tap->begin(take);
        const std::int64_t first = written;
        block(100);
        EXPECT_EQ(tap->passage().take, take);
        EXPECT_EQ(tap->passage().first.value, first);
        EXPECT_FALSE(tap->passage().isOver);
        block(1);
        tap->end(take);
        const std::int64_t end = written;
        block(1'000);
        EXPECT_EQ(tap->passage().end.value, end);
        EXPECT_TRUE(tap->passage().isOver);
        Frames next{first};
        takeAll(*tap, next);
        EXPECT_EQ(next.value, end);
    }
}

TEST(RecordTap, ATakeThatEndsBeforeItsFirstBlockIsEmpty) {
    const auto tap = std::make_unique<RecordTap>();
    tap->begin(1);
    tap->end(1);
    writeNumbered(*tap, 0, 64);
    EXPECT_EQ(tap->passage().take, 1U);
    EXPECT_TRUE(tap->passage().isOver);
    EXPECT_EQ(tap->passage().first, tap->passage().end);
    EXPECT_EQ(tap->peek(), nullptr);
}

TEST(RecordTap, ThreeThreadsRecordTakeAfterTakeWhole) {
    const auto tap = std::make_unique<RecordTap>();
    PacedWriter writer(*tap);
    for (std::uint32_t take = 1; take <= 30; ++take) {
        tap->begin(take);
        writer.allowSome();
        std::atomic<bool> isOn{false};
        std::thread taker([&] {
            Passage passage = tap->passage();
            for (; passage.take != take; passage = tap->passage()) {
                std::this_thread::yield();
            }
            isOn = true;
            Frames next = passage.first;
            for (bool isOver = false; !isOver;) {
                passage = tap->passage();
                isOver = passage.isOver;
                takeAll(*tap, next);
                writer.allow(next);
            }
            EXPECT_EQ(next, passage.end);
        });
        while (!isOn) {
            std::this_thread::yield();
        }
        tap->end(take);
        taker.join();
    }
}

TEST(Meters, TwoThreadsLoseNoPeak) {
    const auto meters = std::make_unique<Meters>();
    std::atomic<bool> isEnough{false};
    float highest = 0.0F;
    std::thread writer([&] {
        // Each loud block is louder than all before: whichever is the last one, it would be missed.
        for (int block = 1; !isEnough && block < 10'000'000; ++block) {
            highest = block % 100 == 0 ? static_cast<float>(block) : highest;
            meters->write({.masterPeak = block % 100 == 0 ? highest : 0.0F});
        }
    });
    float loudest = 0.0F;
    for (int reading = 0; reading < 100'000; ++reading) {
        loudest = std::max(loudest, meters->take(Meters::Reader::Page).masterPeak);
    }
    isEnough = true;
    writer.join();
    loudest = std::max(loudest, meters->take(Meters::Reader::Page).masterPeak);
    meters->write({}); // what found no room goes with the next
    loudest = std::max(loudest, meters->take(Meters::Reader::Page).masterPeak);
    EXPECT_FLOAT_EQ(loudest, highest);
    EXPECT_FLOAT_EQ(meters->take(Meters::Reader::Terminal).masterPeak, loudest);
}

} // namespace
} // namespace tresillo::audio
