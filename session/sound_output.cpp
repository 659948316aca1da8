// SPDX-License-Identifier: MIT
#include "session/sound_output.h"

#include "audio/devices/aside.h"
#include "audio/devices/null_device.h"
#include "audio/devices/output_device.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tresillo::session {
namespace {

constexpr SampleRate kUsualRate{48'000};

} // namespace

void InstrumentSource::process(float* left, float* right, int frames) {
    const std::int64_t played = instrument_.render({.mix = {left, right}, .frames = frames});
    std::fill(left + played, left + frames, 0.0F);
    std::fill(right + played, right + frames, 0.0F);
}

SampleRate bestRate(const std::vector<int>& rates) {
    constexpr std::array<int, 6> kLiked{48'000, 44'100, 96'000, 88'200, 192'000, 176'400};
    for (const int rate : kLiked) {
        if (std::find(rates.begin(), rates.end(), rate) != rates.end()) {
            return {rate};
        }
    }
    return kUsualRate;
}

SampleRate rateFor(const OutputOptions& options) {
    if (options.rate) {
        return *options.rate;
    }
    if (options.nullDevice) {
        return kUsualRate;
    }
    // Aside: a sound server that hangs does not answer, which the device's keeper says.
    auto search = audio::runAside(
        audio::runOnOwnThread, [name = options.device.value_or("")] { return audio::findOutput({.name = name}); });
    const auto found = audio::isDone(search, audio::DeviceKeeper::kPatience) ? search.get() : std::nullopt;
    return found ? bestRate(found->rates) : kUsualRate;
}

audio::DeviceKeeper::Open nullOutput(const OutputOptions& options, SampleRate rate) {
    return [rate, frames = options.blockSize] {
        return audio::Fallible<std::unique_ptr<audio::Device>>::success(
            std::make_unique<audio::NullDevice>(rate, frames));
    };
}

audio::DeviceKeeper::Open soundOutput(const OutputOptions& options, SampleRate rate) {
    return [options, rate] {
        return audio::OutputDevice::open(
            {.name = options.device.value_or(""),
             .rate = rate,
             .blockFrames = options.blockSize,
             .channels = options.channels});
    };
}

std::string outputWords(const audio::Device& device, int lookAheadFrames) {
    std::array<char, 128> text{};
    const double late = 1000.0 * (device.latencyFrames() + lookAheadFrames) / device.rate().hz;
    std::snprintf(
        text.data(), text.size(), "%d Hz, %d frames, heard %.1f ms later", device.rate().hz, device.blockFrames(),
        late);
    return text.data();
}

} // namespace tresillo::session
