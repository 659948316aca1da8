// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tresillo::storage {

/// Of a path, and of a name that people read.
inline constexpr std::size_t kMostPathBytes = 255;
inline constexpr std::size_t kMostNameBytes = 100;

/// Why `path` must not stand in a project or kit; none if it may. Allowed is a relative path with `/` between its
/// parts that stays below its folder and works on every system: no `..`, no drive, no `\ : * ? " < > |` or control
/// character, no part that ends in a dot or space or is reserved on Windows (CON, NUL, COM1, ...), valid UTF-8,
/// at most `kMostPathBytes`. Thread-safe: yes. Realtime-safe: no.
std::optional<std::string> whyNotPortable(std::string_view path);

/// The nearest single file or folder name that works on every system; never empty.
/// Thread-safe: yes. Realtime-safe: no.
std::string portableName(std::string_view text);

/// The nearest id: "Round Kit" becomes "round-kit"; never empty. Thread-safe: yes. Realtime-safe: no.
std::string kitIdFrom(std::string_view name);

/// Text for one line: control characters and what is not UTF-8 become `?`. Thread-safe: yes. Realtime-safe: no.
std::string cleanText(std::string_view text);
bool isCleanText(std::string_view text);
/// The same, cut to at most `most` bytes without breaking a character. Thread-safe: yes. Realtime-safe: no.
std::string cutText(std::string_view text, std::size_t most);

} // namespace tresillo::storage
