// SPDX-License-Identifier: MIT
#include "storage/hydrogen/import.h"

#include "storage/hydrogen/drumkit_folders.h"
#include "storage/hydrogen/kit_archive.h"
#include "storage/hydrogen/read.h"
#include "storage/hydrogen/song_conversion.h"
#include "storage/json/project_json.h"
#include "storage/kit_import/fresh_folder.h"
#include "storage/kit_import/kit_writer.h"
#include "storage/kit_import/sample_seconds.h"
#include "storage/kit_import/words.h"

#include <optional>
#include <system_error>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

Result<ImportReport> importSong(const fs::path& file, const fs::path& folder, const std::vector<fs::path>& folders) {
    const Result<HydrogenSong> song = readHydrogenSong(file);
    if (!song) {
        return FileError{song.message()};
    }
    // An import never writes over anything, and what does not come to its end leaves nothing behind.
    Result<FreshFolder> fresh = FreshFolder::make(folder);
    if (!fresh) {
        return FileError{fresh.message()};
    }
    Findings findings;
    DrumkitFolders drumkits(folders, file.parent_path());
    ConvertedSong converted = convertSong(*song, findings, [&drumkits](const SampleName& sample) {
        const std::optional<fs::path> found = drumkits.find(sample);
        return found ? secondsOf(*found) : std::nullopt;
    });
    ImportReport report{.name = song->name, .folder = folder, .findings = {}};
    report.patterns = converted.project.patternIds().size();
    report.sections = converted.project.song.size();
    report.notes = converted.notes;

    KitWriter writer(drumkits, findings);
    for (const ConvertedKit& kit : converted.kits) {
        const std::string id = uniqueKitId(kit.name, converted.project.kits);
        if (std::optional<FileError> failed = writer.write(kit, id, folder / "kits" / id)) {
            return *failed;
        }
        converted.project.kits.push_back({.id = id, .name = kit.name, .path = "kits/" + id});
        report.pads += kit.padNames.size();
    }
    report.kits = converted.kits.size();
    report.samples = writer.copied();
    report.findings = findings.take();
    if (std::optional<FileError> failed = writeProject(folder / "project.json", converted.project)) {
        return *failed;
    }
    fresh->keep();
    return report;
}

// One kit goes into the folder itself; several, of a drumkit that is too large for one, into folders within it.
Result<ImportReport> importKit(const fs::path& kitFolder, const fs::path& folder) {
    const Result<HydrogenKit> kit = readHydrogenKit(kitFolder / "drumkit.xml");
    if (!kit) {
        return FileError{kit.message()};
    }
    Result<FreshFolder> fresh = FreshFolder::make(folder);
    if (!fresh) {
        return FileError{fresh.message()};
    }
    Findings findings;
    const std::vector<ConvertedKit> kits = convertKit(*kit, findings);
    ImportReport report{.name = kit->name, .folder = folder, .findings = {}};
    DrumkitFolders drumkits = DrumkitFolders::ofKit(kitFolder);
    KitWriter writer(drumkits, findings);
    std::vector<KitReference> written;
    for (const ConvertedKit& converted : kits) {
        const std::string id = uniqueKitId(converted.name, written);
        const fs::path target = kits.size() == 1 ? folder : folder / id;
        if (std::optional<FileError> failed = writer.write(converted, id, target)) {
            return *failed;
        }
        written.push_back({.id = id, .name = converted.name, .path = {}});
        report.pads += converted.padNames.size();
    }
    report.kits = kits.size();
    report.samples = writer.copied();
    report.findings = findings.take();
    fresh->keep();
    return report;
}

Result<ImportReport> importArchive(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return FileError{
            say(shown(file.string(), 240), fs::exists(file, error) ? ": is not a file" : ": there is no such file")};
    }
    const Result<TemporaryFolder> temporary = TemporaryFolder::create();
    if (!temporary) {
        return FileError{temporary.message()};
    }
    const Result<fs::path> kit = unpackDrumkit(file, temporary->path());
    return kit ? importKit(*kit, folder) : Result<ImportReport>{FileError{kit.message()}};
}

std::string extensionOf(const fs::path& file) { return lowered(file.extension().string()); }

bool isKitFolder(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path / "drumkit.xml", error);
}

} // namespace

bool isHydrogenFile(const fs::path& file) {
    const std::string extension = extensionOf(file);
    return extension == ".h2song" || extension == ".h2drumkit" || file.filename() == "drumkit.xml" || isKitFolder(file);
}

Result<ImportReport> importHydrogen(
    const fs::path& file, const fs::path& folder, const std::vector<fs::path>& drumkitFolders) {
    if (isKitFolder(file)) {
        return importKit(file, folder);
    }
    if (file.filename() == "drumkit.xml") {
        return importKit(file.has_parent_path() ? file.parent_path() : fs::path{"."}, folder);
    }
    return extensionOf(file) == ".h2drumkit" ? importArchive(file, folder) : importSong(file, folder, drumkitFolders);
}

} // namespace tresillo::storage
