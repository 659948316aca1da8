// SPDX-License-Identifier: MIT
// Writes the reference of all parameters to standard output:
//     tresillo_params_reference > docs/reference/parameters.md
#include "tools/params_reference/params_reference.h"

#include <cstdio>

int main() {
    const std::string page = tresillo::params_reference::page();
    return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 1;
}
