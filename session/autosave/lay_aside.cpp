// SPDX-License-Identifier: MIT
#include "session/autosave/lay_aside.h"

#include "storage/files.h"
#include "storage/state/state_file.h"

#include <string>
#include <system_error>

namespace tresillo::session {
namespace fs = std::filesystem;

storage::Result<fs::path> layAside(
    const fs::path& stateFolder, const fs::path& projectFolder, std::string_view document, std::int64_t unixSeconds) {
    std::error_code error;
    const fs::path whole = fs::canonical(projectFolder, error);
    const std::string name =
        (error ? projectFolder : whole).filename().string() + " " + storage::dateWords(unixSeconds);
    fs::path aside = stateFolder / "set-aside" / name;
    for (int number = 2; fs::exists(aside, error); ++number) {
        aside = stateFolder / "set-aside" / (name + " " + std::to_string(number));
    }
    if (auto failed = storage::makeFolder(aside)) {
        return *failed;
    }
    fs::create_directory_symlink(whole / "kits", aside / "kits", error);
    if (auto failed = storage::writeFile(aside / "project.json", document)) {
        fs::remove_all(aside, error);
        return *failed;
    }
    return aside;
}

} // namespace tresillo::session
