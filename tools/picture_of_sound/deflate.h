// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tresillo::picture {

/// `bytes` as a stream of zlib (RFC 1950) with one block of fixed codes (RFC 1951): small enough for pictures whose
/// colours are few, without a library. Thread-safe: yes. Realtime-safe: no.
std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes);

} // namespace tresillo::picture
