// SPDX-License-Identifier: MIT
// Sound files of any kind: whatever the bytes are, a sample within its bounds or one line that names the file.
#include "audio/files/decode.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tresillo;
    constexpr std::int64_t kLongest = 200'000;
    const audio::Fallible<audio::Sample> decoded = audio::decodeBytes(data, size, "fuzz", {48'000}, kLongest);
    if (!decoded) {
        if (decoded.problem.rfind("fuzz: ", 0) != 0 || decoded.problem.find('\n') != std::string::npos) {
            std::abort();
        }
        return 0;
    }
    const audio::Sample& sample = *decoded.value;
    if (sample.isEmpty() || sample.frames() > kLongest + 64) {
        std::abort();
    }
    for (int channel = 0; channel < (sample.isStereo() ? 2 : 1); ++channel) {
        for (std::uint32_t frame = 0; frame < sample.frames(); ++frame) {
            if (!std::isfinite(sample.channel(channel)[frame])) {
                std::abort();
            }
        }
    }
    return 0;
}
