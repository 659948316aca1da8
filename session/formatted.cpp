// SPDX-License-Identifier: MIT
#include "session/formatted.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>

namespace tresillo::session {

std::string formatted(const char* format, ...) {
    std::va_list arguments; // NOLINT(cppcoreguidelines-init-variables): va_start does
    va_start(arguments, format);
    std::va_list again; // NOLINT(cppcoreguidelines-init-variables): va_copy does
    va_copy(again, arguments);
    std::string text(static_cast<std::size_t>(std::max(std::vsnprintf(nullptr, 0, format, arguments), 0)), '\0');
    (void)std::vsnprintf(text.data(), text.size() + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

} // namespace tresillo::session
