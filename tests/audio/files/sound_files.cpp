// SPDX-License-Identifier: MIT
#include "tests/audio/files/sound_files.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <fstream>

#include <unistd.h>

namespace tresillo::audio::test {

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "tresillo-audio-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void writeSound(
    const std::filesystem::path& file, int format, int rate, int channels, const std::vector<float>& interleaved) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = format;
    SNDFILE* opened = sf_open(file.c_str(), SFM_WRITE, &info);
    ASSERT_NE(opened, nullptr) << sf_strerror(nullptr);
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / channels;
    EXPECT_EQ(sf_writef_float(opened, interleaved.data(), frames), frames);
    sf_close(opened);
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace tresillo::audio::test
