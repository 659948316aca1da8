// SPDX-License-Identifier: MIT
// Draws an audio file: `tresillo_picture_of_sound take.wav picture.png [--width 880] [--height 220]`.
#include "tools/picture_of_sound/picture.h"

#include <CLI/CLI.hpp>
#include <sndfile.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

namespace tresillo::picture {
namespace {

std::optional<Sound> readSound(const std::string& path) {
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> file{sf_open(path.c_str(), SFM_READ, &info), &sf_close};
    if (!file || info.frames < 1) {
        return std::nullopt;
    }
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<float> frames(static_cast<std::size_t>(info.frames) * channels);
    if (sf_readf_float(file.get(), frames.data(), info.frames) != info.frames) {
        return std::nullopt;
    }
    Sound sound{.rate = static_cast<double>(info.samplerate)};
    for (std::size_t at = 0; at < frames.size(); at += channels) {
        sound.left.push_back(frames[at]);
        sound.right.push_back(frames[at + (channels > 1 ? 1 : 0)]);
    }
    return sound;
}

int drawFile(const std::string& from, const std::string& to, std::size_t width, std::size_t height) {
    const std::optional<Sound> sound = readSound(from);
    if (!sound) {
        std::fprintf(stderr, "%s: not a sound that can be read\n", from.c_str());
        return 1;
    }
    const std::vector<std::uint8_t> png = encodePng(draw(*sound, width, height), palette());
    std::ofstream file{to, std::ios::binary};
    for (const std::uint8_t byte : png) {
        file.put(static_cast<char>(byte));
    }
    file.close();
    if (!file) {
        std::fprintf(stderr, "%s: cannot be written\n", to.c_str());
        return 1;
    }
    return 0;
}

int run(int argc, char** argv) {
    CLI::App command{"Draws the waveform and the spectrogram of an audio file"};
    std::string from;
    std::string to;
    std::size_t width = 880;
    std::size_t height = 220;
    command.add_option("sound", from, "WAV, FLAC, AIFF or OGG")->required();
    command.add_option("picture", to, "A PNG file")->required();
    command.add_option("--width", width)->check(CLI::Range(16, 4096))->capture_default_str();
    command.add_option("--height", height)->check(CLI::Range(16, 4096))->capture_default_str();
    CLI11_PARSE(command, argc, argv);
    return drawFile(from, to, width, height);
}

} // namespace
} // namespace tresillo::picture

int main(int argc, char** argv) {
    try {
        return tresillo::picture::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
