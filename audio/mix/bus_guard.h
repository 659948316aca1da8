// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "core/base/time.h"

#include <cstdint>

namespace tresillo::audio {

/// What a bus is limited to, 120 dB above full scale: far above whatever is music, and so far below what a float holds
/// that no sum of buses, no effect and no level behind them can become infinite.
inline constexpr float kLoudest = 1e6F;

/// Watches one stereo bus: its peak, and that nothing leaves it but numbers up to kLoudest, which what is louder is
/// limited to. A NaN or an infinity mutes the bus from its
/// own frame until the first point of the absolute 64-frame grid that lies at least 64 frames later, and is counted;
/// what the bus holds by then decides anew. Thread-safe: no. Realtime-safe: yes.
class BusGuard {
public:
    /// Looks through the `frames` frames of `bus` from `at` on and silences what must not be heard, then writes
    /// `before` and it added up to `after`, which is another bus. True when trouble began within them: whoever fed the
    /// bus should start afresh.
    bool add(Bus bus, Bus before, Bus after, Frames at, int frames);
    /// The same, but writes it to `after` as it is.
    bool pass(Bus bus, Bus after, Frames at, int frames);

    /// The highest magnitude since the last call, and forgets it.
    float takePeak();
    /// How often the bus was muted.
    [[nodiscard]] std::uint32_t incidents() const { return incidents_; }

private:
    [[nodiscard]] bool isFine(float peak, Frames at);
    bool repair(Bus bus, Frames at, int frames);

    Frames mutedUntil_{0};
    std::uint32_t incidents_{0};
    float peak_{0.0F};
};

} // namespace tresillo::audio
