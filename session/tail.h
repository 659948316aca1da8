// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tresillo::session {

/// What of the sound behind a song's end belongs to its file.
struct Tail {
    enum class Kind : std::uint8_t {
        Auto,  ///< Up to the last frame of the mix at -90 dBFS or above, at most kLongestTail seconds.
        None,  ///< Nothing.
        Fixed, ///< Just `seconds` of it, whatever sounds.
    };
    Kind kind{Kind::Auto};
    double seconds{0.0};

    bool operator==(const Tail&) const = default;
};

inline constexpr std::int64_t kLongestTail = 60;
/// The longest that may be asked for, in seconds.
inline constexpr double kMostTailSeconds = 3600.0;

/// A tail in words: "auto", "none", or a number of seconds. Thread-safe: yes. Realtime-safe: no.
std::optional<Tail> tailOf(const std::string& text);

} // namespace tresillo::session
