// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tresillo::control {

/// So much a second, and so much at once after a silence. Thread-safe: no (a value). Realtime-safe: yes.
class Rate {
public:
    using Clock = std::chrono::steady_clock;

    Rate(int perSecond, int burst)
        : apart_(std::chrono::nanoseconds(std::chrono::seconds(1)) / perSecond), burst_(apart_ * burst) {}

    /// Takes `amount`, which may be more than the burst, and answers how long to wait until the next may be taken.
    std::chrono::nanoseconds take(std::int64_t amount, Clock::time_point now) {
        freeAt_ = std::max(freeAt_, now - burst_) + apart_ * amount;
        return std::max<std::chrono::nanoseconds>(freeAt_ - now, std::chrono::nanoseconds(0));
    }

private:
    std::chrono::nanoseconds apart_;
    std::chrono::nanoseconds burst_;
    Clock::time_point freeAt_{}; ///< When what was taken so far is paid for.
};

} // namespace tresillo::control
