// SPDX-License-Identifier: MIT
#include "storage/digest/digest.h"

#include <openssl/evp.h>

#include <cstdint>
#include <new>

namespace tresillo::storage {
namespace {

// It fails where there is no memory, and where a machine is set up to refuse SHA-256; nothing could be kept then.
void demand(int done) {
    if (done != 1) {
        throw std::bad_alloc{};
    }
}

} // namespace

std::string hexOf(const Digest& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::byte byte : digest.bytes) {
        const auto value = std::to_integer<unsigned>(byte);
        text += kDigits[value >> 4U];
        text += kDigits[value & 15U];
    }
    return text;
}

Hasher::Hasher() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr) {
        throw std::bad_alloc{};
    }
    demand(EVP_DigestInit_ex(context_, EVP_sha256(), nullptr));
}

Hasher::~Hasher() { EVP_MD_CTX_free(context_); }

void Hasher::add(std::span<const std::byte> bytes) { demand(EVP_DigestUpdate(context_, bytes.data(), bytes.size())); }

void Hasher::addPart(std::string_view text) {
    std::array<std::byte, sizeof(std::uint64_t)> length{};
    for (std::size_t byte = 0; byte < length.size(); ++byte) {
        length[byte] = static_cast<std::byte>(static_cast<std::uint64_t>(text.size()) >> (8U * byte));
    }
    add(length);
    add(text);
}

Digest Hasher::finish() {
    Digest digest;
    demand(EVP_DigestFinal_ex(context_, reinterpret_cast<unsigned char*>(digest.bytes.data()), nullptr));
    return digest;
}

Digest digestOf(std::string_view text) {
    Hasher hasher;
    hasher.add(text);
    return hasher.finish();
}

} // namespace tresillo::storage
