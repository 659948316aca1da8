// SPDX-License-Identifier: MIT
#pragma once

#include "session/instrument.h"

#include <chrono>
#include <memory>

namespace tresillo::app {

/// The project that a page asked for while another one plays, and when it takes over: once what pages were told is
/// written, the answer to the one that asked among it, which may wait behind a batch that goes slowly. What came while
/// the project was opened, and nothing was answered, is answered first. Pages that do not read are waited for briefly.
///
///     next.prepare(std::move(opened), now);            // a page asked
///     if (next.isDue(page.hasToldAll(), now)) { … }    // again and again: ends playing the one before
///     playing = next.take();
///
/// Thread-safe: no; it lives on the loop's thread. Realtime-safe: no.
class NextProject {
public:
    using Clock = std::chrono::steady_clock;

    /// What was opened; null: what was asked for before is given up, too.
    void prepare(std::unique_ptr<session::Instrument> instrument, Clock::time_point now);

    [[nodiscard]] bool isPrepared() const { return instrument_ != nullptr; }

    /// Whether it is time. `isTold`: all that pages were told is written.
    [[nodiscard]] bool isDue(bool isTold, Clock::time_point now);

    /// None: it has not been due. An end that comes before is the end.
    [[nodiscard]] std::unique_ptr<session::Instrument> take();

private:
    std::unique_ptr<session::Instrument> instrument_{};
    Clock::time_point earliest_{};
    Clock::time_point latest_{};
    bool isDue_{false};
};

} // namespace tresillo::app
