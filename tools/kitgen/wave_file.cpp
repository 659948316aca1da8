// SPDX-License-Identifier: MIT
#include "tools/kitgen/wave_file.h"

#include "tools/kitgen/decimator.h"

#include <sndfile.h>

namespace tresillo::kitgen {

std::vector<std::int32_t> quantise(const std::vector<double>& frames) {
    std::vector<std::int32_t> integers;
    integers.reserve(frames.size());
    for (const double frame : frames) {
        const double scaled = frame * 8'388'607;
        integers.push_back(static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
    }
    return integers;
}

std::string writeWave(const std::filesystem::path& path, const std::vector<double>& frames) {
    SF_INFO info{};
    info.channels = 1;
    info.samplerate = static_cast<int>(kRate);
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    if (file == nullptr) {
        return path.string() + ": " + sf_strerror(nullptr);
    }
    std::vector<std::int32_t> samples = quantise(frames);
    for (std::int32_t& sample : samples) {
        sample *= 256; // libsndfile takes the upper 24 of 32 bits
    }
    const auto count = static_cast<sf_count_t>(samples.size());
    const bool written = sf_write_int(file, samples.data(), count) == count;
    const bool closed = sf_close(file) == 0;
    return written && closed ? std::string{} : path.string() + ": cannot be written";
}

} // namespace tresillo::kitgen
