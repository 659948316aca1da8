// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"

#include <cstdint>

namespace tresillo {

/// A fingerprint of a pattern's content: equal content gives equal fingerprints whatever was edited on the way there.
/// Thread-safe: yes. Realtime-safe: no (its time grows with the pattern).
template <class Sizes> std::uint64_t checksum(const Pattern<Sizes>& pattern);

extern template std::uint64_t checksum(const Pattern<Studio>&);
extern template std::uint64_t checksum(const Pattern<Pocket>&);

} // namespace tresillo
