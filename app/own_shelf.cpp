// SPDX-License-Identifier: MIT
#include "app/own_shelf.h"

#include "app/console.h"
#include "session/places.h"

#include <chrono>

namespace tresillo::app {

std::optional<session::ProjectShelf> ownShelf() {
    const auto own = session::ownFolder();
    const auto state = session::stateFolder();
    if (!own || !state) {
        return std::nullopt;
    }
    return session::ProjectShelf{
        {.projects = *own / "projects", .bin = *own / "bin", .state = *state, .shipped = session::shippedProjects()}};
}

std::filesystem::path meantFolder(const std::filesystem::path& word) {
    const auto shelf = ownShelf();
    return shelf ? shelf->find(word) : word;
}

int failWithoutHome() { return fail("nobody says where your projects lie: HOME is not set"); }

std::int64_t unixSeconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace tresillo::app
