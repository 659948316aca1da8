// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device_clock.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace tresillo::audio::test {

/// A clock that only the test, and whoever waits, moves on: a wait ends at once, at its time. One thread at a time.
class FakeClock final : public DeviceClock {
public:
    [[nodiscard]] Time now() override { return now_; }
    [[nodiscard]] bool waitUntil(Time time) override {
        now_ = std::max(now_, time);
        if (const auto stall = stalls.find(waits_++); stall != stalls.end()) {
            now_ += stall->second;
        }
        return waitsLeft-- > 0;
    }
    void endWaiting() override {}
    void allowWaiting() override {}

    void pass(Time::duration time) { now_ += time; }

    int waitsLeft{0}; ///< How many waits end with their time; the one after them is told to go.

    std::map<int, Time::duration> stalls{}; ///< How much later than asked for wait n ends.

private:
    int waits_{0};
    Time now_{std::chrono::hours(1)};
};

} // namespace tresillo::audio::test
