// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace tresillo {

/// Lets one thread in and out of something from when another opens it until that closes it for good, and tells that
/// other when nobody is inside any more, so that what is behind it may be destroyed.
/// Thread-safe: yes, one thread that enters and one that opens and closes. Realtime-safe: yes, wait-free on both sides.
class EntryGate {
public:
    /// Whether it is open. `leave` follows in either case.
    [[nodiscard]] bool enter() {
        // Each side says what it does before it looks at the other, in one order for both (sequentially consistent).
        isInside_ = true;
        return !isClosed_;
    }
    void leave() { isInside_ = false; }

    void open() { isClosed_ = false; }
    /// From here on nobody enters. False: somebody is still inside; ask again.
    [[nodiscard]] bool close() {
        isClosed_ = true;
        return !isInside_;
    }

private:
    std::atomic<bool> isClosed_{true};
    std::atomic<bool> isInside_{false};
};

} // namespace tresillo
