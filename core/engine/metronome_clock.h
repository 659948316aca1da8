// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"

namespace tresillo {

/// When the metronome clicks: on each quarter of the position. Thread-safe: no (a value). Realtime-safe: yes.
class MetronomeClock {
public:
    void switchOn(bool on) { isOn_ = on; }

    /// Clicks go on from play tick `from`, where the position is `from` - `offset`.
    void aim(Ticks from, Ticks offset) {
        offset_ = offset;
        next_ = Ticks{ceilDiv((from - offset).value, kQuarter.value) * kQuarter.value} + offset;
    }

    /// The play tick of the next click.
    [[nodiscard]] Ticks next() const { return isOn_ ? next_ : kForever; }
    /// Whether that is the first of its bar.
    [[nodiscard]] bool isStrong() const { return (next_ - offset_).value % kBar.value == 0; }
    void click() { next_ += kQuarter; }

private:
    bool isOn_{false};
    Ticks offset_{};
    Ticks next_{kForever};
};

} // namespace tresillo
