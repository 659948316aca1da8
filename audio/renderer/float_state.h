// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#if defined(__SSE2__)
#    include <xmmintrin.h>
#endif

namespace tresillo::audio {

/// While it lives, the processor computes as IEEE 754 says: rounding to nearest, subnormal numbers kept, no traps.
/// A host, driver or library may have left another state on the thread that calls us, and the same bits everywhere
/// depend on this one. Exceptions that are raised meanwhile stay noted for the caller, as elsewhere in IEEE 754.
/// Thread-safe: yes (the state is the thread's own). Realtime-safe: yes.
class FloatState {
public:
    FloatState() : before_(read()) { write(kStandard); }
    ~FloatState() { write(before_ | raised()); }
    FloatState(const FloatState&) = delete;
    FloatState& operator=(const FloatState&) = delete;

#if defined(__SSE2__)
    using Word = unsigned int;
    static constexpr Word kStandard = 0x1F80; ///< MXCSR at power-up: all exceptions masked.
    static Word read() { return _mm_getcsr(); }
    static void write(Word word) { _mm_setcsr(word); }
    static Word raised() { return read() & 0x3FU; }
#elif defined(__aarch64__)
    using Word = std::uint64_t;
    static constexpr Word kStandard = 0;
    static Word read() {
        Word word = 0;
        asm volatile("mrs %0, fpcr" : "=r"(word));
        return word;
    }
    static void write(Word word) { asm volatile("msr fpcr, %0" ::"r"(word)); }
    static Word raised() { return 0; } ///< They have a register of their own, which is left alone.
#elif defined(__wasm__)
    // WebAssembly always rounds to nearest and keeps subnormal numbers; it has no such register.
    using Word = std::uint32_t;
    static constexpr Word kStandard = 0;
    static Word read() { return 0; }
    static void write(Word) {}
    static Word raised() { return 0; }
#else
#    error "state here how this processor's floating-point control register is read and written"
#endif

private:
    Word before_;
};

} // namespace tresillo::audio
