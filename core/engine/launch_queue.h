// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"
#include "core/model/command.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// What the lines of launches are counted from.
struct LaunchGrid {
    Ticks offset{}; ///< Play tick minus position.
    SetLoop loop{}; ///< That the position goes round in; without length: none.
    Ticks origin{}; ///< Where the pattern that is to end began, and how long it is: above 0.
    Ticks length{kBar};
};

/// The first line of a kind at or after `now` (play ticks). Where the position goes round in a loop and does not get to
/// the next such line, the first one inside the loop counts, else the loop's end.
/// Thread-safe: yes. Realtime-safe: yes.
Ticks launchLine(const Launch& launch, LaunchLine line, Ticks now, const LaunchGrid& grid);

/// The launch that waits for its line: one at most.
///
///     empty --queue--> waiting for a line --take--> empty     the line comes, and the pattern is in a slot
///                       |  ^          |
///                       |  +-postpone-+                       the line comes, and it is in none
///                       +--cancel, or another launch is queued
///
/// Thread-safe: no (a value). Realtime-safe: yes.
class LaunchQueue {
public:
    /// Queues a launch; answers with its line. A queued one is replaced.
    Ticks queue(const Launch& launch, Ticks now, const LaunchGrid& grid);
    /// Another line comes later, as the one at play tick `passed` is past.
    void postpone(Ticks passed, const LaunchGrid& grid);
    /// Takes the launch off the queue. One is queued.
    Launch take();
    void cancel() { waiting_.reset(); }

    [[nodiscard]] bool isQueued() const { return waiting_.has_value(); }

    // Only while one is queued.

    [[nodiscard]] const Launch& launch() const { return waiting().launch; }
    /// The play tick of its line.
    [[nodiscard]] Ticks line() const { return waiting().line; }
    /// When it was asked for.
    [[nodiscard]] Ticks since() const { return waiting().since; }
    /// Tells launches apart; never 0.
    [[nodiscard]] std::uint32_t number() const { return waiting().number; }

private:
    struct Waiting {
        Launch launch{};
        Ticks line{};
        Ticks since{};
        std::uint32_t number{0};
    };

    [[nodiscard]] const Waiting& waiting() const {
        require(waiting_.has_value());
        return *waiting_;
    }

    std::optional<Waiting> waiting_{};
    std::uint32_t lastNumber_{0};
};

} // namespace tresillo
