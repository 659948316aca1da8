// SPDX-License-Identifier: MIT
#include "app/progress.h"

#include "app/console.h"
#include "session/formatted.h"

#include <algorithm>
#include <string>

#include <unistd.h>

namespace tresillo::app {

Progress::Progress(Mode mode, std::int64_t expectedFrames)
    : mode_(mode),
      isTerminal_(isatty(STDERR_FILENO) == 1),
      expected_(std::max<std::int64_t>(expectedFrames, 1)),
      began_(Clock::now()) {}

void Progress::show(std::int64_t frames) {
    constexpr int kWidth = 40;
    const Clock::time_point now = Clock::now();
    if (mode_ == Mode::Silent || !isTerminal_ || now - drawn_ < std::chrono::milliseconds(100)) {
        return;
    }
    drawn_ = now;
    const std::int64_t done = std::min(frames, expected_);
    const auto filled = static_cast<std::size_t>(done * kWidth / expected_);
    const std::string bar = std::string(filled, '#') + std::string(kWidth - filled, '.');
    redrawProgress(session::formatted("[%s] %3d %%", bar.c_str(), static_cast<int>(done * 100 / expected_)));
}

void Progress::finish(std::int64_t frames, SampleRate rate) {
    if (mode_ == Mode::Silent) {
        return;
    }
    const double sound = static_cast<double>(frames) / rate.hz;
    const double took = std::chrono::duration<double>(Clock::now() - began_).count();
    endProgress(session::formatted(
        "%.1f s of sound in %.2f s (%.0f times real time)", sound, took, sound / std::max(took, 1e-9)));
}

} // namespace tresillo::app
