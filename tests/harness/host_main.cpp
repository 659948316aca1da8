// SPDX-License-Identifier: MIT
// The host's side of the harness: text goes to standard output, the first argument narrows the tests by name.
#include "tests/harness/check.h"

#include <cstdio>

namespace tresillo::check::platform {

void write(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    // At once: what was printed before a crash tells where it happened.
    std::fflush(stdout);
}

} // namespace tresillo::check::platform

int main(int argc, char** argv) { return tresillo::check::runAll(argc > 1 ? argv[1] : ""); }
