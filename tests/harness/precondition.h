// SPDX-License-Identifier: MIT
#pragma once

// Tests that a precondition is checked, without another process, so that the same tests run on a board:
//
//     CHECK(breaksPrecondition([] { (void)items[3]; }));
//
// A test that includes this links `broken`, which stands in for what the platform does (core/base/require.h): it comes
// back here instead of ending the program. Nothing with a destructor may live inside the action.

#include <cstdint>
#include <memory>
#include <type_traits>

namespace tresillo::check {

/// Calls `action(context)`. Whether it broke a precondition; it ended there then.
bool breaksPrecondition(void (*action)(void*), void* context);

/// The same for anything that can be called.
template <class Action> bool breaksPrecondition(Action&& action) {
    using Callable = std::remove_reference_t<Action>;
    return breaksPrecondition(
        [](void* context) { (*static_cast<Callable*>(context))(); },
        const_cast<void*>(static_cast<const void*>(std::addressof(action))));
}

/// Where a precondition was broken last.
struct BrokenAt {
    const char* file = "";
    std::uint_least32_t line = 0;
};
BrokenAt brokenAt();

} // namespace tresillo::check
