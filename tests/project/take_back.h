// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"

namespace tresillo::test {

// Undo and redo of the newest group of all, as its author would ask for it. Whether it was begun.

template <class Sizes> bool undoNewest(Project<Sizes>& project) {
    const auto newest = project.history().undo.newest();
    return newest && changed(project.undo(newest->author).outcome);
}
template <class Sizes> bool redoNewest(Project<Sizes>& project) {
    const auto newest = project.history().redo.newest();
    return newest && changed(project.redo(newest->author).outcome);
}

} // namespace tresillo::test
