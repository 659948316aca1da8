// SPDX-License-Identifier: MIT
#include "audio/devices/device_release.h"

#include <thread>
#include <utility>

namespace tresillo::audio {

std::future<DeviceStatus> releaseDevice(std::unique_ptr<Device> device, std::shared_ptr<SourceGate> gate) {
    gate->close();
    // The thread owns both: nobody is left who could, if the device never lets go.
    std::packaged_task<DeviceStatus()> release([owned = std::move(device), open = std::move(gate)]() mutable {
        owned->stop();
        const DeviceStatus last = owned->status();
        owned.reset();
        return last;
    });
    std::future<DeviceStatus> released = release.get_future();
    std::thread(std::move(release)).detach();
    return released;
}

} // namespace tresillo::audio
