// SPDX-License-Identifier: MIT
#include "storage/bundle/read_bundle.h"

#include "core/base/printable.h"
#include "storage/archive/unpack.h"
#include "storage/bundle/bundle_list.h"
#include "storage/files.h"
#include "storage/json/kit_search.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_json.h"

#include <set>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBundlePathBytes = 1024;
constexpr std::size_t kShownBundleName = 240;

/// Refuses what some system could not keep.
class EntryNames {
public:
    std::optional<std::string> whyNot(std::string_view name) {
        if (name.size() > kMostBundlePathBytes) {
            return "has a name of more than " + std::to_string(kMostBundlePathBytes) + " bytes";
        }
        for (const fs::path& part : fs::path{name}) {
            if (auto reason = whyNotPortable(part.string())) {
                return reason;
            }
        }
        return names_.insert(std::string{name}).second ? std::nullopt : std::optional<std::string>{"is there twice"};
    }

private:
    std::set<std::string> names_{};
};

/// Whether the list says of each file what came out, and names no other.
std::optional<std::string> whyNotAsListed(const std::vector<UnpackedFile>& files, BundleList list) {
    for (const UnpackedFile& file : files) {
        if (file.name == kBundleListName) {
            continue;
        }
        const auto listed = list.find(file.name);
        if (listed == list.end()) {
            return file.name + ": is not in the list of " + std::string{kBundleListName};
        }
        if (listed->second != hexOf(file.digest)) {
            return file.name + ": is damaged: its bytes are not those that were packed";
        }
        list.erase(listed);
    }
    return list.empty() ? std::nullopt : std::optional{list.begin()->first + ": is missing"};
}

} // namespace

Result<UnpackedBundle> readBundle(const fs::path& file, const fs::path& folder) {
    const std::string name = printable<std::string>(file.string(), kShownBundleName) + ": ";
    EntryNames names;
    const auto files = unpackArchive(
        file, folder,
        {.noun = "project of Tresillo", .whyNot = [&](std::string_view entry) { return names.whyNot(entry); }});
    if (!files) {
        return FileError{files.message()};
    }
    const fs::path listFile = folder / kBundleListName;
    const auto text = readFile(listFile, kMostBundleListBytes);
    if (!text) {
        return FileError{name + "not a project of Tresillo: there is no " + std::string{kBundleListName} + " in it"};
    }
    auto list = parseBundleList(*text, name + std::string{kBundleListName});
    if (!list) {
        return FileError{list.message()};
    }
    if (const auto reason = whyNotAsListed(*files, std::move(*list))) {
        return FileError{name + *reason};
    }
    std::error_code error;
    fs::remove(listFile, error);
    const auto document = readFile(folder / "project.json", kMostProjectBytes);
    if (!document) {
        return FileError{name + "not a project of Tresillo: there is no project.json in it"};
    }
    auto project = parseProject(*document, name + "project.json");
    if (!project) {
        return FileError{project.message()};
    }
    FoundKits kits = findKits(*project, folder, {});
    return UnpackedBundle{
        .project = std::move(*project), .files = files->size() - 1, .remarks = std::move(kits.remarks)};
}

} // namespace tresillo::storage
