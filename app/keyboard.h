// SPDX-License-Identifier: MIT
#pragma once

#include <termios.h>

#include <chrono>
#include <optional>

namespace tresillo::app {

/// Single key presses from the terminal, without Enter and without echo, for as long as this lives. Where standard
/// input is no terminal there are no keys. Thread-safe: no. Realtime-safe: no.
class Keyboard {
public:
    Keyboard();
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    /// The next key; none when none came within `patience`.
    [[nodiscard]] std::optional<char> next(std::chrono::milliseconds patience);

private:
    std::optional<termios> before_{};
};

} // namespace tresillo::app
