// SPDX-License-Identifier: MIT
#include "app/keyboard.h"

#include <thread>

#include <poll.h>
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

std::optional<char> Keyboard::next(std::chrono::milliseconds patience) {
    if (!before_) {
        std::this_thread::sleep_for(patience);
        return std::nullopt;
    }
    pollfd source{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    char key = 0;
    if (poll(&source, 1, static_cast<int>(patience.count())) > 0 && read(STDIN_FILENO, &key, 1) == 1) {
        return key;
    }
    return std::nullopt;
}

} // namespace tresillo::app
