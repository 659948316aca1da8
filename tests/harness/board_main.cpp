// SPDX-License-Identifier: MIT
// The board's side of the harness: text goes to the debugger, all tests run.
#include "firmware/semihosting/semihosting.h"
#include "tests/harness/check.h"

namespace tresillo::check::platform {

void write(std::string_view text) { semihosting::write(text); }

} // namespace tresillo::check::platform

int main() { return tresillo::check::runAll(""); }
