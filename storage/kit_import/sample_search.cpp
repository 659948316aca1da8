// SPDX-License-Identifier: MIT
#include "storage/kit_import/sample_search.h"

#include <algorithm>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

// A path of Windows, too.
fs::path withSlashes(std::string text) {
    std::ranges::replace(text, '\\', '/');
    return text;
}

} // namespace

bool staysBelow(const fs::path& path) {
    return !path.empty() && path.is_relative() &&
           std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

std::vector<fs::path> SampleSearch::pathsFor(const std::string& file) const {
    std::vector<fs::path> paths;
    const auto addIn = [&](const fs::path& where, const fs::path& name) {
        paths.push_back(where / name);
        // Hydrogen's kits before 0.9 were WAV and came back as FLAC.
        paths.push_back((where / name).replace_extension(".flac"));
    };
    const auto addNear = [&](const fs::path& name) {
        if (kit) {
            addIn(*kit, name);
        }
        paths.push_back(beside / name);
    };
    const fs::path written{file};
    if (written.is_absolute()) {
        paths.push_back(written);
    } else if (staysBelow(written)) {
        addNear(written);
    }
    const fs::path path = withSlashes(file);
    if (!path.has_filename() || path.filename() == ".." || path.filename() == ".") {
        return paths;
    }
    if (staysBelow(path)) {
        addNear(path);
    }
    addNear(path.filename());
    const fs::path lastTwo = path.parent_path().filename() / path.filename();
    for (const fs::path& folder : folders) {
        if (path.has_parent_path() && staysBelow(lastTwo)) {
            addIn(folder, lastTwo);
        }
    }
    return paths;
}

} // namespace tresillo::storage
