// SPDX-License-Identifier: MIT
#include "app/keyboard.h"

#include <unistd.h>

namespace tresillo::app {

Keyboard::Keyboard() {
    termios state{};
    if (isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &state) == 0) {
        before_ = state;
        state.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &state);
    }
}

Keyboard::~Keyboard() {
    if (before_) {
        tcsetattr(STDIN_FILENO, TCSANOW, &*before_);
    }
}

std::optional<int> Keyboard::descriptor() const { return before_ ? std::optional{STDIN_FILENO} : std::nullopt; }

std::optional<char> Keyboard::next() {
    char key = 0;
    return read(STDIN_FILENO, &key, 1) == 1 ? std::optional{key} : std::nullopt;
}

} // namespace tresillo::app
