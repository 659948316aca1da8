// SPDX-License-Identifier: MIT
#include "storage/kit_import/fresh_folder.h"

#include "storage/kit_import/words.h"

#include <system_error>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownPath = 240;

// The topmost folder on the way to `folder` that is not there; empty if all are.
fs::path firstMissing(const fs::path& folder) {
    fs::path missing;
    fs::path way;
    std::error_code error;
    for (const fs::path& part : folder) {
        way /= part;
        if (!part.empty() && !fs::exists(way, error)) {
            missing = way;
            break;
        }
    }
    return missing;
}

} // namespace

Result<FreshFolder> FreshFolder::make(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error))) {
        return FileError{say(shown(folder.string(), kShownPath), ": is there already and not an empty folder")};
    }
    FreshFolder fresh(folder);
    fresh.firstMade_ = firstMissing(folder);
    fs::create_directories(folder, error);
    if (error) {
        return FileError{say(shown(folder.string(), kShownPath), ": cannot make this folder: ", error.message())};
    }
    return fresh;
}

FreshFolder::~FreshFolder() {
    if (folder_.empty()) {
        return;
    }
    std::error_code ignored; // what cannot be removed stays; the import has its error already
    if (!firstMade_.empty()) {
        fs::remove_all(firstMade_, ignored);
        return;
    }
    for (auto entry = fs::directory_iterator(folder_, ignored); !ignored && entry != fs::directory_iterator();
         entry.increment(ignored)) {
        fs::remove_all(entry->path(), ignored);
    }
}

} // namespace tresillo::storage
