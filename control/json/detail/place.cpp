// SPDX-License-Identifier: MIT
#include "control/json/detail/place.h"

#include "core/base/fixed_string.h"
#include "core/base/json_string.h"

namespace tresillo::json::detail {

std::string Place::path() const {
    if (above == nullptr) {
        return {};
    }
    const std::string before = above->path();
    return name.empty() ? before + "[" + std::to_string(index) + "]"
                        : before + (before.empty() ? "" : ".") + std::string{name};
}

std::string inQuotes(std::string_view text) {
    const FixedString<40> shown{text};
    std::string out;
    appendJsonString(out, shown.view());
    if (shown.view().size() < text.size()) {
        out.insert(out.size() - 1, "...");
    }
    return out;
}

} // namespace tresillo::json::detail
