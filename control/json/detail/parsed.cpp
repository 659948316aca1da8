// SPDX-License-Identifier: MIT
#include "control/json/detail/parsed.h"

#include <boost/json/error.hpp>
#include <boost/json/parse.hpp>

#include <cstddef>

namespace tresillo::json::detail {
namespace {

/// Described types nest no deeper: a note of a step of an edit of a message.
constexpr std::size_t kMostDepth = 8;

} // namespace

Parsed::Parsed(std::string_view text) : value_(&room_) {
    boost::json::parse_options options;
    options.max_depth = kMostDepth;
    boost::json::error_code error;
    value_ = boost::json::parse(text, error, &room_, options);
    if (error) {
        problem_ = error == boost::json::error::too_deep ? "nested too deeply" : "this is not JSON";
    }
}

} // namespace tresillo::json::detail
