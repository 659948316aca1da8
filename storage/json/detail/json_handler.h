// SPDX-License-Identifier: MIT
#pragma once

// What Boost.JSON's event parser calls: puts each value at the end of the document's array.
#include "storage/json/json_document.h"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage::detail {

class JsonHandler {
public:
    // Read by the parser. Everything that a project or kit can hold stays far below.
    static constexpr std::size_t max_object_size = 1024;    // NOLINT(readability-identifier-naming)
    static constexpr std::size_t max_array_size = 1U << 20; // NOLINT(readability-identifier-naming)
    static constexpr std::size_t max_string_size = 4096;    // NOLINT(readability-identifier-naming)
    static constexpr std::size_t max_key_size = 64;         // NOLINT(readability-identifier-naming)

    explicit JsonHandler(JsonDocument& document) : document_(document) {}

    /// Set when a rule of ours stopped the parser: two fields of one name, or too many values.
    JsonDocument::Index repeated = JsonDocument::kNone;
    bool tooMany = false;

    /// The path of the value that the parser has come to, as far as it is known.
    [[nodiscard]] std::string pathOfNext() const;

    using Error = boost::json::error_code;
    using Text = boost::json::string_view;

    // The names are the parser's.
    // NOLINTBEGIN(readability-identifier-naming)
    static bool on_document_begin(Error& /*error*/) { return true; }
    static bool on_document_end(Error& /*error*/) { return true; }
    bool on_object_begin(Error& error) { return open(JsonKind::Object, error); }
    bool on_object_end(std::size_t size, Error& error) { return checkNames(size, error) && close(); }
    bool on_array_begin(Error& error) { return open(JsonKind::Array, error); }
    bool on_array_end(std::size_t /*size*/, Error& /*error*/) { return close(); }
    bool on_key_part(Text part, std::size_t /*size*/, Error& /*error*/) { return addPart(part); }
    bool on_key(Text part, std::size_t /*size*/, Error& /*error*/) {
        key_ = wholeText(part);
        return true;
    }
    bool on_string_part(Text part, std::size_t /*size*/, Error& /*error*/) { return addPart(part); }
    bool on_string(Text part, std::size_t /*size*/, Error& error) {
        return add(JsonKind::String, wholeText(part), error);
    }
    bool on_number_part(Text part, Error& /*error*/) {
        number_ = number_ == nullptr ? part.data() : number_;
        return true;
    }
    bool on_int64(std::int64_t /*value*/, Text part, Error& error) { return addNumber(part, error); }
    bool on_uint64(std::uint64_t /*value*/, Text part, Error& error) { return addNumber(part, error); }
    bool on_double(double /*value*/, Text part, Error& error) { return addNumber(part, error); }
    bool on_bool(bool value, Error& error) { return add(value ? JsonKind::True : JsonKind::False, {}, error); }
    bool on_null(Error& error) { return add(JsonKind::Null, {}, error); }
    static bool on_comment_part(Text /*part*/, Error& /*error*/) { return true; }
    static bool on_comment(Text /*part*/, Error& /*error*/) { return true; }
    // NOLINTEND(readability-identifier-naming)

private:
    bool add(JsonKind kind, std::string_view text, Error& error);
    bool open(JsonKind kind, Error& error);
    bool close();
    bool addPart(Text part);
    bool addNumber(Text part, Error& error);
    std::string_view wholeText(Text part);
    bool checkNames(std::size_t size, Error& error);

    JsonDocument& document_;
    JsonDocument::Index parent_{JsonDocument::kNone};
    std::string_view key_;
    std::size_t partStart_{0};
    bool inParts_{false};
    const char* number_{nullptr};
    std::vector<JsonDocument::Index> names_; ///< Of the object that ends, kept for its room.
};

} // namespace tresillo::storage::detail
