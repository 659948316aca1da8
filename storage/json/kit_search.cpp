// SPDX-License-Identifier: MIT
#include "storage/json/kit_search.h"

#include "storage/json/portable_names.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDescription = "kit.json";
/// More folders than this on one shelf are not looked at.
constexpr std::size_t kMostKitsOnShelf = 4096;

bool isKitFolder(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kDescription, error);
}

/// All kit folders of a shelf, in an order that does not depend on the file system.
std::vector<fs::path> kitFolders(const fs::path& shelf) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry{shelf, error}, end; !error && entry != end; entry.increment(error)) {
        if (isKitFolder(entry->path()) && folders.size() < kMostKitsOnShelf) {
            folders.push_back(entry->path());
        }
    }
    std::ranges::sort(folders);
    return folders;
}

class KitSearch {
public:
    KitSearch(const fs::path& projectFolder, std::span<const fs::path> shelves) : projectFolder_(projectFolder) {
        shelves_.push_back(projectFolder / "kits");
        shelves_.insert(shelves_.end(), shelves.begin(), shelves.end());
    }

    FoundKit find(const KitReference& reference) {
        if (!reference.path.empty() && isKitFolder(projectFolder_ / reference.path)) {
            if (auto kit = open(projectFolder_ / reference.path)) {
                return std::move(*kit);
            }
        }
        for (const bool byId : {true, false}) {
            for (const fs::path& shelf : shelves_) {
                if (auto kit = findOnShelf(shelf, reference, byId)) {
                    if (!byId) {
                        remarks_.push_back(
                            "kit " + reference.id + ": found by its name, " + kit->kit.name + ", in " +
                            kit->folder.string());
                    }
                    return std::move(*kit);
                }
            }
        }
        remarks_.push_back(
            "kit " + reference.id + (reference.name.empty() ? "" : " (" + reference.name + ")") +
            ": not found; its tracks stay silent");
        return {};
    }

    std::vector<std::string> takeRemarks() { return std::move(remarks_); }

private:
    std::optional<FoundKit> findOnShelf(const fs::path& shelf, const KitReference& reference, bool byId) {
        const std::string& wanted = byId ? reference.id : reference.name;
        if (wanted.empty()) {
            return std::nullopt;
        }
        // The folder that bears the name first: it is nearly always the one.
        if (!whyNotPortable(wanted) && isKitFolder(shelf / wanted)) {
            if (auto kit = open(shelf / wanted); kit && matches(*kit, reference, byId)) {
                return kit;
            }
        }
        for (const fs::path& folder : kitFolders(shelf)) {
            if (auto kit = open(folder); kit && matches(*kit, reference, byId)) {
                return kit;
            }
        }
        return std::nullopt;
    }

    static bool matches(const FoundKit& found, const KitReference& reference, bool byId) {
        return byId ? found.kit.id == reference.id : found.kit.name == reference.name;
    }

    /// A broken kit is named once and is then as good as absent.
    std::optional<FoundKit> open(const fs::path& folder) {
        auto kit = readKit(folder);
        if (kit) {
            return FoundKit{.folder = folder, .kit = std::move(*kit)};
        }
        if (std::ranges::find(remarks_, kit.message()) == remarks_.end()) {
            remarks_.push_back(kit.message());
        }
        return std::nullopt;
    }

    fs::path projectFolder_;
    std::vector<fs::path> shelves_;
    std::vector<std::string> remarks_;
};

} // namespace

FoundKits findKits(
    const ProjectFile& project, const std::filesystem::path& projectFolder,
    std::span<const std::filesystem::path> shelves) {
    KitSearch search{projectFolder, shelves};
    FoundKits found;
    for (const KitReference& reference : project.kits) {
        found.kits.push_back(reference.id.empty() ? FoundKit{} : search.find(reference));
    }
    found.remarks = search.takeRemarks();
    return found;
}

} // namespace tresillo::storage
