// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

namespace tresillo {

/// Notices when two threads enter what only one may be in at a time, such as an engine's `render`.
/// Thread-safe: yes. Realtime-safe: yes.
class ExclusiveUse {
public:
    /// Holds the place while it lives; `isExclusive` is false when somebody else was inside already.
    class Guard {
    public:
        explicit Guard(ExclusiveUse& use)
            : use_(use), entered_(!use.inside_.exchange(true, std::memory_order_acquire)) {}
        ~Guard() {
            if (entered_) {
                use_.inside_.store(false, std::memory_order_release);
            }
        }
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

        [[nodiscard]] bool isExclusive() const { return entered_; }

    private:
        ExclusiveUse& use_;
        bool entered_;
    };

private:
    std::atomic<bool> inside_{false};
};

} // namespace tresillo
