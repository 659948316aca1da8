// SPDX-License-Identifier: MIT
// Writes what a page needs to know of the server to standard output:
//     tresillo_page_schema typescript > web/src/generated/schema.ts
//     tresillo_page_schema reference > docs/reference/page-messages.md
#include "tools/page_schema/page_schema.h"

#include <cstdio>
#include <string>
#include <string_view>

int main(int count, char** words) {
    const std::string_view wanted = count == 2 ? words[1] : "";
    if (wanted != "typescript" && wanted != "reference") {
        (void)std::fputs("usage: tresillo_page_schema typescript|reference\n", stderr);
        return 2;
    }
    const std::string page =
        wanted == "typescript" ? tresillo::page_schema::typescript() : tresillo::page_schema::reference();
    return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 1;
}
