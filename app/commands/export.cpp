// SPDX-License-Identifier: MIT
#include "app/commands/export.h"

#include "app/console.h"
#include "session/formatted.h"
#include "session/places.h"
#include "session/project_kits.h"
#include "session/shelf/project_bundle.h"

namespace tresillo::app {

int exportFile(const ExportOptions& options) {
    const auto written =
        session::exportProject(options.project, session::stateFolder(), session::kitShelves(), options.file);
    if (!written) {
        return fail(written.message());
    }
    for (const std::string& remark : written->remarks) {
        warn(remark);
    }
    say(session::formatted(
        "%s: %s, %zu files, %zu kits", options.file.string().c_str(), options.project.string().c_str(), written->files,
        written->kits));
    return 0;
}

} // namespace tresillo::app
