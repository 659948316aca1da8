// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <type_traits>

namespace tresillo {

/// The latest value of something, from one thread to one other, never torn: a triple buffer. The writer and the reader
/// each hold one buffer and swap it against the third; values that the reader had no time for are overwritten.
/// Thread-safe: yes, one writer and one reader. Realtime-safe: yes, wait-free on both sides.
template <class T> class Snapshot {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    /// Writer only.
    void write(const T& value) {
        require(writing_ < values_.size());
        values_[writing_] = value;
        writing_ = shared_.exchange(static_cast<std::uint8_t>(writing_ | kFresh), std::memory_order_acq_rel) & kIndex;
    }

    /// Reader only: the newest value that was written, a default one before the first. Valid until the next `read`.
    [[nodiscard]] const T& read() {
        if ((shared_.load(std::memory_order_relaxed) & kFresh) != 0) {
            reading_ = shared_.exchange(reading_, std::memory_order_acq_rel) & kIndex;
        }
        require(reading_ < values_.size());
        return values_[reading_];
    }

private:
    static constexpr std::uint8_t kIndex = 3;
    static constexpr std::uint8_t kFresh = 4;
    std::array<T, 3> values_{};
    std::atomic<std::uint8_t> shared_{1};
    alignas(64) std::uint8_t writing_{0};
    alignas(64) std::uint8_t reading_{2};
};

} // namespace tresillo
