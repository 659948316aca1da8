// SPDX-License-Identifier: MIT
#pragma once

#include "control/json/refusal.h"
#include "control/web/messages/page_messages.h"

#include <string_view>
#include <variant>

namespace tresillo::control {

/// A message of a page: checked as control/json/read.h says.
/// Bears any bytes, and throws nothing. Thread-safe: yes. Realtime-safe: no.
std::variant<PageMessage, json::Refusal> readPageMessage(std::string_view text);

} // namespace tresillo::control
