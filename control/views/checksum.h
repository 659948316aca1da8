// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"

#include <cstdint>

namespace tresillo::views {

/// What a page compares its own copy with: FNV-1a of 32 bits (Fowler, Noll, Vo) over words of four bytes, lowest byte
/// first. The words are tempo, swing, master length; for each track the values of all its rows in the order of the
/// table, then number and value of each control change that it sends, rising; for each of its steps that is not empty
/// 0x10000 + step, then slot, pitch, velocity, micro-timing, on and length of each note, then stable id and value of
/// each lock and offset, rising, then the condition's code. Thread-safe: yes. Realtime-safe: no (its time grows with
/// the pattern).
std::uint32_t wireChecksum(const Pattern<Studio>& pattern);

/// The stable id of control change n, as the checksum counts it, is this much more than n.
inline constexpr std::uint32_t kControlChangeStableId = 1024;

} // namespace tresillo::views
