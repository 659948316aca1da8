// SPDX-License-Identifier: MIT
#include "app/standard_streams.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tresillo::app {

void secureStandardStreams() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest number that is free is what `open` gives: those below are open by now.
        if (fcntl(number, F_GETFD) == -1 && errno == EBADF) {
            (void)::open("/dev/null", O_RDWR);
        }
    }
}

std::optional<std::string> finishOutput() {
    errno = 0;
    const bool isFlushed = std::fflush(stdout) == 0;
    const int error = errno;
    if (isFlushed && std::ferror(stdout) == 0) {
        return std::nullopt;
    }
    // What failed before, when a piece of it was written, left no reason behind.
    return "standard output: not all of it could be written" +
           (isFlushed ? std::string{} : ": " + std::error_code{error, std::generic_category()}.message());
}

bool isOutputGone() {
    pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

void abandonOutput() {
    if (std::freopen("/dev/null", "w", stdout) == nullptr) {
        std::clearerr(stdout);
    }
}

} // namespace tresillo::app
