// SPDX-License-Identifier: MIT
#include "tests/harness/precondition.h"

#include "core/base/require.h"

#include <csetjmp>
#include <cstdlib>

namespace tresillo {
namespace {

std::jmp_buf comeBack;
bool isGuarded;
check::BrokenAt lastBroken;

} // namespace

void preconditionFailed(const char* file, std::uint_least32_t line) {
    if (!isGuarded) {
        std::abort();
    }
    lastBroken = {.file = file, .line = line};
    std::longjmp(comeBack, 1); // NOLINT: nothing between here and there has a destructor
}

namespace check {

bool breaksPrecondition(void (*action)(void*), void* context) {
    isGuarded = true;
    const bool hasBroken = setjmp(comeBack) != 0;
    if (!hasBroken) {
        action(context);
    }
    isGuarded = false;
    return hasBroken;
}

BrokenAt brokenAt() { return lastBroken; }

} // namespace check
} // namespace tresillo
