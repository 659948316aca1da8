// SPDX-License-Identifier: MIT
#pragma once

#include "loop/event_loop.h"

#include <memory>
#include <vector>

namespace tresillo {

/// One event loop after the other, each with the tasks of what it looks after, and signals that stop whichever runs:
///
///     LoopRelay loops({SIGTERM});
///     while (project) {
///         project->playOn(loops.current()); // until it is stopped
///         loops.passOn();                   // a fresh loop; a signal that came meanwhile stops it as soon as it runs
///     }
///
/// A loop that was stopped may have received a signal whose task it did not run any more. So the next loop is made
/// beforehand and receives each signal, too.
/// Thread-safe: no. Realtime-safe: no.
class LoopRelay {
public:
    explicit LoopRelay(std::vector<int> signals);

    [[nodiscard]] EventLoop& current() { return *current_; }
    /// The next loop becomes the current one; the tasks of the one before are gone.
    void passOn();

private:
    [[nodiscard]] std::unique_ptr<EventLoop> makeLoop() const;

    std::vector<int> signals_;
    std::unique_ptr<EventLoop> current_;
    std::unique_ptr<EventLoop> next_;
};

} // namespace tresillo
