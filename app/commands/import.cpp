// SPDX-License-Identifier: MIT
#include "app/commands/import.h"

#include "app/console.h"
#include "session/formatted.h"
#include "storage/hydrogen/drumkit_folders.h"
#include "storage/hydrogen/import.h"

namespace tresillo::app {

int importFile(const ImportOptions& options) {
    if (!storage::isHydrogenFile(options.file)) {
        return fail(options.file.string() + ": not a Hydrogen song (.h2song) or drumkit (.h2drumkit, drumkit.xml)");
    }
    const auto report = storage::importHydrogen(options.file, options.output, storage::standardDrumkitFolders());
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

} // namespace tresillo::app
