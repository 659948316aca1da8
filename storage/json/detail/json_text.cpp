// SPDX-License-Identifier: MIT
#include "storage/json/detail/json_text.h"

#include "core/base/json_string.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tresillo::storage::detail {
namespace {

constexpr std::size_t kLineWidth = 116;
constexpr std::size_t kIndent = 2;

std::string quote(std::string_view text) {
    std::string quoted;
    appendJsonString(quoted, text);
    return quoted;
}

} // namespace

JsonText JsonText::text(std::string_view text) { return word(quote(text)); }

void JsonText::add(std::string_view key, JsonText value) {
    std::string quotedKey = kind_ == Kind::Object ? quote(key) : std::string{};
    // Brackets around the first, ", " before the others, ": " after a key.
    width_ += value.width_ + 2 + quotedKey.size() + (quotedKey.empty() ? 0 : 2);
    items_.push_back({.key = std::move(quotedKey), .value = std::move(value)});
}

void JsonText::take(JsonText other) {
    width_ += other.width_;
    std::ranges::move(other.items_, std::back_inserter(items_));
}

std::string JsonText::format() const {
    std::string out;
    appendTo(out, 0, 0, true);
    out += '\n';
    return out;
}

void JsonText::appendTo(std::string& out, std::size_t indent, std::size_t used, bool breaks) const {
    if (kind_ == Kind::Word || items_.empty() || (!breaks && used + width_ <= kLineWidth)) {
        appendInline(out);
        return;
    }
    out += kind_ == Kind::Object ? '{' : '[';
    const std::size_t inner = indent + kIndent;
    for (const Item& item : items_) {
        out += &item == &items_.front() ? "\n" : ",\n";
        out.append(inner, ' ');
        if (!item.key.empty()) {
            out += item.key;
            out += ": ";
        }
        item.value.appendTo(out, inner, inner + item.key.size() + 3, false);
    }
    out += '\n';
    out.append(indent, ' ');
    out += kind_ == Kind::Object ? '}' : ']';
}

void JsonText::appendInline(std::string& out) const {
    if (kind_ == Kind::Word) {
        out += word_;
        return;
    }
    out += kind_ == Kind::Object ? '{' : '[';
    for (const Item& item : items_) {
        if (&item != &items_.front()) {
            out += ", ";
        }
        if (!item.key.empty()) {
            out += item.key;
            out += ": ";
        }
        item.value.appendInline(out);
    }
    out += kind_ == Kind::Object ? '}' : ']';
}

} // namespace tresillo::storage::detail
