// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "audio/devices/source_gate.h"

#include <future>
#include <memory>

namespace tresillo::audio {

/// Stops a device and destroys it on a thread of its own, so that the caller decides how long to wait: a sound server
/// that hangs never answers those who leave it. The status is the device's last one. `gate` is what the device was
/// started with; it is closed first, so its source is called no more whether or not the device lets go.
/// Thread-safe: yes. Realtime-safe: no.
std::future<DeviceStatus> releaseDevice(std::unique_ptr<Device> device, std::shared_ptr<SourceGate> gate);

} // namespace tresillo::audio
