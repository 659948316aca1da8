// SPDX-License-Identifier: MIT
#include "app/choose_device.h"

#include "audio/null_device.h"

namespace tresillo::app {

ChosenDevice chooseDevice(const DeviceWish& wish) {
    return {.device = std::make_unique<audio::NullDevice>(wish.rate, wish.blockFrames), .remark = {}};
}

} // namespace tresillo::app
