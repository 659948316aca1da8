// SPDX-License-Identifier: MIT
#include "control/json/detail/reader.h"

#include "control/schema/param_keys.h"

namespace tresillo::json::detail {
namespace {

/// The longest text that a field without a bound of its own may hold, in bytes.
constexpr std::size_t kMostText = 256;

bool isControl(char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; }

} // namespace

bool Reader::fail(const Place& at, std::string_view what) {
    if (error_.empty()) {
        const std::string path = at.path();
        error_ = path + (path.empty() ? "" : ": ") + std::string{what};
    }
    return false;
}

bool Reader::truth(const boost::json::value& from, bool& into, const Place& at) {
    if (!from.is_bool()) {
        return fail(at, "is not true or false");
    }
    into = from.get_bool();
    return true;
}

bool Reader::wideInteger(const boost::json::value& from, std::int64_t& into, const Range& range, const Place& at) {
    boost::system::error_code inexact;
    into = from.to_number<std::int64_t>(inexact); // 1.0 is 1
    if (inexact) {
        // Beyond 64 bits, or with a fraction: either way not a number that stands in a message.
        return fail(at, from.is_number() ? "is not a whole number in range" : "is not a number");
    }
    if (into < range.minimum || into > range.maximum) {
        return fail(
            at, std::to_string(into) + " is not between " + std::to_string(range.minimum) + " and " +
                    std::to_string(range.maximum));
    }
    return true;
}

bool Reader::text(const boost::json::value& from, std::string_view& into, const Rule& rule, const Place& at) {
    if (!from.is_string()) {
        return fail(at, "is not a text");
    }
    into = from.get_string();
    const std::size_t most = rule.most == 0 ? kMostText : rule.most;
    if (into.size() > most) {
        return fail(at, "is longer than " + std::to_string(most) + " bytes");
    }
    if (std::any_of(into.begin(), into.end(), isControl)) {
        return fail(at, inQuotes(into) + " holds control characters");
    }
    return true;
}

bool Reader::param(std::string_view key, ParamId& into, const Rule& rule, const Place& at) {
    const auto id = paramOf(key, rule.params);
    if (!id) {
        return fail(at, inQuotes(key) + " is no " + std::string{describe(rule.params)});
    }
    into = *id;
    return true;
}

bool Reader::unknownField(const boost::json::object& from, std::span<const std::string_view> known, const Place& at) {
    for (const auto& member : from) {
        const std::string_view key = member.key();
        if (key.empty() || std::find(known.begin(), known.end(), key) == known.end()) {
            return !fail(at, "there is no field " + inQuotes(key));
        }
    }
    return false;
}

const boost::json::object* Reader::object(const boost::json::value& from, const Place& at) {
    if (!from.is_object()) {
        (void)fail(at, "is not an object");
    }
    return from.if_object();
}

const boost::json::array* Reader::array(
    const boost::json::value& from, std::size_t least, std::size_t most, const Place& at) {
    const boost::json::array* items = from.if_array();
    if (items == nullptr) {
        (void)fail(at, "is not a list");
    } else if (items->size() < least || items->size() > most) {
        (void)fail(
            at, "has " + std::to_string(items->size()) + " items, not " + (least == most ? "" : "at most ") +
                    std::to_string(most));
        return nullptr;
    }
    return items;
}

} // namespace tresillo::json::detail
