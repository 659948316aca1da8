// SPDX-License-Identifier: MIT
#include "storage/hydrogen/drumkit_folders.h"

#include "storage/hydrogen/detail/say.h"
#include "storage/hydrogen/read.h"

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

// A relative path that stays below its folder.
bool staysBelow(const fs::path& path) {
    return !path.empty() && path.is_relative() &&
           std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

// A path of Windows, too.
fs::path withSlashes(std::string text) {
    std::ranges::replace(text, '\\', '/');
    return text;
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

std::vector<fs::path> DrumkitFolders::placesOf(const SampleName& sample) {
    const auto folder = find(sample.kit);
    std::vector<fs::path> places;
    const auto addIn = [&](const fs::path& where, const fs::path& name) {
        places.push_back(where / name);
        // The kits that shipped before 0.9 were WAV and came back as FLAC.
        places.push_back((where / name).replace_extension(".flac"));
    };
    const auto addNear = [&](const fs::path& name) {
        if (folder) {
            addIn(*folder, name);
        }
        places.push_back(beside_ / name);
    };
    const fs::path written{sample.file};
    if (written.is_absolute()) {
        places.push_back(written);
    } else if (staysBelow(written)) {
        addNear(written);
    }
    const fs::path path = withSlashes(sample.file);
    if (!path.has_filename() || path.filename() == ".." || path.filename() == ".") {
        return places;
    }
    if (staysBelow(path)) {
        addNear(path);
    }
    addNear(path.filename());
    const fs::path lastTwo = path.parent_path().filename() / path.filename();
    for (const fs::path& drumkits : folders_) {
        if (path.has_parent_path() && staysBelow(lastTwo)) {
            addIn(drumkits, lastTwo);
        }
    }
    return places;
}

std::optional<fs::path> DrumkitFolders::find(const SampleName& sample) {
    const std::vector<fs::path> places = placesOf(sample);
    const auto found = std::ranges::find_if(places, isFile);
    return found == places.end() ? std::nullopt : std::optional{*found};
}

std::string DrumkitFolders::describe() const {
    std::string text;
    for (const fs::path& folder : folders_) {
        text += detail::say(text.empty() ? "" : ", ", detail::shown(folder.empty() ? "." : folder.string(), 200));
    }
    return text;
}

} // namespace tresillo::storage
