// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace tresillo::app {

// The three descriptors that every program expects to be open: standard input, output and error.
// Thread-safe: no; for the main thread. Realtime-safe: no. This holds for everything below.

/// Opens /dev/null in place of those that are closed (`>&-`). Else the next file that is opened gets the number, and
/// what is meant for the terminal is written into it. To be called before anything opens a file.
void secureStandardStreams();

/// Writes what is left of standard output. Why not all that was printed since the start was written, if so.
[[nodiscard]] std::optional<std::string> finishOutput();

/// Nobody reads standard output any more: its terminal was closed, or the program behind its pipe has ended.
[[nodiscard]] bool isOutputGone();
/// What is printed from now on, or was and is not written yet, goes nowhere; that is no failure.
void abandonOutput();

} // namespace tresillo::app
