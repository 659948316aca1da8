// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tresillo::audio {

/// Counts the blocks that came late: a block is late when it ends after the next one is due. (That its thread wakes a
/// little after the block's own due time is usual, and nobody hears it.) All devices count by this class.
///
///     due        next due   +1         +2         +3
///      |----------|----------|----------|----------|---> time
///      [ a block of one length ... ends here ]               3 late: this one, and the two that should have ended
///                                                            meanwhile
///
/// Knows no clock: times are handed in. Thread-safe: no (a value). Realtime-safe: yes.
class LateBlocks {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::nanoseconds;

    /// A block that was due at `due` and is `length` long ended at `end`. Whether it was late. A device that catches up
    /// tells of each block with its own due time, those that it renders late too.
    bool ended(Time due, Time end, Duration length) {
        const Duration over = std::chrono::duration_cast<Duration>(end - due) - length;
        wasLate_ = over > Duration::zero();
        if (wasLate_) {
            worst_ = std::max(worst_, over);
            ++count_;
        }
        return wasLate_;
    }

    /// The same for a device that does not catch up: what should have ended meanwhile is never asked for, and counts
    /// with the block that held it up. `isUnderrun`: the device itself says that it ran dry before this block; that
    /// counts unless the block before was late, for then it was this that was counted.
    bool endedOnDevice(Time due, Time end, Duration length, bool isUnderrun) {
        count_ += isUnderrun && !wasLate_ ? 1U : 0U;
        if (ended(due, end, length)) {
            const Duration over = std::chrono::duration_cast<Duration>(end - due) - length;
            leftOut(static_cast<std::uint32_t>((over - Duration{1}) / std::max(length, Duration{1})));
        }
        return wasLate_;
    }

    /// So many blocks were due and are never rendered.
    void leftOut(std::uint32_t blocks) { count_ += blocks; }

    [[nodiscard]] std::uint32_t count() const { return count_; }
    /// The most by which a block ended after the next one was due.
    [[nodiscard]] Duration worst() const { return worst_; }

private:
    std::uint32_t count_{0};
    bool wasLate_{false}; ///< The newest block.
    Duration worst_{0};
};

} // namespace tresillo::audio
