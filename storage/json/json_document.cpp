// SPDX-License-Identifier: MIT
#include "storage/json/json_document.h"

#include "storage/json/detail/json_handler.h"
#include "storage/json/portable_names.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <functional>

namespace tresillo::storage {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlank = " \t\r\n";

std::string describe(const boost::json::error_code& error) {
    if (error == boost::json::error::incomplete) {
        return "the text ends too early";
    }
    if (error == boost::json::error::too_deep) {
        return "nested more than " + std::to_string(JsonDocument::kMostDepth) + " levels deep";
    }
    if (error == boost::json::error::exponent_overflow) {
        return "a number beyond all ranges";
    }
    if (error == boost::json::error::object_too_large || error == boost::json::error::array_too_large) {
        return "a list or object of too many values";
    }
    if (error == boost::json::error::key_too_large) {
        return "a field's name is longer than " + std::to_string(detail::JsonHandler::max_key_size) + " bytes";
    }
    if (error == boost::json::error::string_too_large) {
        return "a text is longer than " + std::to_string(detail::JsonHandler::max_string_size) + " bytes";
    }
    if (error == boost::json::error::syntax) {
        return "this is not JSON";
    }
    return "this is not JSON: " + error.message();
}

bool isWithin(std::string_view text, const char* place) {
    const std::less<> before;
    return place != nullptr && !before(place, text.data()) && before(place, text.data() + text.size());
}

} // namespace

Result<JsonDocument> JsonDocument::parse(std::string_view text, std::string_view name) {
    JsonDocument document;
    document.source_ = text;
    document.name_ = name;
    const auto failure = [&](std::size_t offset, const std::string& what) {
        return FileError{document.name_ + ":" + lineAndColumn(text, offset) + ": " + what};
    };
    if (text.starts_with(kByteOrderMark)) {
        return failure(0, "starts with a byte-order mark; save it as UTF-8 without one");
    }
    if (text.find_first_not_of(kBlank) == std::string_view::npos) {
        return failure(0, "is empty");
    }
    boost::json::parse_options options;
    options.max_depth = kMostDepth;
    boost::json::basic_parser<detail::JsonHandler> parser{options, document};
    boost::json::error_code error;
    const std::size_t parsed = parser.write_some(false, text.data(), text.size(), error);
    const detail::JsonHandler& handler = parser.handler();
    if (handler.repeated != kNone) {
        return document.errorAt(handler.repeated, "this field is given twice");
    }
    if (handler.tooMany) {
        return failure(parsed, "more than " + std::to_string(kMostValues) + " values");
    }
    if (error) {
        // A list by itself has no fields to name.
        const std::string where = error == boost::json::error::too_deep ? std::string{} : handler.pathOfNext();
        return failure(parsed, (where.empty() || where.front() == '[' ? "" : where + ": ") + describe(error));
    }
    if (const std::size_t rest = text.find_first_not_of(kBlank, parsed); rest != std::string_view::npos) {
        return failure(rest, "there is more after the end of the JSON value");
    }
    return document;
}

std::string JsonDocument::path(Index index) const {
    if (at(index).parent == kNone) {
        return {};
    }
    const Index parent = at(index).parent;
    const std::string above = path(parent);
    if (at(parent).kind == JsonKind::Object) {
        return above + (above.empty() ? "" : ".") + cleanText(key(index));
    }
    std::size_t place = 0;
    for (Index sibling = parent + 1; sibling < index; sibling = at(sibling).end) {
        ++place;
    }
    return above + "[" + std::to_string(place) + "]";
}

// Brackets, true, false and null leave no trace of where they stood: their name, or what they stand in, is near enough.
const char* JsonDocument::placeOf(Index index) const {
    for (; index != kNone; index = at(index).parent) {
        for (const char* place : {at(index).text, at(index).key}) {
            if (isWithin(source_, place)) {
                // The quote before a text is where it starts for people.
                return place > source_.data() && place[-1] == '"' ? place - 1 : place;
            }
        }
    }
    return source_.data();
}

FileError JsonDocument::errorAt(Index index, std::string_view what) const {
    const auto offset = static_cast<std::size_t>(placeOf(index) - source_.data());
    const std::string where = path(index);
    return {
        name_ + ":" + lineAndColumn(source_, offset) + ": " + where + (where.empty() ? "" : ": ") + std::string{what}};
}

std::string lineAndColumn(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::ranges::count(before, '\n');
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0.
    const auto column =
        1 + std::ranges::count_if(before.substr(lineStart), [](char letter) {
            return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; // First bytes of characters only.
        });
    return std::to_string(line) + ":" + std::to_string(column);
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kShown = 40;
    const std::string shown = cleanText(text.substr(0, kShown));
    return "\"" + shown + (text.size() > kShown ? "...\"" : "\"");
}

} // namespace tresillo::storage
