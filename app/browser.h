// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tresillo::app {

/// Whether a browser can be opened where somebody sees it: there is a screen, and standard input is a terminal.
/// Thread-safe: no. Realtime-safe: no. This holds for both.
bool canOpenBrowser();

/// Has the desktop open the address, without waiting for it. False when it could not be asked.
bool openBrowser(const std::string& address);

} // namespace tresillo::app
