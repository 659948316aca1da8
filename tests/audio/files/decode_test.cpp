// SPDX-License-Identifier: MIT
#include "audio/files/decode.h"
#include "audio/files/kit_load.h"
#include "tests/audio/files/sound_files.h"
#include "tests/audio/renderer/rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>
#include <fstream>

namespace tresillo::audio::test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr SampleRate kRate{48'000};

std::vector<float> soundOf(const Sample& sample, int channel) {
    return {sample.channel(channel), sample.channel(channel) + sample.frames()};
}

struct Kind {
    const char* name;
    int format;
    float error; ///< What the depth leaves.
};

TEST(Decode, ReadsWavAiffFlacAndOggOfEveryDepth) {
    std::vector<float> sound = sine(4800, 440.0);
    for (float& sample : sound) {
        sample *= 0.9F; // 1 is one more than what whole numbers reach
    }
    const Folder folder;
    for (const Kind& kind : std::initializer_list<Kind>{
             {"u8.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 0.016F},
             {"16.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1e-4F},
             {"24.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1e-6F},
             {"32.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, 1e-6F},
             {"float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 0.0F},
             {"double.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 0.0F},
             {"16.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 1e-4F},
             {"float.aiff", SF_FORMAT_AIFF | SF_FORMAT_FLOAT, 0.0F},
             {"16.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1e-4F},
             {"24.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 1e-6F},
             {"vorbis.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.1F}}) {
        writeSound(folder / kind.name, kind.format, 48'000, 1, sound);
        const Fallible<Sample> decoded = decodeFile(folder / kind.name, kRate);
        ASSERT_TRUE(decoded) << decoded.problem;
        ASSERT_EQ(decoded.value->frames(), sound.size()) << kind.name;
        EXPECT_FALSE(decoded.value->isStereo());
        for (std::size_t frame = 0; frame < sound.size(); ++frame) {
            ASSERT_NEAR(decoded.value->channel(0)[frame], sound[frame], kind.error) << kind.name << " " << frame;
        }
    }
}

TEST(Decode, BringsA44100HertzStereoFileTo48000WithItsPitchAndBothSides) {
    const Folder folder;
    const std::vector<float> left = sine(44'100, 1000.0, 44'100.0);
    const std::vector<float> right = sine(44'100, 250.0, 44'100.0);
    std::vector<float> both;
    for (std::size_t frame = 0; frame < left.size(); ++frame) {
        both.push_back(left[frame]);
        both.push_back(right[frame] * 0.5F);
    }
    writeSound(folder / "s.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44'100, 2, both);
    const Fallible<Sample> decoded = decodeFile(folder / "s.wav", kRate);
    ASSERT_TRUE(decoded) << decoded.problem;
    ASSERT_TRUE(decoded.value->isStereo());
    EXPECT_NEAR(decoded.value->frames(), 48'000, 1);
    EXPECT_NEAR(risesThroughZero(soundOf(*decoded.value, 0)), 1000, 1);
    EXPECT_NEAR(risesThroughZero(soundOf(*decoded.value, 1)), 250, 1);
    // The tone itself, not only its pitch; away from the ends, where it breaks off.
    for (std::size_t frame = 1000; frame < 47'000; ++frame) {
        const double angle = 6.283185307179586 * 1000.0 * static_cast<double>(frame) / 48'000.0;
        ASSERT_NEAR(decoded.value->channel(0)[frame], std::sin(angle), 1e-3) << frame;
    }
}

TEST(Decode, CountsFramesOfTheFileAtTheEnginesRate) {
    Sample sample(constant(48'000), {});
    sample.setRates({44'100}, kRate);
    EXPECT_EQ(sample.atEngineRate(0), 0U);
    EXPECT_EQ(sample.atEngineRate(441), 480U);
    EXPECT_EQ(sample.atEngineRate(UINT32_MAX), UINT32_MAX);
}

TEST(Decode, KeepsTheFirstTwoOfManyChannelsAndSaysSo) {
    const Folder folder;
    std::vector<float> four;
    for (int frame = 0; frame < 100; ++frame) {
        four.insert(four.end(), {0.1F, 0.2F, 0.3F, 0.4F});
    }
    writeSound(folder / "four.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48'000, 4, four);
    const Fallible<Sample> decoded = decodeFile(folder / "four.wav", kRate);
    ASSERT_TRUE(decoded) << decoded.problem;
    EXPECT_EQ(decoded.value->frames(), 100U);
    EXPECT_EQ(decoded.value->channel(0)[50], 0.1F);
    EXPECT_EQ(decoded.value->channel(1)[50], 0.2F);
    EXPECT_THAT(
        decoded.remarks,
        ElementsAre(EndsWith("four.wav: has 4 channels; the first two are played, the other 2 are not")));
}

TEST(Decode, SaysNothingOfAFileThatIsPlayedWhole) {
    const Folder folder;
    for (const int channels : {1, 2}) {
        writeSound(folder / "whole.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44'100, channels, constant(100, 0.5F));
        EXPECT_THAT(decodeFile(folder / "whole.wav", kRate).remarks, IsEmpty());
    }
}

TEST(Decode, NamesTheFileAndWhatIsWrongWithIt) {
    const Folder folder;
    const auto problem = [&](const std::string& name) { return decodeFile(folder / name, kRate).problem; };
    EXPECT_EQ(problem("gone.wav"), (folder / "gone.wav").string() + ": there is no such file");
    std::filesystem::create_directory(folder / "folder.wav");
    EXPECT_THAT(problem("folder.wav"), EndsWith("folder.wav: is a directory, not a sound file"));
    writeText(folder / "empty.wav", "");
    EXPECT_THAT(problem("empty.wav"), EndsWith("empty.wav: is empty"));
    writeText(folder / "text.wav", "this is no sound");
    EXPECT_THAT(problem("text.wav"), HasSubstr("text.wav: cannot be read as a sound file ("));
    writeSound(folder / "silent.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48'000, 1, {});
    EXPECT_THAT(problem("silent.wav"), EndsWith("silent.wav: holds no sound"));
    std::filesystem::create_symlink("/dev/zero", folder / "zero.wav");
    EXPECT_THAT(problem("zero.wav"), EndsWith("zero.wav: is not a regular file"));
}

TEST(Decode, ADamagedFileIsAProblemOrShorterButNeverACrash) {
    const Folder folder;
    writeSound(folder / "whole.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48'000, 1, noise(9600, 1));
    std::ifstream stream(folder / "whole.flac", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    for (std::size_t cut = 0; cut < whole.size(); cut += 97) {
        const Fallible<Sample> decoded = decodeBytes(whole.data(), cut, "cut.flac", kRate);
        if (decoded) {
            EXPECT_LE(decoded.value->frames(), 9600U);
        } else {
            EXPECT_THAT(decoded.problem, StartsWith("cut.flac: "));
        }
    }
}

TEST(Decode, AHeaderThatPromisesGigabytesCostsNoMemory) {
    const Folder folder;
    writeSound(folder / "small.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 48'000, 1, noise(100, 1));
    std::ifstream stream(folder / "small.wav", std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const std::size_t data = bytes.find("data");
    ASSERT_NE(data, std::string::npos);
    bytes.replace(data + 4, 4, "\xFE\xFF\xFF\x7F");
    const Fallible<Sample> decoded = decodeBytes(bytes.data(), bytes.size(), "liar.wav", kRate);
    ASSERT_TRUE(decoded) << decoded.problem;
    EXPECT_EQ(decoded.value->frames(), 100U);
    EXPECT_LT(decoded.value->bytes(), 10'000U);
}

TEST(Decode, MoreFramesThanASampleMayHoldAreRefused) {
    const Folder folder;
    writeSound(folder / "long.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 24'000, 1, constant(1000, 0.5F));
    std::ifstream stream(folder / "long.wav", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto problem = [&](std::int64_t longest) {
        return decodeBytes(bytes.data(), bytes.size(), "long.wav", kRate, longest).problem;
    };
    EXPECT_EQ(problem(999), "long.wav: holds more than 999 frames, the most that a sample may");
    EXPECT_EQ(problem(1999), "long.wav: cannot be brought from 24000 Hz to the engine's rate");
    EXPECT_EQ(problem(2000), "");
}

TEST(Kit, ABrokenFileSilencesItsLayersOnlyAndIsListed) {
    const Folder folder;
    writeSound(folder / "good.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48'000, 1, constant(100, 0.5F));
    KitDescription description;
    for (std::uint16_t pad = 0; pad < 2; ++pad) {
        KitPad made;
        ASSERT_TRUE(made.layers.push({.sample = pad}));
        ASSERT_TRUE(description.pads.push(made));
    }
    LoadedKit loaded = loadKit(description, {folder / "missing.wav", folder / "good.wav"}, {.rate = kRate});
    EXPECT_TRUE(loaded.remarks.empty());
    ASSERT_EQ(loaded.problems.size(), 1U);
    EXPECT_THAT(loaded.problems[0], HasSubstr("missing.wav: there is no such file"));
    KitRegistry kits;
    const std::optional<std::uint16_t> handle = kits.add(std::move(loaded.kit));
    ASSERT_TRUE(handle.has_value());
    Rig rig;
    rig.addPad({0.0F});
    auto renderer = std::make_unique<Renderer>(kRate, rig.values, kits);
    struct Player {
        std::int64_t advance(std::int64_t frames, EventSink& sink) const {
            sink.kitHandover({0}, {.kit = 0, .handle = handle});
            sink.noteOn({0}, 0, {.id = 1, .velocity = 127});
            sink.noteOn({50}, 1, {.id = 2, .velocity = 127});
            return frames;
        }
        std::uint16_t handle;
    } player{*handle};
    std::vector<float> left(100);
    std::vector<float> right(100);
    EXPECT_EQ(renderer->render(player, {.mix = {left.data(), right.data()}, .frames = 100}), 100);
    EXPECT_EQ(left[49], 0.0F);
    EXPECT_EQ(left[50], 0.5F);
}

TEST(Kit, AFileOfWhichAPartIsNotPlayedIsListedAtAnyRate) {
    const Folder folder;
    writeSound(folder / "film.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44'100, 6, constant(600, 0.5F));
    writeSound(folder / "three.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48'000, 3, constant(300, 0.5F));
    const LoadedKit loaded = loadKit({}, {folder / "film.wav", folder / "three.flac"}, {.rate = kRate});
    EXPECT_TRUE(loaded.problems.empty());
    ASSERT_EQ(loaded.remarks.size(), 2U);
    EXPECT_THAT(
        loaded.remarks[0], HasSubstr("film.wav: has 6 channels; the first two are played, the other 4 are not"));
    EXPECT_THAT(
        loaded.remarks[1], HasSubstr("three.flac: has 3 channels; the first two are played, the other one is not"));
}

TEST(KitRegistry, HandsOutHandlesUntilAllAreInUseAndTakesThemBack) {
    KitRegistry kits;
    for (std::uint16_t handle = 0; handle < KitRegistry::kHandles; ++handle) {
        EXPECT_EQ(kits.add(std::make_unique<Kit>()), handle);
    }
    EXPECT_EQ(kits.add(std::make_unique<Kit>()), std::nullopt);
    EXPECT_TRUE(kits.remove(77));
    EXPECT_FALSE(kits.remove(77));
    EXPECT_EQ(kits.at(77), nullptr);
    EXPECT_EQ(kits.at(60'000), nullptr);
    EXPECT_EQ(kits.size(), KitRegistry::kHandles - 1U);
    EXPECT_EQ(kits.add(std::make_unique<Kit>()), 77);
}

} // namespace
} // namespace tresillo::audio::test
