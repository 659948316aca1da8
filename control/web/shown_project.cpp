// SPDX-License-Identifier: MIT
#include "control/web/shown_project.h"

#include <utility>

namespace tresillo::control {

ShownProject::ShownProject(const Project<Studio>& project, views::ProjectWords words)
    : project_(project), words_(std::move(words)), starts_(views::sectionStarts(project.model())) {}

bool ShownProject::refresh() {
    if (touched_.none()) {
        return false;
    }
    // A pattern that became longer moves the sections after it.
    const std::vector<Ticks> starts = views::sectionStarts(project_.model());
    bool isChanged = std::exchange(starts_, starts) != starts;
    for (std::size_t id = 0; id < kPatterns; ++id) {
        const Pattern<Studio>* pattern =
            touched_[id] ? project_.pattern(PatternId{static_cast<std::uint8_t>(id)}) : nullptr;
        if (pattern != nullptr && views::holdsMusic(*pattern) != words_.music[id]) {
            words_.music.flip(id);
            isChanged = true;
        }
    }
    touched_.reset();
    return isChanged;
}

} // namespace tresillo::control
