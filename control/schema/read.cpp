// SPDX-License-Identifier: MIT
#include "control/schema/read.h"

#include "control/schema/detail/reader.h"

#include <boost/json/error.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <new>

namespace tresillo::schema {
namespace {

/// Messages nest no deeper: a note of a step of an edit.
constexpr std::size_t kMostDepth = 8;

std::variant<PageMessage, Refusal> understood(std::string_view text) {
    boost::json::monotonic_resource room;
    boost::json::parse_options options;
    options.max_depth = kMostDepth;
    boost::json::error_code error;
    const boost::json::value parsed = boost::json::parse(text, error, &room, options);
    if (error) {
        return Refusal{error == boost::json::error::too_deep ? "nested too deeply" : "this is not JSON"};
    }
    std::variant<PageMessage, Refusal> result{std::in_place_type<PageMessage>};
    detail::Reader reader;
    if (!reader.value(parsed, std::get<PageMessage>(result), {}, {})) {
        result = Refusal{reader.error()};
    }
    return result;
}

} // namespace

std::variant<PageMessage, Refusal> readPageMessage(std::string_view text) {
    if (text.size() > kMostMessageText) {
        return Refusal{"longer than " + std::to_string(kMostMessageText) + " bytes"};
    }
    try {
        return understood(text);
    } catch (const std::bad_alloc&) {
        return Refusal{"there is no memory for it"};
    }
}

} // namespace tresillo::schema
