// SPDX-License-Identifier: MIT
#include "app/offers.h"

#include "control/views/project_view.h"
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

/// Projects of a folder that ships, by name. What else lies there is passed over.
std::vector<std::string> projectsOn(std::string_view shelf) {
    std::vector<std::string> names;
    const auto folder = session::shipped(shelf);
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder.value_or(""), error), end; !error && entry != end;
         entry.increment(error)) {
        if (std::filesystem::exists(entry->path() / "project.json", error)) {
            names.push_back(entry->path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
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
    for (const std::string_view shelf : kShelves) {
        const auto names = projectsOn(shelf);
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            return *session::shipped(shelf) / name;
        }
    }
    return std::nullopt;
}

std::vector<views::DemoView> offeredDemos(const storage::ProjectFile& open) {
    std::vector<views::DemoView> demos{demoOf(open)};
    for (const std::string& name : projectsOn("demos")) {
        const auto file = storage::readProject(*session::shipped("demos") / name);
        if (file && file->name.view() != open.name.view()) {
            demos.push_back(demoOf(*file));
            demos.back().project = name;
        }
    }
    return demos;
}

std::optional<std::string> offeredEmpty() {
    const auto names = projectsOn("templates");
    const bool isThere = std::find(names.begin(), names.end(), kEmpty) != names.end();
    return isThere ? std::optional<std::string>{kEmpty} : std::nullopt;
}

} // namespace tresillo::app
