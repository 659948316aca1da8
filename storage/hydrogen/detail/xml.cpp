// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/xml.h"

#include "storage/hydrogen/detail/say.h"
#include "storage/hydrogen/read.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tresillo::storage::detail {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// The number that is the whole of `text`; a leading plus is how some writers put it.
template <class Number> std::optional<Number> parsed(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

// "/song/patternList/pattern[3]/name": counted from 1, and only where siblings of the same name make it necessary.
std::string pathOf(pugi::xml_node node) {
    std::string path;
    for (; node.type() == pugi::node_element; node = node.parent()) {
        std::size_t before = 0;
        for (auto sibling = node.previous_sibling(node.name()); !sibling.empty();
             sibling = sibling.previous_sibling(node.name())) {
            ++before;
        }
        std::string part = say("/", shown(node.name(), 40));
        if (before > 0 || !node.next_sibling(node.name()).empty()) {
            part += say("[", before + 1, "]");
        }
        path.insert(0, part);
    }
    return path.empty() ? "/" : path;
}

} // namespace

XmlText::XmlText(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(shown(name, 240)) {
    if (trimmed(bytes).empty()) {
        throw XmlError(say(name_, ": the file is empty"));
    }
    // A node of the tree takes about 64 bytes, a tag as few as 4: the count is bounded before the tree is built.
    const auto tags = static_cast<std::size_t>(std::ranges::count(bytes, '<'));
    if (bytes.size() > HydrogenLimits::kFileBytes || tags > HydrogenLimits::kTags) {
        throw XmlError(
            say(name_, ": too large: ", bytes.size(), " bytes, ", tags, " tags; at most ", HydrogenLimits::kFileBytes,
                " bytes and ", HydrogenLimits::kTags, " tags are read"));
    }
    const pugi::xml_parse_result result = document_.load_buffer(bytes.data(), bytes.size());
    if (!result) {
        throw XmlError(say(name_, ": ", place(result.offset), ": broken XML: ", result.description()));
    }
}

std::string XmlText::place(std::ptrdiff_t offset) const {
    const std::size_t end = offset < 0 ? 0 : std::min(static_cast<std::size_t>(offset), bytes_.size());
    const auto lines = std::ranges::count(bytes_.substr(0, end), '\n');
    return say("line ", lines + 1, " (byte ", end, ")");
}

void XmlText::refuse(const pugi::xml_node& node, std::string_view what) const {
    throw XmlError(say(name_, ": ", place(node.offset_debug()), ": ", pathOf(node), ": ", what));
}

std::vector<Element> Element::children(const char* name, std::size_t limit) const {
    std::vector<Element> found;
    for (const pugi::xml_node node : node_.children(name)) {
        if (found.size() == limit) {
            refuse(say("more than ", limit, " <", name, "> are not read"));
        }
        found.emplace_back(*text_, node);
    }
    return found;
}

std::string Element::text() const { return std::string{trimmed(node_.text().as_string())}; }

std::string Element::textOf(const char* name, std::string_view fallback) const {
    const pugi::xml_node node = node_.child(name);
    return node.empty() ? std::string{fallback} : Element{*text_, node}.text();
}

std::optional<bool> Element::truth(const char* name) const {
    const Element element = child(name);
    const std::string text = element.text();
    if (!element.exists() || text.empty()) {
        return std::nullopt;
    }
    if (text == "true" || text == "1") {
        return true;
    }
    if (text == "false" || text == "0") {
        return false;
    }
    element.refuse(say("'", shown(text), "' is neither true nor false"));
}

bool Element::truth(const char* name, bool fallback) const { return truth(name).value_or(fallback); }

std::optional<double> Element::number(const char* name, Range range) const {
    const Element element = child(name);
    const std::string text = element.text();
    if (!element.exists() || text.empty()) {
        return std::nullopt;
    }
    const std::optional<double> value = parsed<double>(text);
    if (!value || !std::isfinite(*value)) {
        element.refuse(say("'", shown(text), "' is not a number"));
    }
    if (*value < range.minimum || *value > range.maximum) {
        element.refuse(say(shown(text), " is outside ", range.minimum, " to ", range.maximum));
    }
    return value;
}

double Element::number(const char* name, double fallback, Range range) const {
    return number(name, range).value_or(fallback);
}

std::optional<std::int64_t> Element::integer(const char* name, Range range) const {
    const std::optional<double> value = number(name, range);
    if (!value) {
        return std::nullopt;
    }
    // Some versions wrote whole numbers as "192.0"; a fraction is a mistake.
    if (const double whole = std::trunc(*value); std::fabs(*value - whole) > 0.0) {
        child(name).refuse(say(*value, " is not a whole number"));
    }
    return static_cast<std::int64_t>(*value);
}

std::int64_t Element::integer(const char* name, std::int64_t fallback, Range range) const {
    return integer(name, range).value_or(fallback);
}

} // namespace tresillo::storage::detail
