// SPDX-License-Identifier: MIT
#include "app/browser.h"

#include <spawn.h>

#include <array>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace tresillo::app {
namespace {

// Read before any other thread could change it: nobody here does.
bool isSet(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
    return value != nullptr && *value != '\0';
}

} // namespace

bool canOpenBrowser() { return isatty(STDIN_FILENO) == 1 && (isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")); }

bool openBrowser(const std::string& address) {
    // The shell leaves at once, and what it began belongs to nobody: no child is left to be waited for.
    std::string shell = "sh";
    std::string option = "-c";
    std::string words = R"(command -v xdg-open >/dev/null && { xdg-open "$1" >/dev/null 2>&1 </dev/null & })";
    std::string name = "browser";
    std::string where = address;
    const std::array<char*, 6> arguments{shell.data(), option.data(), words.data(), name.data(), where.data(), nullptr};
    pid_t child = 0;
    int status = 1;
    return posix_spawnp(&child, "sh", nullptr, nullptr, arguments.data(), environ) == 0 &&
           waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace tresillo::app
