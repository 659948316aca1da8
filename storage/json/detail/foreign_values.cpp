// SPDX-License-Identifier: MIT
#include "storage/json/detail/foreign_values.h"

#include "core/base/decimal.h"
#include "core/params/param_table.h"
#include "storage/json/param_form.h"
#include "storage/json/portable_names.h"

#include <algorithm>

namespace tresillo::storage::detail {
namespace {

/// Room for every value that is met, before its own limit.
constexpr std::int64_t kMostScaled = 1'000'000'000'000;

} // namespace

bool ForeignValues::leaveOut(Index index, std::string_view why) {
    leftOut_.push_back(reader_.document().path(index) + ": " + std::string{why});
    return true;
}

bool ForeignValues::readNumber(Index index, int digits, std::int64_t& value) {
    const JsonKind kind = reader_.kind(index);
    const bool isNumber = kind == JsonKind::Number || kind == JsonKind::String;
    const auto read = isNumber ? parseDecimal(reader_.document().text(index), digits) : std::nullopt;
    value = read ? read->value : 0;
    return read || reader_.fail(index, "must be a number");
}

bool ForeignValues::readWithin(
    Index index, int digits, std::int64_t minimum, std::int64_t maximum, std::int64_t& value) {
    if (!readNumber(index, digits, value)) {
        return false;
    }
    const std::int64_t limited = std::clamp(value, minimum, maximum);
    if (limited != value) {
        leaveOut(index, "is out of range and limited to " + decimalText(limited, digits));
    }
    value = limited;
    return true;
}

bool ForeignValues::readParam(Index index, ParamId id, std::int64_t scale, std::int32_t& value) {
    const ParamRow& row = rowOf(id);
    constexpr int kMoreDigits = 2; // of what is scaled
    std::int64_t number = 0;
    if (!readNumber(index, row.digits + kMoreDigits, number)) {
        return false;
    }
    constexpr std::int64_t kMore = 100;
    const std::int64_t scaled = std::clamp(number, -kMostScaled, kMostScaled) * scale / kMore;
    value = row.clamp(scaled);
    if (value != scaled) {
        leaveOut(index, "is out of range and limited to " + decimalText(value, row.digits));
    }
    return true;
}

bool ForeignValues::readText(Index index, std::size_t most, std::string& value) {
    if (!reader_.require(index, JsonKind::String)) {
        return false;
    }
    const std::string_view text = reader_.document().text(index);
    value = cutText(text, most);
    return value == text || leaveOut(index, "is cut to \"" + value + "\"");
}

} // namespace tresillo::storage::detail
