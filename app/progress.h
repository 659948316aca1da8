// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <cstdint>

namespace tresillo::app {

/// A progress bar on standard error: drawn only on a terminal, at most ten times a second, with one closing line.
/// Thread-safe: no. Realtime-safe: no.
class Progress {
public:
    enum class Mode { Shown, Silent };

    Progress(Mode mode, std::int64_t expectedFrames);

    void show(std::int64_t frames);
    void finish(std::int64_t frames, SampleRate rate);

private:
    using Clock = std::chrono::steady_clock;

    Mode mode_;
    bool isTerminal_;
    std::int64_t expected_;
    Clock::time_point began_;
    Clock::time_point drawn_{};
};

} // namespace tresillo::app
