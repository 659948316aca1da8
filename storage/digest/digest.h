// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace tresillo::storage {

/// The SHA-256 (FIPS 180-4) of some bytes: two that differ have different ones.
struct Digest {
    std::array<std::byte, 32> bytes{};

    constexpr bool operator==(const Digest&) const = default;
};

/// 64 digits, as programs for people print it. Thread-safe: yes. Realtime-safe: no.
std::string hexOf(const Digest& digest);

/// Makes the digest of bytes that come in parts. Thread-safe: no. Realtime-safe: no.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text) { add(std::as_bytes(std::span{text})); }
    /// One part of several, which no other division into parts has: its length goes before it.
    void addPart(std::string_view text);
    /// The digest of all that was added; nothing is added afterwards.
    [[nodiscard]] Digest finish();

private:
    evp_md_ctx_st* context_;
};

/// Of the text alone. Thread-safe: yes. Realtime-safe: no.
Digest digestOf(std::string_view text);

} // namespace tresillo::storage
