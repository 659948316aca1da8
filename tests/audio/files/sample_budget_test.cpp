// SPDX-License-Identifier: MIT
// The memory that samples may take in sum.
#include "audio/files/decode.h"
#include "audio/files/kit_load.h"
#include "audio/files/sample_budget.h"
#include "tests/audio/files/sound_files.h"
#include "tests/audio/renderer/rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <fstream>
#include <string>

namespace tresillo::audio::test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr SampleRate kBudgetRate{48'000};
constexpr std::size_t kMiB = std::size_t{1} << 20U;

TEST(SampleBudget, WhatASampleWillTakeIsKnownToTheByte) {
    for (const std::size_t frames : {1U, 2U, 63U, 100U, 4'801U}) {
        const std::vector<float> sound = constant(frames, 0.5F);
        EXPECT_EQ(Sample(sound, {}).bytes(), Sample::bytesOf(sound.size(), 1));
        EXPECT_EQ(Sample(sound, sound).bytes(), Sample::bytesOf(sound.size(), 2));
    }
}

TEST(SampleBudget, TheFileBeyondTheLimitIsNamedWithTheSumAndTheRestPlays) {
    const Folder folder;
    writeSound(folder / "long.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48'000, 1, constant(100'000, 0.5F));
    writeSound(folder / "short.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48'000, 1, constant(100, 0.5F));
    SampleBudget budget(kMiB); // 100,000 frames take 0.76 MiB
    {
        const LoadedKit loaded = loadKit(
            {}, {folder / "long.wav", folder / "long.wav", folder / "short.wav"},
            {.rate = kBudgetRate, .budget = &budget});
        EXPECT_THAT(
            loaded.problems,
            ElementsAre(EndsWith(
                "long.wav: takes 0.8 MiB of memory, with which the samples of the project would take 1.5 MiB; the "
                "limit is 1.0 MiB, --sample-memory changes it")));
        EXPECT_FALSE(loaded.kit->samples[0].isEmpty());
        EXPECT_TRUE(loaded.kit->samples[1].isEmpty());
        EXPECT_FALSE(loaded.kit->samples[2].isEmpty());
        EXPECT_EQ(budget.used(), loaded.kit->samples[0].bytes() + loaded.kit->samples[2].bytes());
    }
    EXPECT_EQ(budget.used(), 0U) << "a kit that goes gives it back";
    SampleBudget larger(2 * kMiB);
    const LoadedKit loaded =
        loadKit({}, {folder / "long.wav", folder / "long.wav"}, {.rate = kBudgetRate, .budget = &larger});
    EXPECT_THAT(loaded.problems, IsEmpty());
}

TEST(SampleBudget, TheEnginesRateCountsNotTheFiles) {
    const Folder folder;
    writeSound(folder / "low.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 8'000, 1, constant(20'000, 0.5F));
    SampleBudget budget(kMiB / 2);
    EXPECT_THAT(decodeFile(folder / "low.wav", kBudgetRate, &budget).problem, HasSubstr("takes 0.9 MiB"));
    EXPECT_TRUE(decodeFile(folder / "low.wav", {8'000}, &budget));
}

TEST(SampleBudget, APromiseOfTooMuchIsRefusedBeforeAnythingIsRead) {
    // 23 GB of silence, of which a few bytes are there: FLAC's header counts frames, and has 36 bits for them.
    const Folder folder;
    writeSound(folder / "flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48'000, 1, constant(100, 0.5F));
    std::ifstream stream(folder / "flac", std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    ASSERT_EQ(bytes.substr(0, 4), "fLaC");
    bytes[21] = static_cast<char>(bytes[21] | 0x0F); // the last 36 bits of 8 bytes from 18 on
    for (const std::size_t at : {22U, 23U, 24U, 25U}) {
        bytes[at] = '\xFF';
    }
    const Fallible<Sample> decoded = decodeBytes(bytes.data(), bytes.size(), "liar.flac", kBudgetRate);
    EXPECT_EQ(decoded.problem, "liar.flac: holds more than 28800000 frames, the most that a sample may");
}

TEST(SampleBudget, AKitThatIsNotWantedAnyMoreIsGivenUpBeforeItsNextFile) {
    const Folder folder;
    writeSound(folder / "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48'000, 1, constant(100, 0.5F));
    SampleBudget budget;
    int asked = 0;
    const LoadedKit loaded = loadKit(
        {}, {folder / "a.wav", folder / "a.wav", folder / "a.wav"},
        {.rate = kBudgetRate, .budget = &budget, .isWanted = [&] { return ++asked < 3; }});
    EXPECT_EQ(loaded.kit, nullptr);
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(budget.used(), 0U);
}

} // namespace
} // namespace tresillo::audio::test
