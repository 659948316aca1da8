// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tresillo::storage::detail {

/// A JSON value to be written for people: whatever fits on a line stands on one line, the rest is broken up, one value
/// a line. The order is that of the calls. Thread-safe: no. Realtime-safe: no.
class JsonText {
public:
    static JsonText object();
    static JsonText array();
    /// Quoted and escaped here.
    static JsonText text(std::string_view text);
    /// A number, true, false or null, as it shall stand there.
    static JsonText word(std::string word);
    static JsonText number(std::int64_t number);
    static JsonText truth(bool value);

    void add(std::string_view key, JsonText value);
    void push(JsonText value);
    /// Adds all fields of another object behind these.
    void take(JsonText other);
    [[nodiscard]] bool empty() const;

    /// With a line's end after the last line. The outermost value is always broken up.
    [[nodiscard]] std::string format() const;

private:
    enum class Kind : std::uint8_t { Word, Array, Object };

    struct Item;

    JsonText(Kind kind, std::string word);
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

// Down here, where a list of items can be made: not every compiler lets a list of what it does not know yet be made.
inline JsonText::JsonText(Kind kind, std::string word) : kind_(kind), word_(std::move(word)), width_(word_.size()) {}

inline JsonText JsonText::object() { return JsonText{Kind::Object, {}}; }

inline JsonText JsonText::array() { return JsonText{Kind::Array, {}}; }

inline JsonText JsonText::word(std::string word) { return JsonText{Kind::Word, std::move(word)}; }

inline JsonText JsonText::number(std::int64_t number) { return word(std::to_string(number)); }

inline JsonText JsonText::truth(bool value) { return word(value ? "true" : "false"); }

inline void JsonText::push(JsonText value) { add({}, std::move(value)); }

inline bool JsonText::empty() const { return items_.empty(); }

} // namespace tresillo::storage::detail
