// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tresillo::json::detail {

/// Where in a message a value stands: a chain of names and numbers on the reader's stack, written out only when
/// something is wrong there.
struct Place {
    const Place* above{nullptr};
    std::string_view name{};
    std::size_t index{0}; ///< Read where there is no name.

    /// "edits[2].note.velocity"; empty for the whole message.
    [[nodiscard]] std::string path() const;
    [[nodiscard]] Place field(std::string_view of) const { return {.above = this, .name = of}; }
    [[nodiscard]] Place item(std::size_t of) const { return {.above = this, .name = {}, .index = of}; }
};

/// What somebody else wrote, in quotes and in one line, cut to what fits in a message.
std::string inQuotes(std::string_view text);

} // namespace tresillo::json::detail
