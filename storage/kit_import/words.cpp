// SPDX-License-Identifier: MIT
#include "storage/kit_import/words.h"

#include "core/base/printable.h"

#include <algorithm>

namespace tresillo::storage {

std::string lowered(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

std::string shown(std::string_view text, std::size_t limit) { return printable<std::string>(text, limit); }

} // namespace tresillo::storage
