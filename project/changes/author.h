// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tresillo {

/// Somebody who plays: a page, the terminal, later an OSC sender, a MIDI port, the pads. Whoever lets them in hands out
/// the numbers, from 1 on; Author{} is nobody.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct Author {
    std::uint32_t value{0};

    constexpr bool operator==(const Author&) const = default;
};

} // namespace tresillo
