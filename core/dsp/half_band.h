// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace tresillo {

/// Halves the rate of a sound: a linear-phase half-band low-pass of 95 taps in a Kaiser window, then every second
/// frame. Frame n of the result lies where frame 2n of the sound was. Flat to 0.88 of the new half rate; what folds
/// to below that is under -80 dB. Thread-safe: yes, once it is built. Realtime-safe: no (slow, but without a heap).
class HalfBand {
public:
    HalfBand();

    /// Writes ceil(n / 2) frames for the n of `sound`, beyond whose ends is silence.
    void halve(std::span<const float> sound, std::span<float> half) const;

    /// How many frames `frames` become.
    [[nodiscard]] static constexpr std::size_t halfOf(std::size_t frames) { return (frames + 1) / 2; }

private:
    /// Of a half-band filter only the taps at odd distances and the middle one are not 0; it is symmetrical.
    static constexpr std::size_t kSide = 24;
    template <class At> [[nodiscard]] float weigh(std::ptrdiff_t middle, At at) const;

    std::array<double, kSide> taps_{};
};

} // namespace tresillo
