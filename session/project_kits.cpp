// SPDX-License-Identifier: MIT
#include "session/project_kits.h"

#include "audio/files/kit_load.h"
#include "session/document/document.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

audio::LoadedKit load(const storage::FoundKit& found, const audio::KitReading& reading) {
    if (!found.isFound()) {
        return {};
    }
    std::vector<std::filesystem::path> files;
    std::ranges::transform(
        found.kit.files, std::back_inserter(files), [&](const std::string& name) { return found.folder / name; });
    return audio::loadKit(found.kit.description, files, reading);
}

std::string wordsFor(const storage::KitReference& kit) { return kit.name.empty() ? kit.id : kit.name; }

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
          storage::ProjectFile wanted;
          wanted.kits.push_back(wish.reference);
          storage::FoundKits found = storage::findKits(wanted, wish.projectFolder, kitShelves());
          KitRead read{
              .place = wish.place, .found = std::move(found.kits.front()), .remarks = std::move(found.remarks)};
          read.loaded = load(read.found, {.rate = rate_, .budget = &budget_, .isWanted = isWanted});
          return read;
      }) {}

void ProjectKits::readAll(
    Project<Studio>& project, const storage::ProjectFile& file, const std::filesystem::path& folder) {
    storage::FoundKits found = storage::findKits(file, folder, kitShelves());
    remarks_ = std::move(found.remarks);
    followed_ = project.names().kits;
    followedPads_ = project.names().padValues;
    for (std::size_t place = 0; place < found.kits.size(); ++place) {
        words_.push_back({.name = wordsFor(file.kits[place])});
        if (file.kits[place].id.empty()) {
            continue;
        }
        KitRead read{.place = place, .found = std::move(found.kits[place])};
        read.loaded = load(read.found, {.rate = rate_, .budget = &budget_});
        receive(std::move(read));
    }
    setPads(project);
    handOver(project);
}

void ProjectKits::follow(Project<Studio>& project, storage::ProjectFile& file, const std::filesystem::path& folder) {
    const auto& list = project.names().kits;
    if (list == followed_) {
        return;
    }
    bringKitsUpToDate(file.kits, project.names());
    words_.resize(std::max(words_.size(), file.kits.size()));
    for (std::size_t place = 0; place < list.size(); ++place) {
        if (list[place] == followed_[place]) {
            continue;
        }
        leave(place);
        if (!list[place].id.empty()) {
            want(place, file, folder);
        }
    }
    followed_ = list;
    words_.resize(file.kits.size());
    ++revision_;
}

void ProjectKits::seekAgain(std::size_t place, const storage::ProjectFile& file, const std::filesystem::path& folder) {
    if (words_[place].isMissing) {
        want(place, file, folder);
        ++revision_;
    }
}

void ProjectKits::want(std::size_t place, const storage::ProjectFile& file, const std::filesystem::path& folder) {
    words_[place] = {.name = wordsFor(file.kits[place]), .isReading = true};
    loader_.want({.place = place, .reference = file.kits[place], .projectFolder = folder});
}

// Voices of it fade, and it comes back as any kit does that another replaces.
void ProjectKits::leave(std::size_t place) {
    if (std::exchange(handles_[place], std::nullopt)) {
        handovers_.push_back({.kit = static_cast<std::uint8_t>(place), .handle = KitHandover::kNone});
    }
    origins_[place] = nullptr;
    toSet_.reset(place);
    words_[place] = {};
}

void ProjectKits::service(Project<Studio>& project, storage::ProjectFile& file, const std::filesystem::path& folder) {
    follow(project, file, folder);
    while (auto read = loader_.take()) {
        const bool isThere = read->place < file.kits.size() && file.kits[read->place] == read->reference;
        if (!isThere) {
            continue; // another has taken its place since
        }
        std::string& name = file.kits[read->place].name;
        name = name.empty() ? read->found.kit.name : name;
        receive(std::move(*read));
    }
    setPads(project);
    handOver(project);
}

void ProjectKits::receive(KitRead read) {
    KitWords& words = words_[read.place];
    audio::LoadedKit& loaded = read.loaded;
    words.isReading = false;
    words.isMissing = !read.found.isFound();
    if (!words.isMissing) {
        words.name = read.found.kit.name;
        words.pads = std::move(read.found.kit.padNames);
    }
    remarks_.insert(remarks_.end(), read.remarks.begin(), read.remarks.end());
    words.problems = std::move(loaded.problems);
    std::ranges::move(loaded.remarks, std::back_inserter(words.problems));
    if (loaded.kit != nullptr) {
        origins_[read.place] = std::move(loaded.kit);
        if (give(read.place)) {
            toSet_.reset(read.place);
        } else {
            words.problems.push_back("kit " + words.name + ": too many kits are in use; it stays silent");
        }
    }
    remarks_.insert(remarks_.end(), words.problems.begin(), words.problems.end());
    if (words.isMissing && words.problems.empty()) {
        words.problems.emplace_back("it was not found"); // as a remark says, at more length
    }
    ++revision_;
}

// A kit whose last version is not yet in the queue, or finds no handle, waits for the next time.
void ProjectKits::setPads(const Project<Studio>& project) {
    const auto& pads = project.names().padValues;
    if (pads != followedPads_) {
        for (const PadValue& value : pads.all()) {
            toSet_[value.place.kit] = toSet_[value.place.kit] || followedPads_.at(value.place) != value.value;
        }
        for (const PadValue& value : followedPads_.all()) {
            toSet_[value.place.kit] = toSet_[value.place.kit] || !pads.at(value.place);
        }
        followedPads_ = pads;
    }
    for (std::size_t place = 0; place < origins_.size() && toSet_.any(); ++place) {
        const bool isWaiting = std::ranges::any_of(
            handovers_, [&](const KitHandover& handover) { return std::size_t{handover.kit} == place; });
        if (toSet_[place] && !isWaiting && (origins_[place] == nullptr || give(place))) {
            toSet_.reset(place);
        }
    }
}

// False: there is no handle for it.
bool ProjectKits::give(std::size_t place) {
    auto kit = std::make_unique<audio::Kit>();
    kit->description = origins_[place]->description;
    kit->origin = origins_[place];
    for (const PadValue& value : followedPads_.all()) {
        if (value.place.kit == place && value.place.pad < kit->description.pads.size()) {
            setPadValue(kit->description.pads[value.place.pad], value.place.row, value.value);
        }
    }
    const auto handle = registry_.add(std::move(kit));
    if (handle) {
        handles_[place] = handle;
        handovers_.push_back({.kit = static_cast<std::uint8_t>(place), .handle = *handle});
    }
    return handle.has_value();
}

void ProjectKits::handOver(Project<Studio>& project) {
    const auto waiting = std::ranges::find_if_not(
        handovers_, [&](const KitHandover& handover) { return project.handOverKit(handover); });
    handovers_.erase(handovers_.begin(), waiting);
}

} // namespace tresillo::session
