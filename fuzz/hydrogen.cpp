// SPDX-License-Identifier: MIT
#include "storage/hydrogen/read.h"
#include "storage/hydrogen/song_conversion.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

namespace storage = tresillo::storage;

// A kit as it came over can be written and read back, whatever its file held.
void write(const storage::ConvertedKit& kit) {
    if (kit.padNames.size() != kit.description.pads.size()) {
        std::abort();
    }
    storage::KitFile file{
        .id = "kit",
        .name = "Kit",
        .license = {},
        .author = {},
        .padNames = {},
        .files = {},
        .description = kit.description};
    file.padNames.resize(kit.padNames.size(), "pad");
    file.files.resize(kit.samples.size(), "sample.wav");
    if (!storage::parseKit(storage::formatKit(file), "kit.json")) {
        std::abort();
    }
}

// What was read is converted, and what was converted can be written and read back as the same project.
void importSong(std::string_view text) {
    const auto song = storage::parseHydrogenSong(text, "fuzz.h2song");
    if (!song) {
        return;
    }
    storage::Findings findings;
    storage::ConvertedSong converted = storage::convertSong(*song, findings);
    for (std::size_t kit = 0; kit < converted.kits.size(); ++kit) {
        converted.project.kits.push_back({.id = "kit" + std::to_string(kit), .name = "Kit", .path = {}});
        write(converted.kits[kit]);
    }
    const auto again = storage::parseProject(storage::formatProject(converted.project), "fuzz");
    if (!again || !(*again == converted.project)) {
        std::abort();
    }
}

void importKit(std::string_view text) {
    const auto kit = storage::parseHydrogenKit(text, "drumkit.xml");
    if (!kit) {
        return;
    }
    storage::Findings findings;
    for (const storage::ConvertedKit& converted : storage::convertKit(*kit, findings)) {
        write(converted);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    importSong(text);
    importKit(text);
    return 0;
}
