// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tresillo::session {

/// A line made as `printf` makes it. Thread-safe: yes. Realtime-safe: no.
[[gnu::format(__printf__, 1, 2)]] std::string formatted(const char* format, ...);

} // namespace tresillo::session
