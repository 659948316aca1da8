// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tresillo::schema::detail {

/// A JSON string, in quotes. What is no UTF-8 becomes U+FFFD, a mark for each byte.
void appendText(std::string& out, std::string_view text);

void appendInteger(std::string& out, std::int64_t value);

} // namespace tresillo::schema::detail
