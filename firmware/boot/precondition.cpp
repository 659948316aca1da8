// SPDX-License-Identifier: MIT
// The end of a program on a board that broke a precondition: said to the debugger, where there is one, and a trap.
#include "core/base/require.h"
#include "firmware/semihosting/semihosting.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace tresillo {

void preconditionFailed(const char* file, std::uint_least32_t line) {
    std::array<char, 10> digits{};
    std::size_t start = digits.size();
    do {
        digits[--start] = static_cast<char>('0' + line % 10);
        line /= 10;
    } while (line != 0);
    semihosting::write(file);
    semihosting::write(":");
    semihosting::write(std::string_view(digits.data() + start, digits.size() - start));
    semihosting::write(": precondition failed\n");
    semihosting::exit(75);
}

} // namespace tresillo
