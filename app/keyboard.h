// SPDX-License-Identifier: MIT
#pragma once

#include <termios.h>

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

    /// What to wait at for keys; none when there are none.
    [[nodiscard]] std::optional<int> descriptor() const;
    /// The key that was pressed; none when the terminal is gone. Waits for it.
    [[nodiscard]] static std::optional<char> next();

private:
    std::optional<termios> before_{};
};

} // namespace tresillo::app
