// SPDX-License-Identifier: MIT
#include "storage/json/detail/json_reader.h"

#include "core/base/decimal.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "core/sequence/condition_text.h"
#include "core/sequence/note_text.h"
#include "storage/json/param_form.h"
#include "storage/json/portable_names.h"

#include <array>
#include <charconv>

namespace tresillo::storage::detail {
namespace {

std::string_view kindText(JsonKind kind) {
    switch (kind) {
    case JsonKind::Null:
        return "null";
    case JsonKind::False:
        return "false";
    case JsonKind::True:
        return "true";
    case JsonKind::Number:
        return "a number";
    case JsonKind::String:
        return "a text";
    case JsonKind::Array:
        return "a list";
    case JsonKind::Object:
        return "an object";
    }
    return "";
}

} // namespace

bool JsonReader::fail(Index index, std::string_view what) {
    error_ = document_.errorAt(index, what);
    return false;
}

bool JsonReader::failUnknown(Index member, std::span<const std::string_view> known) {
    std::string what = "there is no such field; known are ";
    for (const std::string_view key : known) {
        what += std::string{key} + (key == known.back() ? "" : ", ");
    }
    return fail(member, what);
}

std::optional<JsonReader::Index> JsonReader::member(Index object, std::string_view key) const {
    for (Index member = object + 1; member < document_.at(object).end; member = document_.at(member).end) {
        if (document_.key(member) == key) {
            return member;
        }
    }
    return std::nullopt;
}

std::string JsonReader::shown(Index index) const {
    constexpr std::size_t kLongestNumber = 30;
    switch (kind(index)) {
    case JsonKind::Number:
        return std::string{document_.text(index).substr(0, kLongestNumber)} +
               (document_.text(index).size() > kLongestNumber ? "..." : "");
    case JsonKind::String:
        return inQuotes(document_.text(index));
    default:
        return std::string{kindText(kind(index))};
    }
}

bool JsonReader::require(Index index, JsonKind wanted) {
    return kind(index) == wanted || fail(index, "must be " + std::string{kindText(wanted)} + ", not " + shown(index));
}

bool JsonReader::readWhole(Index index, std::int64_t minimum, std::int64_t maximum, std::int64_t& value) {
    const auto number = kind(index) == JsonKind::Number ? parseDecimal(document_.text(index), 0) : std::nullopt;
    if (!number || !number->exact || number->value < minimum || number->value > maximum) {
        const std::string allowed =
            minimum == maximum ? "only " + std::to_string(minimum)
                               : "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum);
        return fail(index, shown(index) + " is not allowed; " + allowed + " is");
    }
    value = number->value;
    return true;
}

bool JsonReader::readSwitch(Index index, bool& value) {
    if (kind(index) != JsonKind::True && kind(index) != JsonKind::False) {
        return fail(index, shown(index) + " is not allowed; true or false is");
    }
    value = kind(index) == JsonKind::True;
    return true;
}

bool JsonReader::readText(Index index, std::size_t most, std::string_view& value) {
    if (!require(index, JsonKind::String)) {
        return false;
    }
    const std::string_view text = document_.text(index);
    if (text.size() > most) {
        return fail(
            index, inQuotes(text) + " has " + std::to_string(text.size()) + " bytes; at most " + std::to_string(most) +
                       " are allowed");
    }
    if (!isCleanText(text)) {
        return fail(index, inQuotes(text) + " holds control characters, which are not allowed");
    }
    value = text;
    return true;
}

bool JsonReader::readText(Index index, std::size_t most, std::string& value) {
    std::string_view text;
    if (!readText(index, most, text)) {
        return false;
    }
    value = text;
    return true;
}

bool JsonReader::readReal(Index index, float minimum, float maximum, float& value) {
    float number = 0.0F;
    if (kind(index) == JsonKind::Number) {
        const std::string_view text = document_.text(index);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        // What is too small for a float is as good as 0.
        if (error == std::errc::result_out_of_range && text.find("e-") == std::string_view::npos) {
            number = maximum * 2 + 1;
        }
        if (number >= minimum && number <= maximum) {
            value = number;
            return true;
        }
    }
    const auto plain = [](float limit) {
        std::array<char, 32> room{};
        return std::string{room.data(), std::to_chars(room.data(), room.data() + room.size(), limit).ptr};
    };
    return fail(index, shown(index) + " is not allowed; " + plain(minimum) + " to " + plain(maximum) + " is");
}

bool JsonReader::readPitch(Index index, std::uint8_t& pitch) {
    if (kind(index) == JsonKind::Number) {
        std::int64_t number = 0;
        const bool isRead = readWhole(index, 0, 127, number);
        pitch = static_cast<std::uint8_t>(number);
        return isRead;
    }
    const auto found = kind(index) == JsonKind::String ? pitchFromText(document_.text(index)) : std::nullopt;
    if (!found) {
        return fail(index, shown(index) + " is no note; " + allowedText(ParamId::NoteLow) + " is allowed");
    }
    pitch = *found;
    return true;
}

bool JsonReader::readLength(Index index, std::int32_t& length) {
    if (kind(index) == JsonKind::String && document_.text(index) == kInfiniteText) {
        length = kInfiniteLength;
        return true;
    }
    return readNumber(index, ParamId::Length, length) &&
           (length < kInfiniteLength ||
            fail(index, shown(index) + " is out of range; " + allowedText(ParamId::Length) + " is allowed"));
}

bool JsonReader::readNumber(Index index, ParamId id, std::int32_t& value) {
    const ParamRow& row = rowOf(id);
    if (kind(index) != JsonKind::Number) {
        return fail(index, shown(index) + " is not allowed; " + allowedText(id) + " is");
    }
    const auto number = parseDecimal(document_.text(index), row.digits);
    if (!number || !row.accepts(number->value)) {
        return fail(index, shown(index) + " is out of range; " + allowedText(id) + " is allowed");
    }
    value = static_cast<std::int32_t>(number->value);
    return number->exact || failInexact(index, row.digits);
}

bool JsonReader::readDecimal(Index index, int digits, std::int32_t minimum, std::int32_t maximum, std::int32_t& value) {
    const auto number = kind(index) == JsonKind::Number ? parseDecimal(document_.text(index), digits) : std::nullopt;
    if (!number || number->value < minimum || number->value > maximum) {
        return fail(
            index, shown(index) + " is not allowed; " + decimalText(minimum, digits) + " to " +
                       decimalText(maximum, digits) + " is");
    }
    value = static_cast<std::int32_t>(number->value);
    return number->exact || failInexact(index, digits);
}

bool JsonReader::failInexact(Index index, int digits) {
    return fail(
        index, shown(index) + (digits == 0 ? " must be a whole number"
                                           : " has more than " + std::to_string(digits) + " decimals"));
}

bool JsonReader::readChoice(Index index, ParamId id, std::int32_t& value) {
    // A number may stand for the word that it looks like: "speed": 2.
    const bool isWord = kind(index) == JsonKind::String || kind(index) == JsonKind::Number;
    const std::span<const std::string_view> words = wordsOf(id).choices;
    for (std::size_t place = 0; isWord && place < words.size(); ++place) {
        if (words[place] == document_.text(index)) {
            value = rowOf(id).minimum + static_cast<std::int32_t>(place);
            return true;
        }
    }
    return fail(index, shown(index) + " is not allowed; " + allowedText(id) + " is");
}

bool JsonReader::readKit(Index index, std::span<const KitReference> kits, std::int32_t& value) {
    if (kind(index) != JsonKind::String) {
        return readNumber(index, ParamId::Kit, value);
    }
    for (std::size_t place = 0; place < kits.size(); ++place) {
        if (kits[place].id == document_.text(index)) {
            value = static_cast<std::int32_t>(place);
            return true;
        }
    }
    std::string what = shown(index) + " is none of the project's kits";
    for (const KitReference& kit : kits) {
        what += (&kit == &kits.front() ? ": " : ", ") + kit.id;
    }
    return fail(index, what);
}

bool JsonReader::readParam(Index index, ParamId id, std::span<const KitReference> kits, std::int32_t& value) {
    switch (formOf(id)) {
    case ParamForm::Number:
        return readNumber(index, id, value);
    case ParamForm::Choice:
        return readChoice(index, id, value);
    case ParamForm::Length:
        return readLength(index, value);
    case ParamForm::Kit:
        return readKit(index, kits, value);
    case ParamForm::Switch: {
        bool on = false;
        const bool isRead = readSwitch(index, on);
        value = on ? 1 : 0;
        return isRead;
    }
    case ParamForm::Pitch: {
        std::uint8_t pitch = 0;
        const bool isRead = readPitch(index, pitch);
        value = pitch;
        return isRead;
    }
    case ParamForm::Condition:
        break;
    }
    const auto code = kind(index) == JsonKind::String ? conditionFromText(document_.text(index)) : std::nullopt;
    value = code.value_or(0);
    return code || fail(index, shown(index) + " is no condition; " + allowedText(id) + " is allowed");
}

bool JsonReader::readHeader(std::string_view type, std::int32_t schema) {
    if (!require(kRoot, JsonKind::Object)) {
        return false;
    }
    const auto typeField = member(kRoot, "type");
    const auto schemaField = member(kRoot, "schema");
    if (!typeField || document_.text(*typeField) != type) {
        return fail(typeField.value_or(kRoot), "the field type must be " + inQuotes(type));
    }
    const auto version = schemaField && kind(*schemaField) == JsonKind::Number
                             ? parseDecimal(document_.text(*schemaField), 0)
                             : std::nullopt;
    if (!version || !version->exact || version->value < 1) {
        return fail(schemaField.value_or(kRoot), "the field schema must be " + std::to_string(schema));
    }
    return version->value == schema ||
           fail(
               *schemaField,
               "schema " + shown(*schemaField) + " is newer than this program, which reads " + std::to_string(schema));
}

} // namespace tresillo::storage::detail
