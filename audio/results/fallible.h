// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::audio {

/// A value, or one line that says in words what went wrong and with which file. A value may come with remarks: lines
/// that say what of the file it does not hold. Never on the audio thread. Thread-safe: no (a value).
/// Realtime-safe: no.
template <class T> struct Fallible {
    std::optional<T> value{};
    std::string problem{};
    std::vector<std::string> remarks{};

    static Fallible success(T value) { return {std::move(value), {}, {}}; }
    static Fallible failure(std::string problem) { return {std::nullopt, std::move(problem), {}}; }

    explicit operator bool() const { return value.has_value(); }
};

} // namespace tresillo::audio
