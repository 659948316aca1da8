// SPDX-License-Identifier: MIT
#include "storage/json/sound_shelf.h"

#include <algorithm>
#include <cctype>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesIn(const fs::path& folder, std::vector<std::string>& problems) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".json") {
            files.push_back(at->path());
        }
    }
    // The system gives them in no order; which are left out must not depend on that.
    std::ranges::sort(files);
    if (files.size() > kMostShelfSounds) {
        problems.push_back(
            folder.string() + ": holds more than " + std::to_string(kMostShelfSounds) +
            " Sounds; the rest is left out");
        files.resize(kMostShelfSounds);
    }
    return files;
}

std::string lowerCase(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(
        lower, lower.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return lower;
}

} // namespace

Shelf readShelf(std::span<const fs::path> folders) {
    Shelf shelf;
    for (std::size_t place = 0; place < folders.size(); ++place) {
        for (const fs::path& file : filesIn(folders[place], shelf.problems)) {
            auto sound = readSound(file);
            if (!sound) {
                shelf.problems.push_back(sound.message());
                continue;
            }
            const std::string id = file.stem().string();
            std::erase_if(shelf.sounds, [&](const ShelfSound& other) { return other.id == id; });
            shelf.sounds.push_back({.file = file, .id = id, .sound = std::move(*sound), .shelf = place});
        }
    }
    std::ranges::sort(shelf.sounds, [](const ShelfSound& a, const ShelfSound& b) {
        return std::pair{a.sound.name.view(), std::string_view{a.id}} <
               std::pair{b.sound.name.view(), std::string_view{b.id}};
    });
    return shelf;
}

const ShelfSound* findSound(const Shelf& shelf, std::string_view idOrName) {
    const auto byId = std::ranges::find(shelf.sounds, idOrName, &ShelfSound::id);
    if (byId != shelf.sounds.end()) {
        return &*byId;
    }
    const std::string wanted = lowerCase(idOrName);
    const ShelfSound* found = nullptr;
    for (const ShelfSound& sound : shelf.sounds) {
        if (lowerCase(sound.sound.name.view()) == wanted) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &sound;
        }
    }
    return found;
}

} // namespace tresillo::storage
