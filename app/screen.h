// SPDX-License-Identifier: MIT
#pragma once

#include "session/instrument.h"

#include <array>
#include <cstdint>
#include <string>

namespace tresillo::app {

/// One line of a terminal that shows where the instrument is: position, tempo, pattern, the steps of the first track
/// that plays, and the tracks' meters. Thread-safe: no. Realtime-safe: no.
class Screen {
public:
    explicit Screen(session::Instrument& instrument) : instrument_(instrument) {}

    /// The line as of now, at most `columns` wide.
    [[nodiscard]] std::string line(PatternId pattern, std::size_t columns);

private:
    [[nodiscard]] std::string steps(PatternId id, Ticks position) const;
    [[nodiscard]] std::string meters();

    session::Instrument& instrument_;
    std::array<float, Studio::kTracks> levels_{};
};

} // namespace tresillo::app
