// SPDX-License-Identifier: MIT
#include "session/keeping.h"

#include "session/places.h"

#include <algorithm>
#include <system_error>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

bool liesIn(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace

bool isShipped(const fs::path& fileOrFolder) {
    std::error_code error;
    const fs::path path = fs::weakly_canonical(fs::absolute(fileOrFolder, error), error);
    return std::ranges::any_of(
        shippedProjects(), [&](const fs::path& folder) { return liesIn(path, fs::weakly_canonical(folder, error)); });
}

std::optional<Keeping> keepingOf(const fs::path& fileOrFolder) {
    const auto state = stateFolder();
    const auto own = ownFolder();
    if (!state || !own) {
        return std::nullopt;
    }
    return Keeping{.stateFolder = *state, .projects = *own / "projects", .staysAsItIs = isShipped(fileOrFolder)};
}

} // namespace tresillo::session
