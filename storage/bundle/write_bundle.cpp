// SPDX-License-Identifier: MIT
#include "storage/bundle/write_bundle.h"

#include "storage/archive/pack.h"
#include "storage/bundle/bundle_list.h"
#include "storage/json/kit_search.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_json.h"
#include "storage/slots/slot_folder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr int kMostOfOneName = 1000;

bool isBelow(const fs::path& path, const fs::path& folder) {
    const fs::path way = path.lexically_relative(folder);
    return !way.empty() && *way.begin() != "..";
}

/// What goes into a bundle besides the document: gathered first, for the archive has it in the order of names.
class BundleFiles {
public:
    explicit BundleFiles(fs::path projectFolder) : projectFolder_(std::move(projectFolder)) {}

    /// Takes a kit with its samples, each kit once. Where it lies in the bundle, or what is wrong.
    Result<std::string> addKit(const FoundKit& found) {
        std::error_code error;
        const fs::path folder = fs::canonical(found.folder, error);
        if (error) {
            return FileError{found.folder.string() + ": " + error.message()};
        }
        const auto known = kits_.find(folder);
        if (known != kits_.end()) {
            return known->second;
        }
        const std::string name = nameFor(found);
        kits_.emplace(folder, name);
        files_.emplace(name + "/kit.json", folder / "kit.json");
        for (const std::string& sample : found.kit.files) {
            if (auto problem = addSample(found, name, sample)) {
                return *std::move(problem);
            }
        }
        return name;
    }

    void addSlots() {
        const SlotFolder slots{projectFolder_};
        for (const SlotNumber slot : slots.filled()) {
            std::error_code error;
            const fs::path file = slots.fileOf(slot);
            if (fs::symlink_status(file, error).type() == fs::file_type::regular) {
                files_.emplace("slots/" + file.filename().string(), file);
            }
        }
    }

    [[nodiscard]] const std::map<std::string, fs::path>& files() const { return files_; }
    [[nodiscard]] std::size_t kits() const { return kits_.size(); }
    [[nodiscard]] std::vector<std::string> takeRemarks() { return std::move(remarks_); }

private:
    // Where it lies in the project, or else a folder of its own among the project's kits.
    std::string nameFor(const FoundKit& found) {
        std::string inside = found.folder.lexically_relative(projectFolder_).lexically_normal().generic_string();
        if (!whyNotPortable(inside)) {
            names_.insert(inside);
            return inside;
        }
        const std::string wanted = "kits/" + found.kit.id;
        std::string name = wanted;
        std::error_code error;
        const auto isTaken = [&] { return names_.contains(name) || fs::exists(projectFolder_ / name, error); };
        for (int number = 2; isTaken() && number <= kMostOfOneName; ++number) {
            name = wanted + "-" + std::to_string(number);
        }
        names_.insert(name);
        return name;
    }

    std::optional<FileError> addSample(const FoundKit& found, const std::string& name, const std::string& sample) {
        std::error_code error;
        const fs::path file = found.folder / sample;
        const fs::path whole = fs::canonical(file, error);
        if (!fs::is_regular_file(whole, error)) {
            remarks_.push_back(file.string() + ": there is no such file; it is left out");
            return std::nullopt;
        }
        if (!isBelow(whole, fs::canonical(found.folder, error))) {
            return FileError{
                file.string() + ": leads out of its kit, to " + whole.string() + "; put the file itself there"};
        }
        files_.emplace((fs::path{name} / sample).lexically_normal().generic_string(), whole);
        return std::nullopt;
    }

    fs::path projectFolder_;
    std::map<std::string, fs::path> files_{}; ///< By name in the bundle.
    std::map<fs::path, std::string> kits_{};  ///< By canonical folder, the name in the bundle.
    std::set<std::string> names_{};
    std::vector<std::string> remarks_{};
};

} // namespace

Result<WrittenBundle> writeBundle(
    PendingFile& into, ProjectFile project, const fs::path& projectFolder, std::span<const fs::path> kitShelves) {
    FoundKits found = findKits(project, projectFolder, kitShelves);
    BundleFiles files{projectFolder};
    for (std::size_t place = 0; place < found.kits.size(); ++place) {
        if (!found.kits[place].isFound()) {
            continue;
        }
        auto name = files.addKit(found.kits[place]);
        if (!name) {
            return FileError{name.message()};
        }
        project.kits[place].path = std::move(*name);
    }
    files.addSlots();
    BundleList list;
    ArchiveWriter archive{into};
    const auto note = [&](const std::string& name, const Result<Digest>& added) {
        if (added) {
            list.emplace(name, hexOf(*added));
        }
        return added ? std::nullopt : std::optional{FileError{added.message()}};
    };
    if (auto problem = note("project.json", archive.add("project.json", formatProject(project)))) {
        return *std::move(problem);
    }
    for (const auto& [name, file] : files.files()) {
        if (auto problem = note(name, archive.addFile(name, file))) {
            return *std::move(problem);
        }
    }
    const Result<Digest> listed = archive.add(std::string{kBundleListName}, formatBundleList(list));
    auto problem = listed ? archive.finish() : std::optional{FileError{listed.message()}};
    if (problem) {
        return *std::move(problem);
    }
    WrittenBundle written{.kits = files.kits(), .files = list.size(), .remarks = std::move(found.remarks)};
    std::ranges::move(files.takeRemarks(), std::back_inserter(written.remarks));
    return written;
}

} // namespace tresillo::storage
