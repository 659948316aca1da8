// SPDX-License-Identifier: MIT
// Writes a project and its kits as plain bytes: bits_take <project folder> <shelf of kits> <file>
#include "audio/files/kit_load.h"
#include "storage/json/kit_search.h"
#include "storage/json/project_json.h"
#include "tests/bits/take.h"

#include <filesystem>
#include <span>
#include <string>

namespace tresillo::test {
namespace {

TakeSample framesOf(const audio::Sample& sample) {
    TakeSample frames;
    frames.left.assign(sample.channel(0), sample.channel(0) + sample.frames());
    if (sample.isStereo()) {
        frames.right.assign(sample.channel(1), sample.channel(1) + sample.frames());
    }
    return frames;
}

TakeKit load(const storage::FoundKit& found) {
    TakeKit kit{.description = found.kit.description};
    std::vector<std::filesystem::path> files;
    for (const std::string& name : found.kit.files) {
        files.push_back(found.folder / name);
    }
    const audio::LoadedKit loaded = audio::loadKit(found.kit.description, files, {.rate = {48'000}});
    for (const audio::Sample& sample : loaded.kit->samples) {
        kit.samples.push_back(framesOf(sample));
    }
    return kit;
}

bool writeTake(const std::filesystem::path& folder, const std::filesystem::path& shelf, const char* name) {
    auto project = storage::readProject(folder);
    if (!project) {
        return false;
    }
    Take take{.song = project->song, .projectValues = project->projectValues};
    for (const PatternId id : project->patternIds()) {
        TakePattern& kept = take.patterns.emplace_back();
        kept.id = id;
        if (!project->fillPattern(id, kept.pattern)) {
            return false;
        }
    }
    const auto kits = storage::findKits(*project, folder, std::span(&shelf, 1));
    for (const storage::FoundKit& found : kits.kits) {
        if (!found.isFound()) {
            return false;
        }
        take.kits.push_back(load(found));
    }
    std::FILE* const file = std::fopen(name, "wb");
    const bool isWritten = file != nullptr && write(take, file);
    return file != nullptr && std::fclose(file) == 0 && isWritten;
}

} // namespace
} // namespace tresillo::test

int main(int argc, char** argv) {
    if (argc != 4 || !tresillo::test::writeTake(argv[1], argv[2], argv[3])) {
        std::fputs("bits_take <project folder> <shelf of kits> <file>: failed\n", stderr);
        return 1;
    }
    return 0;
}
