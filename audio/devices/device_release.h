// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/aside.h"
#include "audio/devices/device.h"
#include "audio/devices/source_gate.h"

#include <future>
#include <memory>

namespace tresillo::audio {

/// A device that was started, and what it was started with.
struct StartedDevice {
    std::unique_ptr<Device> device{};
    std::shared_ptr<SourceGate> gate{};
};

/// Stops a device and destroys it aside, so that the caller decides how long to wait: a sound server that hangs never
/// answers those who leave it. The status is the device's last one. The gate is closed first, so its source is called
/// no more whether or not the device lets go. Thread-safe: yes. Realtime-safe: no.
std::future<DeviceStatus> releaseDevice(StartedDevice started, const Aside& aside = runOnOwnThread);

} // namespace tresillo::audio
