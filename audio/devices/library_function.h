// SPDX-License-Identifier: MIT
#pragma once

#include <dlfcn.h>

namespace tresillo::audio {

/// Looks for a function in a library that was opened with dlopen. Whether it is there.
/// Thread-safe: yes. Realtime-safe: no.
template <class Function> bool findFunction(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

} // namespace tresillo::audio
