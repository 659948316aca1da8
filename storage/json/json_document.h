// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

namespace detail {
class JsonHandler;
} // namespace detail

enum class JsonKind : std::uint8_t { Null, False, True, Number, String, Array, Object };

/// A JSON text, parsed. Numbers keep their text, so that a decimal is never bent by floating point; each value knows
/// its parent and its place in the text, so that an error can say where it is without anybody keeping track. Values lie
/// in one array in the order of the text: a few bytes each, freed at once. The text must outlive this. Thread-safe: yes
/// while nobody parses. Realtime-safe: no.
class JsonDocument {
public:
    using Index = std::uint32_t;
    static constexpr Index kNone = UINT32_MAX;
    static constexpr std::size_t kMostDepth = 16;
    static constexpr std::size_t kMostValues = std::size_t{1} << 24U;
    /// The longest list of 128 notes, with room to spare.
    static constexpr std::size_t kMostListText = 1024;

    /// `name` is what errors call the text.
    static Result<JsonDocument> parse(std::string_view text, std::string_view name);

    struct Value {
        const char* key{nullptr};
        const char* text{nullptr}; ///< Of a number or string.
        Index parent{kNone};
        Index end{0}; ///< One past the last value inside this one.
        std::uint32_t textSize{0};
        std::uint16_t keySize{0};
        JsonKind kind{JsonKind::Null};
    };

    [[nodiscard]] const Value& at(Index index) const { return values_[index]; }
    [[nodiscard]] std::string_view key(Index index) const { return {at(index).key, at(index).keySize}; }
    [[nodiscard]] std::string_view text(Index index) const { return {at(index).text, at(index).textSize}; }

    /// `patterns.A03.tracks[0].speed`; empty for the whole document.
    [[nodiscard]] std::string path(Index index) const;
    /// An error at a value: `<name>:<line>:<column>: <path>: <what>`.
    [[nodiscard]] FileError errorAt(Index index, std::string_view what) const;

private:
    friend class detail::JsonHandler;

    [[nodiscard]] const char* placeOf(Index index) const;

    std::string_view source_;
    std::string name_;
    std::vector<Value> values_;
    std::string unescaped_; ///< Strings and keys that are not in the source as they are; never reallocated.
};

/// `<line>:<column>` of a byte in a text, both from 1; columns count characters.
std::string lineAndColumn(std::string_view text, std::size_t offset);

/// Text from a file in quotes, cut to what fits in a message.
std::string inQuotes(std::string_view text);

} // namespace tresillo::storage
