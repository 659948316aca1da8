// SPDX-License-Identifier: MIT
// From reset to main: floating point on, memory as the program expects it, constructors, main.
#include "firmware/boot/stack.h"
#include "firmware/semihosting/semihosting.h"

#include <cstdint>

extern "C" {

// Set by the linker script; only their addresses mean something.
extern std::uint32_t __data_load, __data_start, __data_end; // NOLINT(bugprone-reserved-identifier)
extern std::uint32_t __bss_start, __bss_end;                // NOLINT(bugprone-reserved-identifier)
extern std::uint32_t __ccm_start, __ccm_end;                // NOLINT(bugprone-reserved-identifier)
extern std::uint32_t __stack_limit, __stack_top;            // NOLINT(bugprone-reserved-identifier)
int boardMain() asm("main");                                // ISO C++ allows nobody to call `main` by its name
using Constructor = void (*)();
extern Constructor __init_array_start, __init_array_end; // NOLINT(bugprone-reserved-identifier)

[[noreturn]] void resetHandler();
}

namespace tresillo::firmware {
namespace {

/// What the stack holds where nothing was ever pushed: how deep it got can be read afterwards.
constexpr std::uint32_t kPaint = 0xC0DE'CAFE;

[[noreturn]] void faultHandler() {
    semihosting::write("fault\n");
    semihosting::exit(70);
}

using Handler = void (*)();

/// ARMv7-M: the first stack pointer and the fifteen system exceptions. The board's interrupts follow; none is used.
struct Vectors {
    std::uint32_t* stack;
    Handler handlers[15];
};

[[gnu::section(".vectors"), gnu::used]] const Vectors kVectors{
    .stack = &__stack_top,
    .handlers = {
        resetHandler, faultHandler, faultHandler, faultHandler, faultHandler, faultHandler, faultHandler, faultHandler,
        faultHandler, faultHandler, faultHandler, faultHandler, faultHandler, faultHandler, faultHandler}};

void enableFloatingPoint() {
    // CPACR: full access to coprocessors 10 and 11 (ARMv7-M Architecture Reference Manual, B3.2.20).
    auto* const cpacr = reinterpret_cast<volatile std::uint32_t*>(0xE000'ED88U);
    *cpacr = *cpacr | 0xFU << 20U;
    asm volatile("dsb\n isb" ::: "memory");
}

void fill(std::uint32_t* from, const std::uint32_t* end, std::uint32_t word) {
    while (from != end) {
        *from++ = word;
    }
}

} // namespace

std::uint32_t stackUsed() {
    const std::uint32_t* place = &__stack_limit;
    while (place != &__stack_top && *place == kPaint) {
        ++place;
    }
    return static_cast<std::uint32_t>(&__stack_top - place) * sizeof(std::uint32_t);
}

void repaintStack() {
    std::uint32_t* here = nullptr;
    asm volatile("mov %0, sp" : "=r"(here));
    // Up to a little below: what is called from here lies there.
    fill(&__stack_limit, here - 32, kPaint);
}

} // namespace tresillo::firmware

// Runs before memory is what a program expects: it must not touch static objects that it has not set up itself.
extern "C" void resetHandler() {
    using namespace tresillo::firmware;
    enableFloatingPoint();
    const std::uint32_t* source = &__data_load;
    for (std::uint32_t* place = &__data_start; place != &__data_end; ++place) {
        *place = *source++;
    }
    fill(&__bss_start, &__bss_end, 0);
    fill(&__ccm_start, &__ccm_end, 0);
    repaintStack();
    for (const Constructor* constructor = &__init_array_start; constructor != &__init_array_end; ++constructor) {
        (*constructor)();
    }
    tresillo::semihosting::exit(boardMain());
}
