// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo {

using ConditionText = FixedString<5>;

/// A condition's code (encodeCondition) as people write it: "1:4", "1st", "lst", "fill", "pre", "nei", each with a "!"
/// before it when negated; empty for none. Thread-safe: yes. Realtime-safe: yes.
ConditionText conditionText(std::uint8_t code);

/// The code of such a text, never 0; none if it is no condition. Thread-safe: yes. Realtime-safe: yes.
std::optional<std::uint8_t> conditionFromText(std::string_view text);

} // namespace tresillo
