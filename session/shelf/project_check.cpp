// SPDX-License-Identifier: MIT
#include "session/shelf/project_check.h"

#include "storage/sqlite/sqlite_store.h"
#include "storage/state/state_file.h"

#include <system_error>

namespace tresillo::session {

std::vector<std::string> checkState(const std::filesystem::path& folder, const std::filesystem::path& stateFolder) {
    const std::filesystem::path file = storage::stateFileOf(stateFolder, folder);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return {};
    }
    auto store = storage::SqliteStore::open(file, {.access = storage::SqliteStore::Access::ReadOnly});
    return store ? store->check() : std::vector{store.message()};
}

} // namespace tresillo::session
