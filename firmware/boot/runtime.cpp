// SPDX-License-Identifier: MIT
// What compiled C++ calls by name and a C++ library would bring. Nothing here ever runs in a sound program.
#include "firmware/semihosting/semihosting.h"

namespace std {

// What std::bitset says of an index that is none.
[[noreturn]] void __throw_out_of_range_fmt(const char* why, ...);
[[noreturn]] void __throw_out_of_range_fmt(const char* why, ...) {
    tresillo::semihosting::write(why);
    tresillo::semihosting::exit(74);
}

} // namespace std

extern "C" {

[[noreturn]] void abort() {
    tresillo::semihosting::write("abort\n");
    tresillo::semihosting::exit(71);
}

[[noreturn]] void __cxa_pure_virtual();  // NOLINT(bugprone-reserved-identifier)
[[noreturn]] void __cxa_pure_virtual() { // NOLINT(bugprone-reserved-identifier)
    tresillo::semihosting::write("pure virtual\n");
    tresillo::semihosting::exit(72);
}
}
