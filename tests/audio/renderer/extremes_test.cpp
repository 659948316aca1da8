// SPDX-License-Identifier: MIT
// Every parameter at its ends and anywhere between, all of them changing at once. TRESILLO_SECONDS=3600 renders an
// hour.
#include "tests/audio/renderer/rig.h"
#include "tests/harness/effort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tresillo::audio::test {
namespace {

constexpr std::int64_t kStep = 6'000;
constexpr float kCeiling = 0.7079458F; // -3 dB, the default

std::uint32_t roll(std::uint32_t& state) { return (state = state * 1'664'525U + 1'013'904'223U) >> 8; }

/// The least, the most, or anything.
std::int32_t wildValue(const ParamRow& row, std::uint32_t& dice) {
    const std::uint32_t kind = roll(dice) % 4;
    const auto span = static_cast<std::uint32_t>(row.maximum - row.minimum);
    return kind == 0   ? row.minimum
           : kind == 1 ? row.maximum
                       : row.minimum + static_cast<std::int32_t>(roll(dice) % (span + 1));
}

void addLoudKit(Rig& rig) {
    rig.addPad(noise(24'000, 1));
    rig.addPad(sine(48'000, 50.0));
    rig.addPad(constant(12'000, 1.0F), constant(12'000, -1.0F)).loops = true;
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        rig.values.set(track, ParamId::Instrument, 1 + track % 4);
        rig.values.set(track, ParamId::Pad, track % 3);
    }
    rig.values.setProject(ParamId::Limiter, 1);
}

/// What an edit could do to the track and the project within one step.
void jump(Rig& rig, std::int64_t frame, std::uint32_t seed) {
    rig.at(frame, [seed](Rig& at, Frames when) {
        std::uint32_t dice = seed;
        const auto track = static_cast<std::uint8_t>(roll(dice) % kTracks);
        for (const ParamRow& row : kParamTable) {
            const bool isTracks = row.scope == Scope::Track && row.id != ParamId::Instrument && row.id != ParamId::Kit;
            const bool isLimiters = row.id == ParamId::Limiter || row.id == ParamId::LimiterCeiling;
            const bool isProjects = row.scope == Scope::Project && !isLimiters;
            if (isTracks && roll(dice) % 3 == 0) {
                at.values.set(track, row.id, wildValue(row, dice));
            } else if (isProjects && roll(dice) % 5 == 0) {
                at.values.setProject(row.id, wildValue(row, dice));
            }
        }
        at.renderer->trackChanged(when, track);
        at.renderer->projectChanged(when);
        const auto tempo = static_cast<std::int32_t>(30'000 + roll(dice) % 270'000);
        at.renderer->songClock(when, {.position = {roll(dice)}, .tempo = Tempo{tempo}, .runs = true});
        const auto row = static_cast<ParamId>(roll(dice) % kLockableRows);
        if (isForAll(row)) {
            const std::int32_t delta = wildValue(rowOf(row), dice) - rowOf(row).minimum;
            at.renderer->controlAll(when, {.id = row, .delta = delta, .on = roll(dice) % 3 != 0});
        }
    });
}

void strikeAnything(Rig& rig, std::int64_t frame, NoteId id, std::uint32_t& dice) {
    const auto track = static_cast<std::uint8_t>(roll(dice) % kTracks);
    NoteOn note{
        .id = id,
        .pitch = static_cast<std::uint8_t>(roll(dice) % 128),
        .velocity = static_cast<std::uint8_t>(1 + roll(dice) % 127),
        .slot = static_cast<std::uint8_t>(roll(dice) % 4)};
    note.slideFrom = roll(dice) % 4 == 0 && id > 1 ? id - 1 : 0;
    std::vector<LockedValue> locks;
    for (const ParamRow& row : kParamTable) {
        const bool isVoices = row.lockable && isOfVoice(row.id);
        if (isVoices && locks.size() < 8 && roll(dice) % 8 == 0) {
            locks.push_back({.id = row.id, .value = wildValue(row, dice)});
        }
    }
    rig.note(frame, track, note, locks);
    if (roll(dice) % 2 == 0) {
        rig.off(frame + roll(dice) % 20'000, track, id);
    }
}

TEST(Extremes, WhateverIsSetNothingIsInfiniteAndNothingRisesAboveTheCeiling) {
    const char* asked = std::getenv("TRESILLO_SECONDS");
    const std::int64_t seconds = asked != nullptr ? std::atoll(asked) : kFullSize ? 60 : 4;
    Rig rig;
    addLoudKit(rig);
    std::uint32_t dice = 2026;
    NoteId id = 0;
    constexpr std::int64_t kPart = 48'000;
    float loudest = 0.0F;
    for (std::int64_t part = 0; part < seconds; ++part) {
        for (std::int64_t frame = part * kPart; frame < (part + 1) * kPart; frame += kStep) {
            jump(rig, frame + roll(dice) % kStep, roll(dice));
            for (int note = 0; note < 6; ++note) {
                strikeAnything(rig, frame + roll(dice) % kStep, ++id, dice);
            }
        }
        const Take take = rig.render(kPart, randomBlocks(roll(dice)));
        loudest = std::max(loudest, peakOf(take.left, 0, take.left.size()));
        for (const std::vector<float>* side : {&take.left, &take.right}) {
            for (const float sample : *side) {
                ASSERT_TRUE(std::isfinite(sample)) << "in second " << part;
                ASSERT_LE(std::fabs(sample), kCeiling) << "in second " << part;
            }
        }
    }
    EXPECT_EQ(rig.renderer->takeStatus().repairs, 0U);
    EXPECT_GT(loudest, 0.5F);
}

#if defined(__SSE2__)
/// Blocks in which the processor met a subnormal number, which may take it a hundred times as long as another.
class SubnormalCounter {
public:
    /// Renders a block, and looks at what the processor noted.
    void render(Rig& rig, const Output& output) {
        constexpr FloatState::Word kDenormalOperand = 0x02;
        FloatState::write(FloatState::kStandard);
        rig.renderer->render(rig, output);
        const bool met = (FloatState::read() & kDenormalOperand) != 0;
        FloatState::write(FloatState::kStandard);
        ++blocks;
        with += met ? 1 : 0;
        run_ = met ? run_ + 1 : 0;
        longestRun = std::max(longestRun, run_);
    }

    int blocks{0};
    int with{0};
    int longestRun{0};

private:
    int run_{0};
};

/// Seconds in which everything changes at once, and some in which all of it dies away.
SubnormalCounter subnormalsOf(std::uint32_t seed, std::int64_t wild, std::int64_t quiet, int block) {
    Rig rig;
    addLoudKit(rig);
    SubnormalCounter counter;
    rig.renderBlock = [&](const Output& output) { counter.render(rig, output); };
    std::uint32_t dice = seed;
    NoteId id = 0;
    for (std::int64_t frame = 0; frame < wild * 48'000; frame += kStep) {
        jump(rig, frame + roll(dice) % kStep, roll(dice));
        for (int note = 0; note < 6; ++note) {
            strikeAnything(rig, frame + roll(dice) % kStep, ++id, dice);
        }
    }
    rig.render((wild + quiet) * 48'000, blocksOf(block));
    return counter;
}

// Single frames meet them everywhere: what falls fast passes through them, and so does a ladder's small signal where it
// crosses 0. What must not be is that they stay: whatever falls slowly is forgotten at the next point of the grid.
TEST(Extremes, SubnormalNumbersAreGoneWithinOneCellAndSoDoNotSlowItDown) {
    constexpr int kBlock = 16;
    constexpr int kCell = 64 / kBlock;
    constexpr std::uint32_t kFirstSeed = 26;
    constexpr std::uint32_t kSeeds = kFullSize ? 40 : 3;
    int blocks = 0;
    int with = 0;
    for (std::uint32_t seed = kFirstSeed; seed < kFirstSeed + kSeeds; ++seed) {
        const SubnormalCounter counter = subnormalsOf(seed, 2, 2, kBlock);
        EXPECT_LE(counter.longestRun, kCell) << "seed " << seed;
        blocks += counter.blocks;
        with += counter.with;
    }
    EXPECT_LE(with, blocks / 100);
}

TEST(Extremes, TheCounterOfSubnormalNumbersSeesThem) {
    Rig rig;
    rig.addPad(constant(6'400, 1e-40F));
    SubnormalCounter counter;
    rig.renderBlock = [&](const Output& output) { counter.render(rig, output); };
    rig.note(0, 0, kFull);
    rig.render(6'400, blocksOf(64));
    EXPECT_EQ(counter.with, counter.blocks);
}
#endif

} // namespace
} // namespace tresillo::audio::test
