// SPDX-License-Identifier: MIT
#include "bench/compare/tools.h"
#include "bench/kit_project.h"

namespace tresillo::bench {

storage::Result<Program> prepareTresillo(const KitSong& song, Work work, const Workshop& workshop) {
    if (auto problem = writeKitProject(workshop.folder, song, work)) {
        return *problem;
    }
    return Program{
        .words = {
            workshop.tresillo, "render", workshop.folder, "-o", workshop.output, "--bars", std::to_string(kSongBars),
            "-q"}};
}

} // namespace tresillo::bench
