// SPDX-License-Identifier: MIT
#include "audio/devices/device_release.h"

#include <utility>

namespace tresillo::audio {

std::future<DeviceStatus> releaseDevice(StartedDevice started, const Aside& aside) {
    started.gate->close();
    // The job owns both: nobody is left who could, if the device never lets go.
    return runAside(aside, [owned = std::move(started)]() mutable {
        owned.device->stop();
        const DeviceStatus last = owned.device->status();
        owned.device.reset();
        return last;
    });
}

} // namespace tresillo::audio
