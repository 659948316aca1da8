// SPDX-License-Identifier: MIT
#include "storage/hydrogen/drumkit_folders.h"

#include "storage/hydrogen/read.h"
#include "storage/kit_import/sample_search.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFoldersRead = 2'000;

bool isFolder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool isFile(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

} // namespace

std::vector<fs::path> standardDrumkitFolders(const fs::path& home) {
    std::vector<fs::path> folders;
    if (!home.empty()) {
        folders.push_back(home / ".hydrogen/data/drumkits");
    }
    folders.emplace_back("/usr/local/share/hydrogen/data/drumkits");
    folders.emplace_back("/usr/share/hydrogen/data/drumkits");
    return folders;
}

std::vector<fs::path> standardDrumkitFolders() {
    const char* home = std::getenv("HOME"); // NOLINT(concurrency-mt-unsafe): nobody sets variables
    return standardDrumkitFolders(home == nullptr ? fs::path{} : fs::path{home});
}

DrumkitFolders::DrumkitFolders(std::vector<fs::path> folders, fs::path beside)
    : folders_(std::move(folders)), beside_(std::move(beside)) {
    folders_.push_back(beside_);
}

DrumkitFolders DrumkitFolders::ofKit(const fs::path& folder) {
    DrumkitFolders folders({}, folder);
    folders.isOfKit_ = true;
    return folders;
}

std::optional<fs::path> DrumkitFolders::find(const std::string& kit) {
    if (isOfKit_) {
        return beside_;
    }
    const auto known = known_.find(kit);
    return known != known_.end() ? known->second : known_.emplace(kit, search(kit)).first->second;
}

// By the folder's name, as Hydrogen does; then by the name that a drumkit gives itself.
std::optional<fs::path> DrumkitFolders::search(const std::string& kit) const {
    const fs::path path{kit};
    if (path.is_absolute()) {
        return isFolder(path) ? std::optional{path} : std::nullopt;
    }
    if (staysBelow(path)) {
        for (const fs::path& folder : folders_) {
            if (isFolder(folder / path)) {
                return folder / path;
            }
        }
    }
    int read = 0;
    for (const fs::path& folder : folders_) {
        std::error_code error;
        for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
             entry.increment(error)) {
            const fs::path description = entry->path() / "drumkit.xml";
            if (++read > kMostFoldersRead || !isFile(description)) {
                continue;
            }
            const Result<HydrogenKit> found = readHydrogenKit(description);
            if (found && found->name == kit) {
                return entry->path();
            }
        }
    }
    return std::nullopt;
}

std::optional<fs::path> DrumkitFolders::find(const SampleName& sample) {
    const SampleSearch search{.kit = find(sample.kit), .beside = beside_, .folders = folders_};
    const std::vector<fs::path> paths = search.pathsFor(sample.file);
    const auto found = std::ranges::find_if(paths, isFile);
    return found == paths.end() ? std::nullopt : std::optional{*found};
}

std::optional<KitCredits> DrumkitFolders::creditsOf(const std::string& kit) {
    const std::optional<fs::path> folder = find(kit);
    if (!folder) {
        return std::nullopt;
    }
    const Result<HydrogenKit> drumkit = readHydrogenKit(*folder / "drumkit.xml");
    return drumkit ? std::optional{KitCredits{.license = drumkit->license, .author = drumkit->author}} : std::nullopt;
}

std::string DrumkitFolders::describe() const {
    std::string text;
    for (const fs::path& folder : folders_) {
        text += say(text.empty() ? "" : ", ", shown(folder.empty() ? "." : folder.string(), 200));
    }
    return text;
}

} // namespace tresillo::storage
