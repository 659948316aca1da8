// SPDX-License-Identifier: MIT
#include "audio/files/file_writer.h"
#include "tests/audio/files/sound_files.h"
#include "tests/audio/renderer/rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace tresillo::audio::test {
namespace {

constexpr SampleRate kWrittenRate{44'100};

/// What a finished file holds, interleaved.
struct Read {
    SF_INFO info{};
    std::vector<float> frames{};
};

Read readBack(const std::filesystem::path& file) {
    Read read;
    SNDFILE* opened = sf_open(file.c_str(), SFM_READ, &read.info);
    if (opened == nullptr) {
        ADD_FAILURE() << sf_strerror(nullptr);
        return read;
    }
    read.frames.resize(static_cast<std::size_t>(read.info.frames * read.info.channels));
    sf_readf_float(opened, read.frames.data(), read.info.frames);
    sf_close(opened);
    return read;
}

/// Writes both sides in blocks of odd lengths.
void writeFile(
    const std::filesystem::path& file, FileFormat format, std::int64_t expected, const std::vector<float>& left,
    const std::vector<float>& right) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    ASSERT_GE(descriptor, 0);
    Fallible<FileWriter> writer = FileWriter::open(descriptor, format, kWrittenRate, expected);
    ASSERT_TRUE(writer) << writer.problem;
    for (std::size_t done = 0; done < left.size();) {
        const std::size_t block = std::min<std::size_t>(1 + done % 20'011, left.size() - done);
        ASSERT_TRUE(writer.value->write(left.data() + done, right.data() + done, block)) << writer.value->problem();
        done += block;
    }
    ASSERT_TRUE(writer.value->close()) << writer.value->problem();
    // The descriptor is still the caller's.
    EXPECT_EQ(fsync(descriptor), 0);
    EXPECT_EQ(close(descriptor), 0);
}

TEST(FileWriter, AFloatWavHoldsEveryBitAlsoBeyondFullScale) {
    const Folder folder;
    const std::vector<float> left = noise(100'000, 1, 3.0F);
    const std::vector<float> right = noise(100'000, 2, 1e-30F);
    writeFile(folder / "o.wav", FileFormat::WavFloat32, 100'000, left, right);
    const Read read = readBack(folder / "o.wav");
    EXPECT_EQ(read.info.format, SF_FORMAT_WAV | SF_FORMAT_FLOAT);
    EXPECT_EQ(read.info.samplerate, 44'100);
    ASSERT_EQ(read.info.frames, 100'000);
    for (std::size_t frame = 0; frame < left.size(); ++frame) {
        ASSERT_EQ(read.frames[2 * frame], left[frame]);
        ASSERT_EQ(read.frames[2 * frame + 1], right[frame]);
    }
}

TEST(FileWriter, AFlacHolds24BitsAndLimitsWhatIsLouder) {
    const Folder folder;
    std::vector<float> left = noise(10'000, 3, 0.99F);
    left[5] = 7.0F;
    left[6] = -7.0F;
    writeFile(folder / "o.flac", FileFormat::Flac24, 10'000, left, left);
    const Read read = readBack(folder / "o.flac");
    EXPECT_EQ(read.info.format, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
    ASSERT_EQ(read.info.frames, 10'000);
    for (std::size_t frame = 0; frame < left.size(); ++frame) {
        ASSERT_NEAR(read.frames[2 * frame], std::clamp(left[frame], -1.0F, 1.0F), 2e-7F);
    }
}

TEST(FileWriter, TellsHowMuchOfItIsAboveFullScaleAndSinceWhen) {
    const Folder folder;
    for (const FileFormat format : {FileFormat::WavFloat32, FileFormat::Flac24}) {
        const int descriptor = open((folder / "o").c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        Fallible<FileWriter> writer = FileWriter::open(descriptor, format, kWrittenRate, 50'000);
        ASSERT_TRUE(writer) << writer.problem;
        std::vector<float> left(50'001, 0.5F);
        std::vector<float> right = left;
        left[7] = 1.0F; // just full scale
        right[40'000] = -3.0F;
        left[50'000] = 2.0F;
        for (std::size_t done = 0; done < left.size(); done += 33) {
            const std::size_t block = std::min<std::size_t>(33, left.size() - done);
            ASSERT_TRUE(writer.value->write(left.data() + done, right.data() + done, block));
        }
        ASSERT_TRUE(writer.value->close());
        EXPECT_EQ(writer.value->level(), (LevelSeen{.peak = 3.0F, .overs = 2, .firstOver = 40'000}));
        close(descriptor);
    }
}

TEST(FileWriter, ALengthBeyond4GiBBecomesRf64) {
    const Folder folder;
    const std::vector<float> sound = noise(1000, 4);
    writeFile(folder / "o.wav", FileFormat::WavFloat32, 600'000'000, sound, sound);
    const Read read = readBack(folder / "o.wav");
    EXPECT_EQ(read.info.format & SF_FORMAT_TYPEMASK, SF_FORMAT_RF64);
    EXPECT_EQ(read.info.frames, 1000);
    EXPECT_EQ(read.frames[998], sound[499]);
}

TEST(FileWriter, AFullDiskIsAProblemInWords) {
    const int full = open("/dev/full", O_RDWR | O_CLOEXEC);
    ASSERT_FALSE(full < 0) << "no /dev/full here";
    const std::vector<float> sound = noise(100'000, 5);
    Fallible<FileWriter> writer = FileWriter::open(full, FileFormat::WavFloat32, kWrittenRate, 100'000);
    // libsndfile notices at the header already, or at the first block.
    if (writer) {
        EXPECT_FALSE(writer.value->write(sound.data(), sound.data(), sound.size()));
        EXPECT_THAT(writer.value->problem(), ::testing::StartsWith("cannot write sound: "));
    } else {
        EXPECT_THAT(writer.problem, ::testing::StartsWith("cannot write sound: "));
    }
    close(full);
}

TEST(FileWriter, ADescriptorThatCannotBeWrittenIsAProblem) {
    const Fallible<FileWriter> writer = FileWriter::open(-1, FileFormat::Flac24, kWrittenRate, 10);
    EXPECT_FALSE(writer);
    EXPECT_THAT(writer.problem, ::testing::StartsWith("cannot write sound: "));
}

} // namespace
} // namespace tresillo::audio::test
