// SPDX-License-Identifier: MIT
#include "session/tail.h"

#include <charconv>

namespace tresillo::session {

std::optional<Tail> tailOf(const std::string& text) {
    if (text == "auto") {
        return Tail{};
    }
    if (text == "none") {
        return Tail{.kind = Tail::Kind::None};
    }
    double seconds = -1.0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, seconds, std::chars_format::fixed);
    // Written so that a NaN is none, too.
    const bool isTail = error == std::errc{} && stopped == end && seconds >= 0.0 && seconds <= kMostTailSeconds;
    return isTail ? std::optional{Tail{.kind = Tail::Kind::Fixed, .seconds = seconds}} : std::nullopt;
}

} // namespace tresillo::session
