// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/xml.h"

#include "storage/hydrogen/read.h"
#include "storage/kit_import/loose_number.h"
#include "storage/kit_import/words.h"

#include <algorithm>
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

void XmlText::repair(const pugi::xml_node& node, std::string_view what) const {
    if (findings_.count(FindingKind::Changed, say("odd values of <", node.name(), ">"))) {
        findings_.add(FindingKind::Changed, say(place(node.offset_debug()), ": ", pathOf(node), ": ", what));
    }
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
    const LooseTruth read = looseTruth(text);
    if (!read.isPlain) {
        element.repair(
            say("'", shown(text), "' is neither true nor false; it is taken to ",
                !read.value   ? "say nothing"
                : *read.value ? "be true"
                              : "be false"));
    }
    return read.value;
}

bool Element::truth(const char* name, bool fallback) const { return truth(name).value_or(fallback); }

std::optional<double> Element::numberIn(const std::string& text, Wanted wanted, std::optional<double> fallback) const {
    const LooseNumber read = looseNumber(text);
    if (!read.value) {
        repair(
            fallback ? say("'", shown(text), "' is not a number; ", *fallback, " is taken")
                     : say("'", shown(text), "' is not a number; it is left out"));
        return fallback;
    }
    const double inside = std::clamp(*read.value, wanted.range.minimum, wanted.range.maximum);
    const double value = wanted.isWhole ? std::round(inside) : inside;
    // The last digit of what was a float may be one too many.
    constexpr double kDigits = 0.001;
    if (std::fabs(*read.value - inside) > kDigits) {
        repair(say(
            shown(text), " is outside ", wanted.range.minimum, " to ", wanted.range.maximum, "; ", value, " is taken"));
    } else if (!read.isPlain) {
        repair(say("'", shown(text), "' is not a number; ", value, " is taken"));
    } else if (std::fabs(value - inside) > 0.0) { // some versions wrote whole ones as "192.0"
        repair(say(shown(text), " is not a whole number; ", value, " is taken"));
    }
    return value;
}

std::optional<double> Element::number(const char* name, Range range) const {
    const Element element = child(name);
    const std::string text = element.text();
    return text.empty() ? std::nullopt : element.numberIn(text, {.range = range}, std::nullopt);
}

double Element::number(const char* name, double fallback, Range range) const {
    const Element element = child(name);
    const std::string text = element.text();
    return text.empty() ? fallback : element.numberIn(text, {.range = range}, fallback).value_or(fallback);
}

double Element::attributeNumber(const char* name, double fallback, Range range) const {
    const std::string text = attribute(name);
    return text.empty() ? fallback : numberIn(text, {.range = range}, fallback).value_or(fallback);
}

std::optional<std::int64_t> Element::integer(const char* name, Range range) const {
    const Element element = child(name);
    const std::string text = element.text();
    const auto value =
        text.empty() ? std::nullopt : element.numberIn(text, {.range = range, .isWhole = true}, std::nullopt);
    return value ? std::optional{static_cast<std::int64_t>(*value)} : std::nullopt;
}

std::int64_t Element::integer(const char* name, std::int64_t fallback, Range range) const {
    const Element element = child(name);
    const std::string text = element.text();
    const auto otherwise = static_cast<double>(fallback);
    const auto value = text.empty()
                           ? otherwise
                           : element.numberIn(text, {.range = range, .isWhole = true}, otherwise).value_or(otherwise);
    return static_cast<std::int64_t>(value);
}

} // namespace tresillo::storage::detail
