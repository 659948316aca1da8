// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <mutex>
#include <string>

namespace tresillo::audio {

/// How much memory the decoded samples of a project may take in sum, and how much they take.
/// Thread-safe: yes. Realtime-safe: no.
class SampleBudget {
public:
    /// In bytes: 1 GiB, 45 minutes of stereo at 48 kHz.
    static constexpr std::size_t kUsual = std::size_t{1} << 30U;

    explicit SampleBudget(std::size_t limit = kUsual) : limit_(limit) {}

    [[nodiscard]] bool hasRoomFor(std::size_t bytes) const {
        const std::lock_guard lock(mutex_);
        return bytes <= limit_ - used_;
    }
    /// False, and nothing is taken, when there is no room.
    [[nodiscard]] bool take(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        if (bytes > limit_ - used_) {
            return false;
        }
        used_ += bytes;
        return true;
    }
    /// What was taken is free again.
    void giveBack(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        used_ -= bytes < used_ ? bytes : used_;
    }

    [[nodiscard]] std::size_t limit() const { return limit_; }
    [[nodiscard]] std::size_t used() const {
        const std::lock_guard lock(mutex_);
        return used_;
    }
    /// Why a sample of so many bytes is not taken: its size, the sum and the limit, in words.
    [[nodiscard]] std::string refusal(std::size_t bytes) const;

private:
    mutable std::mutex mutex_{};
    std::size_t limit_;
    std::size_t used_{0};
};

} // namespace tresillo::audio
