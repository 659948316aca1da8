// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <string>

namespace tresillo::app {

/// Says on the standard error why a command could not do its work. Returns the exit code.
inline int fail(const std::string& message) {
    std::fprintf(stderr, "tresillo: %s\n", message.c_str());
    return 1;
}

} // namespace tresillo::app
