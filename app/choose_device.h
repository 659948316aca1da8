// SPDX-License-Identifier: MIT
#pragma once

#include "audio/device.h"
#include "core/base/time.h"

#include <memory>
#include <optional>
#include <string>

namespace tresillo::app {

/// What a player asks of a device.
struct DeviceWish {
    bool nullDevice{false};
    std::optional<std::string> name{};
    SampleRate rate{48'000};
    int blockFrames{256};
};

struct ChosenDevice {
    std::unique_ptr<audio::Device> device; ///< Always there: the null device at the least.
    std::string remark;                    ///< Why it is not what was wished for; empty when it is.
};

/// The device to play on; the null device when asked for or when there is no other.
/// Thread-safe: no. Realtime-safe: no.
ChosenDevice chooseDevice(const DeviceWish& wish);

} // namespace tresillo::app
