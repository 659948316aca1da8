// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/result.h"
#include "control/actions/sound_actions.h"
#include "project/changes/author.h"
#include "project/ports/sound_library.h"
#include "project/project.h"

namespace tresillo::control {

/// Sounds between the library, the project and its tracks: performs the actions that concern them.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class SoundShelf {
public:
    SoundShelf(Project<Studio>& project, SoundLibrary& library) : project_(project), library_(library) {}

    [[nodiscard]] Result list() const;
    [[nodiscard]] Result load(Author author, const LoadSound& action) const;
    [[nodiscard]] Result store(Author author, const StoreSound& action) const;
    [[nodiscard]] Result keep(const KeepSound& action) const;

private:
    Project<Studio>& project_;
    SoundLibrary& library_;
};

} // namespace tresillo::control
