// SPDX-License-Identifier: MIT
#pragma once

#include "project/ports/sound_library.h"

#include <vector>

namespace tresillo::views {

/// The Sounds that any project can take.
struct LibraryView {
    std::vector<LibrarySound> sounds{};
};

} // namespace tresillo::views
