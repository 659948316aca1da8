// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace tresillo {

/// Four floats that are computed with side by side: one register where the processor has such, four operations where it
/// has not, and the same bits either way. A language extension of g++ and clang.
using Lanes = float __attribute__((vector_size(16)));
using LaneBits = std::int32_t __attribute__((vector_size(16)));
using LaneWords = std::uint32_t __attribute__((vector_size(16)));
inline constexpr int kLanes = 4;

/// From and to memory of any alignment. Thread-safe: yes. Realtime-safe: yes.
inline Lanes loadLanes(const float* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}
inline void storeLanes(float* to, Lanes lanes) { std::memcpy(to, &lanes, sizeof lanes); }

/// The magnitude of each lane, NaN staying NaN. Thread-safe: yes. Realtime-safe: yes.
inline Lanes magnitudes(Lanes lanes) { return std::bit_cast<Lanes>(std::bit_cast<LaneBits>(lanes) & INT32_MAX); }

/// The larger of each pair; where one is no number, `b`. Thread-safe: yes. Realtime-safe: yes.
inline Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

/// A value, or each lane, held within +-`limit`; what is no number stays. Thread-safe: yes. Realtime-safe: yes.
inline float within(float value, float limit) {
    const float notTooLow = value < -limit ? -limit : value;
    return notTooLow > limit ? limit : notTooLow;
}
inline Lanes within(Lanes lanes, float limit) {
    const Lanes all{limit, limit, limit, limit};
    const Lanes notTooLow = lanes < -all ? -all : lanes;
    return notTooLow > all ? all : notTooLow;
}

/// The same number in each lane. Thread-safe: yes. Realtime-safe: yes.
inline Lanes allLanes(float value) { return Lanes{value, value, value, value}; }

/// Whole numbers as floats, rounded to nearest. Thread-safe: yes. Realtime-safe: yes.
inline Lanes lanesOf(LaneBits whole) { return __builtin_convertvector(whole, Lanes); }

/// `lanes` where the mask is set, 0 elsewhere. Thread-safe: yes. Realtime-safe: yes.
inline Lanes onlyWhere(LaneBits mask, Lanes lanes) {
    return std::bit_cast<Lanes>(std::bit_cast<LaneBits>(lanes) & mask);
}

/// Whether the mask is set in any lane. Thread-safe: yes. Realtime-safe: yes.
inline bool anyLane(LaneBits mask) { return (mask[0] | mask[1] | mask[2] | mask[3]) != 0; }

/// Four rows of four become four columns. Thread-safe: yes. Realtime-safe: yes.
inline void transpose(std::array<Lanes, kLanes>& rows) {
    const Lanes evens01 = __builtin_shufflevector(rows[0], rows[1], 0, 4, 2, 6);
    const Lanes odds01 = __builtin_shufflevector(rows[0], rows[1], 1, 5, 3, 7);
    const Lanes evens23 = __builtin_shufflevector(rows[2], rows[3], 0, 4, 2, 6);
    const Lanes odds23 = __builtin_shufflevector(rows[2], rows[3], 1, 5, 3, 7);
    rows = {
        __builtin_shufflevector(evens01, evens23, 0, 1, 4, 5), __builtin_shufflevector(odds01, odds23, 0, 1, 4, 5),
        __builtin_shufflevector(evens01, evens23, 2, 3, 6, 7), __builtin_shufflevector(odds01, odds23, 2, 3, 6, 7)};
}

/// The largest of the lanes. Thread-safe: yes. Realtime-safe: yes.
inline float largestOf(Lanes lanes) { return std::max({lanes[0], lanes[1], lanes[2], lanes[3]}); }

/// The lanes added up, always in this order. Thread-safe: yes. Realtime-safe: yes.
inline float sumOf(Lanes lanes) { return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]); }

} // namespace tresillo
