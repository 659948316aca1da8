// SPDX-License-Identifier: MIT
// Sound files that can be read and yet are not what they should be.
#include "audio/files/decode.h"
#include "audio/files/kit_load.h"
#include "tests/audio/files/sound_files.h"
#include "tests/audio/renderer/rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

namespace tresillo::audio::test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr SampleRate kFaultsRate{48'000};
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

TEST(SampleFaults, NanAndInfinityBecomeSilenceAndTheirFirstFramesAreNamed) {
    const Folder folder;
    std::vector<float> both(2'000, 0.5F);
    both[2 * 700] = kNan;
    both[2 * 700 + 1] = -kNan;
    both[2 * 900 + 1] = -kInfinity;
    writeSound(folder / "bad.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48'000, 2, both);
    const Fallible<Sample> decoded = decodeFile(folder / "bad.wav", kFaultsRate);
    ASSERT_TRUE(decoded) << decoded.problem;
    EXPECT_THAT(
        decoded.remarks, ElementsAre(
                             EndsWith("bad.wav: 2 samples are NaN, the first at frame 700: silence in their place"),
                             EndsWith("bad.wav: 1 sample is infinite, at frame 900: silence in their place")));
    EXPECT_EQ(decoded.value->channel(0)[700], 0.0F);
    EXPECT_EQ(decoded.value->channel(1)[900], 0.0F);
    EXPECT_EQ(decoded.value->channel(0)[900], 0.5F);
    EXPECT_EQ(decoded.value->repaired(), 0U) << "nothing was left for the sample to repair";
}

TEST(SampleFaults, OneNanDoesNotSilenceItsNeighboursWhereTheRateIsConverted) {
    const Folder folder;
    std::vector<float> mono(44'100, 0.5F);
    mono[22'050] = kNan;
    writeSound(folder / "bad.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44'100, 1, mono);
    const Fallible<Sample> decoded = decodeFile(folder / "bad.wav", kFaultsRate);
    ASSERT_TRUE(decoded) << decoded.problem;
    EXPECT_THAT(decoded.remarks, ElementsAre(HasSubstr("NaN, at frame 22050")));
    const float* frames = decoded.value->channel(0);
    EXPECT_NEAR(frames[24'000 - 8], 0.5F, 0.1F);
    EXPECT_NEAR(frames[24'000 + 8], 0.5F, 0.1F);
}

TEST(SampleFaults, WhatIsFarBeyondFullScaleIsLimitedAndNamed) {
    const Folder folder;
    std::vector<float> mono(10'000, 0.25F);
    mono[0] = 16.0F;
    mono[1] = -4.0F;
    mono[5'000] = -1e30F;
    mono[5'001] = 32'767.0F;
    writeSound(folder / "loud.aiff", SF_FORMAT_AIFF | SF_FORMAT_FLOAT, 48'000, 1, mono);
    const Fallible<Sample> decoded = decodeFile(folder / "loud.aiff", kFaultsRate);
    ASSERT_TRUE(decoded) << decoded.problem;
    EXPECT_THAT(
        decoded.remarks, ElementsAre(EndsWith("loud.aiff: 2 samples are beyond 16 times full scale, the first at frame "
                                              "5000 (-1e+30): limited to 16")));
    EXPECT_EQ(decoded.value->channel(0)[0], 16.0F);
    EXPECT_EQ(decoded.value->channel(0)[1], -4.0F);
    EXPECT_EQ(decoded.value->channel(0)[5'000], -16.0F);
    EXPECT_EQ(decoded.value->channel(0)[5'001], 16.0F);
}

/// Writes a sound of 20,000 frames and cuts the file in half.
std::filesystem::path cutFile(const Folder& folder, const char* name, int format) {
    const std::filesystem::path file = folder / name;
    writeSound(file, format, 48'000, 1, noise(20'000, 1));
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    return file;
}

TEST(SampleFaults, AFileThatBreaksOffIsPlayedAsFarAsItGoesAndSaysWhere) {
    struct FileKind {
        const char* name;
        int format;
        std::uint32_t frames;
    };
    const Folder folder;
    for (const FileKind& kind : std::initializer_list<FileKind>{
             {"16.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 9'989},
             {"24.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 9'992},
             {"float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 9'990},
             {"extensible.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_16, 9'980},
             {"16.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_16, 9'974},
             {"16.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 9'986},
             {"float.aiff", SF_FORMAT_AIFF | SF_FORMAT_FLOAT, 9'988},
             {"16.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16, 9'974},
             {"float.w64", SF_FORMAT_W64 | SF_FORMAT_FLOAT, 9'987},
             {"16.au", SF_FORMAT_AU | SF_FORMAT_PCM_16, 9'994},
             {"little.au", SF_FORMAT_AU | SF_FORMAT_PCM_24 | SF_ENDIAN_LITTLE, 9'996},
             {"ulaw.au", SF_FORMAT_AU | SF_FORMAT_ULAW, 9'988},
             {"16.voc", SF_FORMAT_VOC | SF_FORMAT_PCM_16, 9'980}}) {
        const Fallible<Sample> decoded = decodeFile(cutFile(folder, kind.name, kind.format), kFaultsRate);
        ASSERT_TRUE(decoded) << decoded.problem;
        EXPECT_NEAR(decoded.value->frames(), kind.frames, 30) << kind.name;
        EXPECT_THAT(
            decoded.remarks, ElementsAre(EndsWith(
                                 std::string(kind.name) + ": breaks off at frame " +
                                 std::to_string(decoded.value->frames()) + " of the 20000 that its header promises")))
            << kind.name;
    }
}

TEST(SampleFaults, AFileThatLibsndfileRefusesBecauseItBreaksOffSaysWhatItsHeaderPromises) {
    const Folder folder;
    const std::string problem =
        decodeFile(cutFile(folder, "8.voc", SF_FORMAT_VOC | SF_FORMAT_PCM_U8), kFaultsRate).problem;
    EXPECT_THAT(problem, HasSubstr("8.voc: cannot be read as a sound file ("));
    EXPECT_THAT(problem, EndsWith("): its header promises 20000 frames, it may have been cut off"));
}

TEST(SampleFaults, AFlacFileThatBreaksOffIsDamagedAtItsFrame) {
    const Folder folder;
    const std::string problem =
        decodeFile(cutFile(folder, "16.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16), kFaultsRate).problem;
    EXPECT_THAT(problem, HasSubstr("16.flac: is damaged at frame 8192 ("));
}

TEST(SampleFaults, WholeFilesOfAnyKindPromiseWhatTheyHold) {
    const Folder folder;
    for (const int format : {SF_FORMAT_WAV | SF_FORMAT_PCM_U8,  SF_FORMAT_WAV | SF_FORMAT_PCM_16,
                             SF_FORMAT_WAV | SF_FORMAT_DOUBLE,  SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM,
                             SF_FORMAT_WAV | SF_FORMAT_ULAW,    SF_FORMAT_WAVEX | SF_FORMAT_FLOAT,
                             SF_FORMAT_RF64 | SF_FORMAT_PCM_24, SF_FORMAT_AIFF | SF_FORMAT_PCM_S8,
                             SF_FORMAT_AIFF | SF_FORMAT_DOUBLE, SF_FORMAT_AIFF | SF_FORMAT_IMA_ADPCM,
                             SF_FORMAT_AIFF | SF_FORMAT_ULAW,   SF_FORMAT_FLAC | SF_FORMAT_PCM_24,
                             SF_FORMAT_OGG | SF_FORMAT_VORBIS,  SF_FORMAT_AU | SF_FORMAT_PCM_16,
                             SF_FORMAT_W64 | SF_FORMAT_PCM_16,  SF_FORMAT_AU | SF_FORMAT_DOUBLE | SF_ENDIAN_LITTLE,
                             SF_FORMAT_AU | SF_FORMAT_G721_32,  SF_FORMAT_W64 | SF_FORMAT_IMA_ADPCM,
                             SF_FORMAT_W64 | SF_FORMAT_FLOAT,   SF_FORMAT_VOC | SF_FORMAT_PCM_U8,
                             SF_FORMAT_VOC | SF_FORMAT_PCM_16,  SF_FORMAT_VOC | SF_FORMAT_ULAW}) {
        writeSound(folder / "whole", format, 48'000, 1, constant(5'001, 0.5F));
        const Fallible<Sample> decoded = decodeFile(folder / "whole", kFaultsRate);
        ASSERT_TRUE(decoded) << decoded.problem;
        EXPECT_THAT(decoded.remarks, IsEmpty()) << std::hex << format;
    }
}

TEST(SampleFaults, AKitPlaysOnAndListsAllOfThem) {
    const Folder folder;
    std::vector<float> bad(100, 0.5F);
    bad[10] = kNan;
    bad[20] = 100.0F;
    writeSound(folder / "bad.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48'000, 1, bad);
    const LoadedKit loaded = loadKit({}, {folder / "bad.wav"}, {.rate = kFaultsRate});
    EXPECT_THAT(loaded.problems, IsEmpty());
    EXPECT_THAT(loaded.remarks, ElementsAre(HasSubstr("frame 10"), HasSubstr("frame 20")));
    EXPECT_EQ(loaded.kit->samples[0].channel(0)[30], 0.5F);
}

} // namespace
} // namespace tresillo::audio::test
