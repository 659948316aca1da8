// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// The performance's state that conditions ask for.
struct PerformanceFlags {
    bool fill{false};
    bool launchQueued{false};

    constexpr bool operator==(const PerformanceFlags&) const = default;
};

/// From `tick` on the flags are these.
struct FlagsChange {
    Ticks tick{INT64_MIN};
    PerformanceFlags flags{};
};

/// What FILL and the launch queue were at any earlier tick, so that a condition can be asked about a step that is past.
/// Times before the last `reset` (a start or seek) read as they were then; when more changes come than it holds, the
/// oldest are forgotten and read as the oldest that is known.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class History {
public:
    void reset(PerformanceFlags flags) {
        newest_ = 0;
        count_ = 1;
        ++changed_;
        changes_[0] = {.tick = Ticks{INT64_MIN}, .flags = flags};
    }

    void note(Ticks tick, PerformanceFlags flags) {
        if (flags == changes_[newest_].flags) {
            return;
        }
        ++changed_;
        newest_ = (newest_ + 1) % Capacity;
        changes_[newest_] = {.tick = tick, .flags = flags};
        count_ = count_ < Capacity ? count_ + 1 : Capacity;
    }

    [[nodiscard]] PerformanceFlags at(Ticks tick) const {
        std::size_t place = newest_;
        for (std::size_t seen = 1; seen < count_ && changes_[place].tick > tick; ++seen) {
            place = (place + Capacity - 1) % Capacity;
        }
        return changes_[place].flags;
    }

    /// The newest changes alone.
    template <std::size_t Fewer> [[nodiscard]] History<Fewer> newest() const {
        History<Fewer> newest{};
        newest.changed_ = changed_;
        newest.count_ = std::min(count_, Fewer);
        newest.newest_ = newest.count_ - 1;
        for (std::size_t back = 0; back < newest.count_; ++back) {
            newest.changes_[newest.newest_ - back] = changes_[(newest_ + Capacity - back) % Capacity];
        }
        return newest;
    }

    /// Counts the calls that changed it.
    [[nodiscard]] std::uint32_t changes() const { return changed_; }

    [[nodiscard]] PerformanceFlags now() const { return changes_[newest_].flags; }

private:
    template <std::size_t Other> friend class History;

    std::array<FlagsChange, Capacity> changes_{};
    std::size_t newest_{0};
    std::size_t count_{1};
    std::uint32_t changed_{0};
};

} // namespace tresillo
