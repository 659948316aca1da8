// SPDX-License-Identifier: MIT
#include "storage/hydrogen/kit_archive.h"

#include "storage/archive/unpack.h"
#include "storage/kit_import/words.h"

#include <cstdlib>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

} // namespace

Result<TemporaryFolder> TemporaryFolder::create() {
    std::error_code error;
    const fs::path base = fs::temp_directory_path(error);
    std::string name = (base / "tresillo-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) {
        return FileError{say(shown(base.string(), 240), ": cannot make a temporary folder there")};
    }
    return TemporaryFolder(name);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFolder::~TemporaryFolder() {
    if (!path_.empty()) {
        std::error_code ignored; // nothing to be done about it here, and nobody is harmed
        fs::remove_all(path_, ignored);
    }
}

Result<fs::path> unpackDrumkit(const fs::path& archive, const fs::path& folder) {
    if (const auto files = unpackArchive(archive, folder, {.noun = "drumkit archive"}); !files) {
        return FileError{files.message()};
    }
    // The kit lies in a folder of its own within the archive; some were packed without it.
    std::error_code error;
    if (fs::is_regular_file(folder / "drumkit.xml", error)) {
        return folder;
    }
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (fs::is_regular_file(entry->path() / "drumkit.xml", error)) {
            return entry->path();
        }
        error.clear();
    }
    return FileError{say(shown(archive.string(), 240), ": not a drumkit archive: there is no drumkit.xml in it")};
}

} // namespace tresillo::storage
