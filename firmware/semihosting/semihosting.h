// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// What an emulated board has instead of a terminal: the debugger's services ("Semihosting for AArch32 and AArch64",
/// ARM). On a real part without a debugger these calls are faults.
namespace tresillo::semihosting {

/// Thread-safe: no. Realtime-safe: no.
void write(std::string_view text);

/// Ends the emulation; `code` becomes the exit code of the emulator. Thread-safe: no. Realtime-safe: no.
[[noreturn]] void exit(int code);

} // namespace tresillo::semihosting
