// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "session/instrument.h"

#include <string>
#include <vector>

namespace tresillo::session {

/// How an instrument's first pattern goes round, in words with the tracks that they are of.
struct Repeats {
    /// What is not the same again: chance, conditions with longer cycles, tracks of other lengths, free LFOs, round
    /// robins. None: it repeats, and so does its sound once all that rings has come round.
    std::vector<std::string> changing{};
    /// What only the first or the last pass has.
    std::vector<std::string> missing{};
};

/// What is not the same again after `length`, when it goes round without an end. Thread-safe: no. Realtime-safe: no.
Repeats repeatsOf(const Instrument& instrument, Ticks length);

} // namespace tresillo::session
