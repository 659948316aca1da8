// SPDX-License-Identifier: MIT
#include "session/project_kits.h"

#include "audio/files/kit_load.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

KitWish wishFor(std::size_t place, const storage::FoundKit& kit) {
    KitWish wish{.place = place, .name = kit.kit.id, .description = kit.kit.description, .files = {}};
    std::ranges::transform(
        kit.kit.files, std::back_inserter(wish.files), [&](const std::string& name) { return kit.folder / name; });
    return wish;
}

} // namespace

std::vector<std::filesystem::path> kitShelves() {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    std::vector<std::filesystem::path> shelves{program / "../share/tresillo/kits"};
    // In a build the kits lie in its root, and programs a few folders below it.
    for (std::filesystem::path folder = program; folder.has_relative_path(); folder = folder.parent_path()) {
        if (std::filesystem::is_directory(folder / "content/kits", error)) {
            shelves.push_back(folder / "content/kits");
            break;
        }
    }
    return shelves;
}

ProjectKits::ProjectKits(SampleRate rate, std::size_t sampleBytes)
    : rate_(rate), budget_(sampleBytes), loader_([this](const KitWish& wish, const std::function<bool()>& isWanted) {
          return audio::loadKit(
              wish.description, wish.files, {.rate = rate_, .budget = &budget_, .isWanted = isWanted});
      }) {}

void ProjectKits::readAll(
    Project<Studio>& project, const storage::ProjectFile& file, const std::filesystem::path& folder) {
    const storage::FoundKits found = storage::findKits(file, folder, kitShelves());
    remarks_ = found.remarks;
    for (std::size_t place = 0; place < found.kits.size(); ++place) {
        add(found.kits[place], file.kits[place]);
        if (found.kits[place].isFound()) {
            const KitWish wish = wishFor(place, found.kits[place]);
            receive(
                {.place = place,
                 .loaded = audio::loadKit(wish.description, wish.files, {.rate = rate_, .budget = &budget_})});
        }
    }
    handOver(project);
}

storage::Result<std::size_t> ProjectKits::need(
    storage::ProjectFile& file, const std::filesystem::path& folder, const std::string& id) {
    const auto known = std::ranges::find(file.kits, id, &storage::KitReference::id);
    const auto place = static_cast<std::size_t>(known - file.kits.begin());
    if (known != file.kits.end()) {
        return place;
    }
    if (file.kits.size() == storage::kProjectKits) {
        return storage::FileError{"the project cannot hold more kits"};
    }
    storage::ProjectFile wanted;
    wanted.kits.push_back({.id = id, .name = {}, .path = {}});
    const storage::FoundKits found = storage::findKits(wanted, folder, kitShelves());
    const storage::FoundKit& kit = found.kits.front();
    if (!kit.isFound()) {
        return storage::FileError{found.remarks.front()};
    }
    file.kits.push_back({.id = id, .name = kit.kit.name, .path = {}});
    add(kit, file.kits.back());
    loader_.want(wishFor(place, kit));
    return place;
}

void ProjectKits::service(Project<Studio>& project) {
    while (auto read = loader_.take()) {
        receive(std::move(*read));
    }
    handOver(project);
}

void ProjectKits::add(const storage::FoundKit& kit, const storage::KitReference& reference) {
    words_.push_back(
        {.name = kit.isFound() ? kit.kit.name : reference.name, .pads = kit.kit.padNames, .isReading = kit.isFound()});
    if (!kit.isFound()) {
        words_.back().problems.emplace_back("it was not found");
    }
    ++revision_;
}

void ProjectKits::receive(KitRead read) {
    KitWords& words = words_[read.place];
    audio::LoadedKit& loaded = read.loaded;
    words.isReading = false;
    words.problems = std::move(loaded.problems);
    std::ranges::move(loaded.remarks, std::back_inserter(words.problems));
    if (loaded.kit != nullptr) {
        if (const auto handle = registry_.add(std::move(loaded.kit))) {
            handles_.resize(words_.size());
            handles_[read.place] = handle;
            handovers_.push_back({.kit = static_cast<std::uint8_t>(read.place), .handle = *handle});
        } else {
            words.problems.push_back("kit " + words.name + ": too many kits are in use; it stays silent");
        }
    }
    remarks_.insert(remarks_.end(), words.problems.begin(), words.problems.end());
    ++revision_;
}

void ProjectKits::handOver(Project<Studio>& project) {
    const auto waiting = std::ranges::find_if_not(
        handovers_, [&](const KitHandover& handover) { return project.handOverKit(handover); });
    handovers_.erase(handovers_.begin(), waiting);
}

} // namespace tresillo::session
