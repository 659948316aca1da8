// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tresillo::page_schema {

/// Columns of a line of TypeScript, as the page's own sources have.
inline constexpr std::size_t kColumns = 120;

/// In double quotes: a JSON string is one of TypeScript, too.
std::string quoted(std::string_view text);

/// `text` and the items, in as many lines as it takes: those behind the first start with `indent`.
std::string wrapped(std::string text, std::span<const std::string> items, std::string_view indent);

/// `export type Name = A | B;`
std::string eitherOf(std::string_view name, std::span<const std::string> types);

/// A documentation comment, or nothing for an empty text.
std::string comment(std::string_view text, std::string_view indent = "");

} // namespace tresillo::page_schema
