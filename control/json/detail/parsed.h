// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>

#include <string_view>

namespace tresillo::json::detail {

/// JSON text as a tree of values, or why it is none. Text that nests deeper than any described type is refused.
/// Thread-safe: no. Realtime-safe: no.
class Parsed {
public:
    /// Throws std::bad_alloc where there is no memory for the tree.
    explicit Parsed(std::string_view text);

    /// Empty: the text was JSON.
    [[nodiscard]] std::string_view problem() const { return problem_; }
    [[nodiscard]] const boost::json::value& value() const { return value_; }

private:
    boost::json::monotonic_resource room_{};
    std::string_view problem_{};
    boost::json::value value_;
};

} // namespace tresillo::json::detail
