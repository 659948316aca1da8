// SPDX-License-Identifier: MIT
#include "storage/kit_import/sample_seconds.h"

#include <sndfile.h>

#include <algorithm>

namespace tresillo::storage {

std::optional<double> secondsOf(const std::filesystem::path& file) {
    SF_INFO info{};
    SNDFILE* sound = sf_open(file.c_str(), SFM_READ, &info);
    if (sound == nullptr) {
        return std::nullopt;
    }
    sf_close(sound);
    return static_cast<double>(info.frames) / std::max(info.samplerate, 1);
}

} // namespace tresillo::storage
