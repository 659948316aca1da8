// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage::detail {

/// A JSON value to be written for people: whatever fits on a line stands on one line, the rest is broken up, one value
/// a line. The order is that of the calls. Thread-safe: no. Realtime-safe: no.
class JsonText {
public:
    static JsonText object() { return JsonText{Kind::Object, {}}; }
    static JsonText array() { return JsonText{Kind::Array, {}}; }
    /// `text` must be valid UTF-8; it is quoted and escaped here.
    static JsonText text(std::string_view text);
    /// A number, true, false or null, as it shall stand there.
    static JsonText word(std::string word) { return JsonText{Kind::Word, std::move(word)}; }
    static JsonText number(std::int64_t number) { return word(std::to_string(number)); }
    static JsonText truth(bool value) { return word(value ? "true" : "false"); }

    void add(std::string_view key, JsonText value);
    void push(JsonText value) { add({}, std::move(value)); }
    /// Adds all fields of another object behind these.
    void take(JsonText other);
    [[nodiscard]] bool empty() const { return items_.empty(); }

    /// With a line's end after the last line. The outermost value is always broken up.
    [[nodiscard]] std::string format() const;

private:
    enum class Kind : std::uint8_t { Word, Array, Object };

    struct Item;

    JsonText(Kind kind, std::string word) : kind_(kind), word_(std::move(word)), width_(word_.size()) {}
    void appendTo(std::string& out, std::size_t indent, std::size_t used, bool breaks) const;
    void appendInline(std::string& out) const;

    Kind kind_;
    std::string word_;
    std::vector<Item> items_;
    std::size_t width_; ///< On one line.
};

struct JsonText::Item {
    std::string key; ///< Quoted; empty in lists.
    JsonText value;
};

} // namespace tresillo::storage::detail
