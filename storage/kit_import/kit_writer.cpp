// SPDX-License-Identifier: MIT
#include "storage/kit_import/kit_writer.h"

#include "storage/json/kit_json.h"
#include "storage/json/portable_names.h"
#include "storage/kit_import/sample_seconds.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostSampleBytes = std::uintmax_t{1} << 30U;

// Names that differ only in case are one on some systems.
std::string freeName(const std::string& wanted, std::set<std::string>& taken) {
    const fs::path path{portableName(wanted)};
    std::string name = path.string();
    for (int number = 2; !taken.insert(lowered(name)).second; ++number) {
        name = say(path.stem().string(), "-", number, path.extension().string());
    }
    return name;
}

} // namespace

std::string uniqueKitId(const std::string& name, const std::vector<KitReference>& others) {
    const std::string base = kitIdFrom(name).substr(0, 58);
    std::string id = base;
    for (int number = 2; std::ranges::find(others, id, &KitReference::id) != others.end(); ++number) {
        id = say(base, "-", number);
    }
    return id;
}

std::optional<FileError> KitWriter::write(const ConvertedKit& kit, const std::string& id, const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return FileError{say(shown(folder.string(), 240), ": cannot make this folder: ", error.message())};
    }
    KitFile file{
        .id = id,
        .name = cleanText(kit.name),
        .license = cleanText(kit.license),
        .author = cleanText(kit.author),
        .padNames = {},
        .files = {},
        .description = kit.description};
    credit(kit, file);
    for (const std::string& name : kit.padNames) {
        file.padNames.push_back(cleanText(name));
    }
    std::set<std::string> taken{"kit.json"};
    for (const SampleName& sample : kit.samples) {
        Result<std::string> name = copySample(sample, kit, folder, taken);
        if (!name) {
            return FileError{name.message()};
        }
        file.files.push_back(std::move(*name));
    }
    return writeKit(folder / "kit.json", file);
}

// A song does not say whose its samples are; the kit that they come from does.
void KitWriter::credit(const ConvertedKit& kit, KitFile& file) {
    if (!file.license.empty() || kit.samples.empty()) {
        return;
    }
    if (const auto credits = source_.creditsOf(kit.samples.front().kit)) {
        file.license = cleanText(credits->license);
        file.author = cleanText(credits->author);
    }
}

// The name that the sample has in the kit: also one that is missing keeps its place, so that it can be put there.
Result<std::string> KitWriter::copySample(
    const SampleName& sample, const ConvertedKit& kit, const fs::path& folder, std::set<std::string>& taken) {
    const std::optional<fs::path> found = source_.find(sample);
    const std::string name = freeName((found ? *found : fs::path{sample.file}).filename().string(), taken);
    const std::string what = say("kit '", kit.name, "', sample '", shown(sample.file), "'");
    if (!found) {
        listMissing(sample, what);
        return name;
    }
    std::error_code error;
    const std::uintmax_t size = fs::file_size(*found, error);
    // A song can name any file of this machine: only what can be played is taken along.
    const bool isTooLarge = !error && size > kMostSampleBytes;
    if (error || isTooLarge || !secondsOf(*found)) {
        findings_.add(
            FindingKind::LeftOut, "files",
            say(what, isTooLarge ? ": larger than a gibibyte" : ": not an audio file that can be played"),
            Findings::kNamedEach);
        return name;
    }
    fs::copy_file(*found, folder / name, error);
    if (error && std::ifstream(*found, std::ios::binary)) { // it is not the sample's fault
        return FileError{say(shown((folder / name).string(), 240), ": cannot be written: ", error.message())};
    }
    if (error) {
        findings_.add(
            FindingKind::Missing, "missing samples", say(what, ": cannot be read: ", error.message()),
            Findings::kNamedEach);
        return name;
    }
    ++copied_;
    return name;
}

// One kit that is nowhere is one line; of a kit that is there each sample is named, and so is one that a path named.
void KitWriter::listMissing(const SampleName& sample, const std::string& what) {
    const bool isPath = sample.file.find_first_of("/\\") != std::string::npos;
    if (isPath || sample.kit.empty() || source_.find(sample.kit)) {
        findings_.add(
            FindingKind::Missing, "missing samples", say(what, ": not found; it stays silent"), Findings::kNamedEach);
    } else {
        listMissingKit(sample.kit);
    }
}

void KitWriter::listMissingKit(const std::string& name) {
    if (missing_.insert(name).second) {
        findings_.add(
            FindingKind::Missing, "drumkits",
            say("drumkit '", shown(name), "' is not installed: its pads stay silent (looked in ", source_.describe(),
                ")"));
    }
}

} // namespace tresillo::storage
