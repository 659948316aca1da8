// SPDX-License-Identifier: MIT
#include "app/offers.h"

#include "control/views/project_view.h"
#include "session/keeping.h"
#include "session/places.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <array>
#include <memory>

namespace tresillo::app {
namespace {

constexpr std::size_t kVariations = 4;
constexpr std::string_view kEmpty = "empty-hands";
constexpr std::array<std::string_view, 2> kShelves{"demos", "templates"};

constexpr std::string_view kOwn = "own/"; // in front of the folder's name: demos have none

/// The projects of a folder, by name. What else lies there is passed over.
std::vector<std::string> projectsIn(const std::optional<std::filesystem::path>& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder.value_or(""), error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with('.') && std::filesystem::exists(entry->path() / "project.json", error)) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<std::filesystem::path> ownProjects() {
    const auto own = session::ownFolder();
    return own ? std::optional{*own / "projects"} : std::nullopt;
}

std::optional<std::filesystem::path> oneOf(
    const std::optional<std::filesystem::path>& folder, const std::string_view name) {
    const auto names = projectsIn(folder);
    return std::find(names.begin(), names.end(), name) == names.end() ? std::nullopt : std::optional{*folder / name};
}

views::DemoView demoOf(const storage::ProjectFile& file) {
    views::DemoView demo{.name = std::string(file.name.view())};
    const auto scratch = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file.patternIds()) {
        const PatternName name = file.patternWords(id).name;
        const bool isWanted = !name.view().empty() && demo.variations.size() < kVariations;
        if (isWanted && file.fillPattern(id, *scratch) && views::holdsMusic(*scratch)) {
            demo.variations.push_back({.pattern = id, .name = std::string(name.view())});
        }
    }
    return demo;
}

} // namespace

std::optional<std::filesystem::path> offeredProject(std::string_view name) {
    if (name.starts_with(kOwn)) {
        return oneOf(ownProjects(), name.substr(kOwn.size()));
    }
    for (const std::string_view shelf : kShelves) {
        if (auto project = oneOf(session::shipped(shelf), name)) {
            return project;
        }
    }
    return std::nullopt;
}

std::vector<views::DemoView> offeredDemos(const storage::ProjectFile& open, const std::filesystem::path& folder) {
    std::vector<views::DemoView> demos{demoOf(open)};
    demos.front().isOwn = !session::isShipped(folder);
    const auto offer = [&](const std::filesystem::path& project, std::string name, bool isOwn) {
        std::error_code error;
        const auto file = storage::readProject(project);
        const bool isOpen = std::filesystem::equivalent(project, folder, error);
        if (file && !isOpen && (isOwn || file->name.view() != open.name.view())) {
            demos.push_back(demoOf(*file));
            demos.back().project = std::move(name);
            demos.back().isOwn = isOwn;
        }
    };
    const auto own = ownProjects();
    for (const std::string& name : projectsIn(own)) {
        offer(*own / name, std::string(kOwn) + name, true);
    }
    const auto shelf = session::shipped("demos");
    for (const std::string& name : projectsIn(shelf)) {
        offer(*shelf / name, name, false);
    }
    return demos;
}

std::vector<std::string> templateNames() { return projectsIn(session::shipped("templates")); }

std::optional<std::filesystem::path> templateFolder(std::string_view name) {
    return oneOf(session::shipped("templates"), name);
}

std::string offeredName(const std::filesystem::path& ownFolder) {
    return std::string(kOwn) + ownFolder.filename().string();
}

std::optional<std::string> offeredEmpty() {
    const auto names = templateNames();
    const bool isThere = std::find(names.begin(), names.end(), kEmpty) != names.end();
    return isThere ? std::optional<std::string>{kEmpty} : std::nullopt;
}

} // namespace tresillo::app
