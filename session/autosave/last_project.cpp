// SPDX-License-Identifier: MIT
#include "session/autosave/last_project.h"

#include "storage/files.h"

#include <cstddef>
#include <string>
#include <system_error>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "last-project";
constexpr std::size_t kMostPathBytes = 16'384;

} // namespace

std::optional<storage::FileError> noteLastProject(const fs::path& stateFolder, const fs::path& projectFolder) {
    if (auto problem = storage::makeFolder(stateFolder)) {
        return problem;
    }
    std::error_code error;
    const fs::path whole = fs::canonical(projectFolder, error);
    return error ? storage::FileError{projectFolder.string() + ": " + error.message()}
                 : storage::writeFile(stateFolder / kName, whole.string());
}

std::optional<fs::path> lastProject(const fs::path& stateFolder) {
    const auto path = storage::readFile(stateFolder / kName, kMostPathBytes);
    std::error_code error;
    return path && fs::exists(fs::path{*path} / "project.json", error) ? std::optional{fs::path{*path}} : std::nullopt;
}

} // namespace tresillo::session
