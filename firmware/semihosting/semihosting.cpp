// SPDX-License-Identifier: MIT
#include "firmware/semihosting/semihosting.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::semihosting {
namespace {

constexpr std::uint32_t kWriteText = 0x04;
constexpr std::uint32_t kExitExtended = 0x20;
constexpr std::uint32_t kApplicationExit = 0x20026;

void call(std::uint32_t operation, const void* argument) {
    register std::uint32_t r0 asm("r0") = operation;
    register const void* r1 asm("r1") = argument;
    asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

} // namespace

void write(std::string_view text) {
    // The service wants a zero at the end.
    std::array<char, 128> piece{};
    while (!text.empty()) {
        const std::size_t size = text.copy(piece.data(), piece.size() - 1);
        piece[size] = '\0';
        call(kWriteText, piece.data());
        text.remove_prefix(size);
    }
}

void exit(int code) {
    const std::array<std::uint32_t, 2> block{kApplicationExit, static_cast<std::uint32_t>(code)};
    for (;;) {
        call(kExitExtended, block.data());
    }
}

} // namespace tresillo::semihosting
