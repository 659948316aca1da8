// SPDX-License-Identifier: MIT
#include "app/commands/export.h"

#include "app/console.h"
#include "app/own_shelf.h"
#include "session/formatted.h"
#include "session/places.h"
#include "session/project_kits.h"
#include "session/shelf/project_bundle.h"

namespace tresillo::app {

int exportFile(const ExportOptions& options) {
    const auto shelf = ownShelf();
    const std::filesystem::path folder = shelf ? shelf->find(options.project) : options.project;
    const auto written = session::exportProject(folder, session::stateFolder(), session::kitShelves(), options.file);
    if (!written) {
        return fail(written.message());
    }
    for (const std::string& remark : written->remarks) {
        warn(remark);
    }
    say(session::formatted(
        "%s: %s, %zu files, %zu kits", options.file.string().c_str(), folder.string().c_str(), written->files,
        written->kits));
    return 0;
}

} // namespace tresillo::app
