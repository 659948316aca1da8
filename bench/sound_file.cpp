// SPDX-License-Identifier: MIT
#include "bench/sound_file.h"

#include <sndfile.h>

#include <array>

namespace tresillo::bench {
namespace {

storage::FileError problem(const std::filesystem::path& file, const std::string& what) {
    return {file.string() + ": " + what};
}

} // namespace

storage::Result<StereoSound> readStereo(const std::filesystem::path& file) {
    constexpr std::size_t kFrames = 4'096;
    SF_INFO info{};
    SNDFILE* in = sf_open(file.c_str(), SFM_READ, &info);
    if (in == nullptr) {
        return problem(file, sf_strerror(nullptr));
    }
    if (info.channels != 2) {
        sf_close(in);
        return problem(file, "it is not stereo");
    }
    StereoSound sound{.rate = info.samplerate};
    sound.left.reserve(static_cast<std::size_t>(info.frames));
    sound.right.reserve(static_cast<std::size_t>(info.frames));
    std::array<float, 2 * kFrames> frames{};
    for (sf_count_t got = 0; (got = sf_readf_float(in, frames.data(), kFrames)) > 0;) {
        for (std::size_t frame = 0; frame < static_cast<std::size_t>(got); ++frame) {
            sound.left.push_back(frames[2 * frame]);
            sound.right.push_back(frames[2 * frame + 1]);
        }
    }
    sf_close(in);
    return sound;
}

std::optional<storage::FileError> writeMono(
    const std::filesystem::path& file, int rate, const std::vector<float>& samples) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
    if (out == nullptr) {
        return problem(file, sf_strerror(nullptr));
    }
    const auto count = static_cast<sf_count_t>(samples.size());
    const bool written = sf_writef_float(out, samples.data(), count) == count;
    const bool closed = sf_close(out) == 0;
    return written && closed ? std::nullopt : std::optional{problem(file, "it could not be written")};
}

} // namespace tresillo::bench
