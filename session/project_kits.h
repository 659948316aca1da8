// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/sample_budget.h"
#include "audio/kits/kit.h"
#include "core/base/time.h"
#include "project/project.h"
#include "session/kit_loader.h"
#include "storage/json/kit_search.h"
#include "storage/json/project_file.h"
#include "storage/result.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::session {

/// What a kit of the project and its pads are called, and how it is.
struct KitWords {
    std::string name{};
    std::vector<std::string> pads{};
    bool isReading{false};               ///< It is looked for, or its samples are decoded; until then it is silent.
    bool isMissing{false};               ///< It was not found.
    std::vector<std::string> problems{}; ///< What of it is not played, or not as it stands in its files.
};

/// The kits of a project that is played. Those it was opened with are read before playing begins; from then on it
/// follows the project's list: what comes to a place, with a Sound or a slot, by undo or as somebody's change, is found
/// and read meanwhile on the loader's thread, and what leaves its place is silent at once. Pads that are set otherwise
/// than in their kit make another kit of the same samples, which takes its place while the voices of the old one go on.
/// All of them share one budget of memory.
/// Thread-safe: no; for the control thread, but for what `registry` says. Realtime-safe: no.
class ProjectKits {
public:
    /// `sampleBytes`: how much memory all samples may take.
    ProjectKits(SampleRate rate, std::size_t sampleBytes);

    /// Reads every kit that the file names; what is missing or broken is remarked.
    void readAll(Project<Studio>& project, const storage::ProjectFile& file, const std::filesystem::path& folder);
    /// Follows the project's list, up to which it brings the file's. What is new there is looked for and read
    /// meanwhile, heard from a `service` on, or remarked then.
    void follow(Project<Studio>& project, storage::ProjectFile& file, const std::filesystem::path& folder);
    /// Looks again for the kit at a place of the file's list, if it was not found.
    void seekAgain(std::size_t place, const storage::ProjectFile& file, const std::filesystem::path& folder);
    /// Follows, and hands over what was read since the last call, which gets its name in `file`. To be called often.
    void service(Project<Studio>& project, storage::ProjectFile& file, const std::filesystem::path& folder);
    /// The audio thread let go of a kit.
    void released(std::uint16_t handle) { (void)registry_.remove(handle); }

    /// One for each place of the project's list, up to the last kit; one that was not found has no pads, a place
    /// without a kit no name either.
    [[nodiscard]] const std::vector<KitWords>& words() const { return words_; }
    /// The kit at a place of the file's list; null: it was not found, or is not read yet.
    [[nodiscard]] const audio::Kit* at(std::size_t place) const {
        return place < handles_.size() && handles_[place] ? registry_.at(*handles_[place]) : nullptr;
    }
    /// Another number whenever the words are others.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// Lines about what is missing or broken; later ones are added behind.
    [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }
    /// What was seen when the project was opened.
    void addRemarks(const std::vector<std::string>& remarks) {
        remarks_.insert(remarks_.end(), remarks.begin(), remarks.end());
    }
    [[nodiscard]] const audio::KitRegistry& registry() const { return registry_; }

private:
    void want(std::size_t place, const storage::ProjectFile& file, const std::filesystem::path& folder);
    void leave(std::size_t place);
    void setPads(const Project<Studio>& project);
    [[nodiscard]] bool give(std::size_t place);
    void receive(KitRead read);
    void handOver(Project<Studio>& project);

    SampleRate rate_;
    audio::SampleBudget budget_;
    audio::KitRegistry registry_{};
    std::array<ProjectKit<Studio>, Studio::kKits> followed_{}; ///< The project's list as it was last seen.
    std::vector<KitWords> words_{};
    std::array<std::optional<std::uint16_t>, Studio::kKits> handles_{};      ///< Of the kits, by their places.
    std::array<std::shared_ptr<const audio::Kit>, Studio::kKits> origins_{}; ///< As they stand in their files.
    std::bitset<Studio::kKits> toSet_{};           ///< Places whose pads are to be set as the project says.
    PadValues<Studio::kPadValues> followedPads_{}; ///< As they were last seen.
    std::vector<std::string> remarks_{};
    std::uint64_t revision_{0};
    std::vector<KitHandover> handovers_{}; ///< Those that found no room in the queue wait here.
    KitLoader loader_;                     ///< Last: its thread ends first.
};

/// The folders of the kits that ship with the program: beside the program in a build, or where it is installed.
/// Thread-safe: yes. Realtime-safe: no.
std::vector<std::filesystem::path> kitShelves();

} // namespace tresillo::session
