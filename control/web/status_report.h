// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/tick_maker.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tresillo::control {

/// What "/api/status" tells. A plain value.
struct StatusReport {
    std::string version{};
    EngineStatus engine{};
    Levels levels{};
    int connections{0};
    std::size_t pages{0};
    std::size_t listeners{0};
    std::optional<std::uint32_t> checksum{}; ///< Of the pattern that was asked for, when it is at hand.
};

/// As JSON. Thread-safe: yes. Realtime-safe: no.
std::string textOf(const StatusReport& report);

} // namespace tresillo::control
