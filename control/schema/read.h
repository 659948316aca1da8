// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/page_messages.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace tresillo::schema {

/// Why a message was not understood, and where: "edits[2].note.velocity: 300 is not between 1 and 127". One line.
struct Refusal {
    std::string text;
};

/// The longest message that is read, in bytes.
inline constexpr std::size_t kMostMessageText = std::size_t{64} * 1024;

/// A message of a page. Every field is checked: a missing one, one that is unknown, of another kind or beyond what its
/// place can hold is refused. Values beyond a parameter's range are not: applying them limits them.
/// Bears any bytes, and throws nothing. Thread-safe: yes. Realtime-safe: no.
std::variant<PageMessage, Refusal> readPageMessage(std::string_view text);

} // namespace tresillo::schema
