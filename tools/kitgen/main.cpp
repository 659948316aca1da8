// SPDX-License-Identifier: MIT
// Makes the kits that the program ships: `tresillo_kitgen round FOLDER` writes the kit Round to FOLDER.
#include "tools/kitgen/kit_writer.h"
#include "tools/kitgen/kits.h"

#include <iostream>
#include <string_view>

namespace kitgen = tresillo::kitgen;

int main(int count, char** arguments) {
    const std::string_view wanted = count == 3 ? arguments[1] : "";
    for (const kitgen::KitRecipe& kit : {kitgen::roundKit(), kitgen::hardKit()}) {
        if (kit.id == wanted) {
            const std::string failure = kitgen::writeKit(kit, arguments[2]);
            if (!failure.empty()) {
                std::cerr << "tresillo_kitgen: " << failure << "\n";
            }
            return failure.empty() ? 0 : 1;
        }
    }
    std::cerr << "usage: tresillo_kitgen round|hard FOLDER\n";
    return 2;
}
