// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/param_id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tresillo::storage {

/// How a parameter's value stands in a file for people.
enum class ParamForm : std::uint8_t {
    Number,    ///< As shown: the value / 10^digits, exact.
    Switch,    ///< true or false: a row from 0 to 1 without words.
    Choice,    ///< One of the row's words.
    Length,    ///< A number, or "inf".
    Pitch,     ///< A note's name or number.
    Kit,       ///< The id of one of the project's kits, or its place in the list.
    Condition, ///< "1:4", "!fill", ...
};

/// Thread-safe: yes. Realtime-safe: yes.
ParamForm formOf(ParamId id);

/// A whole number of 10^-digits, without needless zeros: 133'700 with 3 digits is "133.7".
/// Thread-safe: yes. Realtime-safe: no.
std::string decimalText(std::int64_t value, int digits);

/// What a row allows, for messages and the manual: "30 to 300", "true or false", "one of ...".
/// Thread-safe: yes. Realtime-safe: no.
std::string allowedText(ParamId id);

/// "inf" in files: a note that holds until the track's next.
inline constexpr std::string_view kInfiniteText = "inf";

} // namespace tresillo::storage
