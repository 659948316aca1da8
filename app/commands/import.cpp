// SPDX-License-Identifier: MIT
#include "app/commands/import.h"

#include "app/console.h"
#include "app/own_shelf.h"
#include "session/formatted.h"
#include "session/shelf/project_bundle.h"
#include "storage/archive/unpack.h"
#include "storage/hydrogen/drumkit_folders.h"
#include "storage/hydrogen/import.h"

#include <system_error>

namespace tresillo::app {
namespace {

int importSong(const ImportOptions& options) {
    if (!options.output) {
        return fail(options.file.string() + ": where to? Name the new folder with -o");
    }
    const auto report = storage::importHydrogen(options.file, *options.output, storage::standardDrumkitFolders());
    if (!report) {
        return fail(report.message());
    }
    for (const storage::Finding& finding : report->findings) {
        say("  " + storage::describe(finding));
    }
    say(session::formatted(
        "%s: %zu patterns, %zu sections, %zu notes, %zu kits with %zu pads, %zu samples copied", report->name.c_str(),
        report->patterns, report->sections, report->notes, report->kits, report->pads, report->samples));
    return 0;
}

int importProjectFile(const ImportOptions& options) {
    const auto shelf = ownShelf();
    if (!shelf) {
        return failWithoutHome();
    }
    const auto imported = session::importProject(
        shelf->folders(), options.file, {.folder = options.output, .name = options.name}, unixSeconds());
    if (!imported) {
        return fail(imported.message());
    }
    for (const std::string& remark : imported->remarks) {
        warn(remark);
    }
    say(session::formatted(
        "%s: %zu files in %s", imported->name.c_str(), imported->files, imported->folder.string().c_str()));
    return 0;
}

} // namespace

int importFile(const ImportOptions& options) {
    if (storage::isHydrogenFile(options.file)) {
        return importSong(options);
    }
    std::error_code error;
    if (!std::filesystem::exists(options.file, error)) {
        return fail(options.file.string() + ": there is no such file");
    }
    if (!storage::isArchive(options.file)) {
        return fail(
            options.file.string() + ": not a project of Tresillo (.tresillo), nor a Hydrogen song (.h2song) or drumkit "
                                    "(.h2drumkit, drumkit.xml)");
    }
    return importProjectFile(options);
}

} // namespace tresillo::app
