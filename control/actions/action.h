// SPDX-License-Identifier: MIT
#pragma once

// The list of all that a surface may do. An action is a plain value, described once (its name, its fields with their
// kinds and ranges, words of help); `Actions` performs it. A new action is a struct with its description, a row of
// this list, and the one function in actions.cpp without which it does not compile; every surface that walks the list
// has it then.
#include "control/actions/music_actions.h"
#include "control/actions/performance_actions.h"
#include "control/actions/project_actions.h"
#include "control/actions/slot_actions.h"
#include "control/actions/sound_actions.h"

#include <string_view>
#include <variant>

namespace tresillo::control {

using Action = std::variant<
    EditPattern, Perform, UseTool, Undo, Redo, Reload, ListSounds, LoadSound, StoreSound, KeepSound, ListSlots,
    SaveSlot, LoadSlot, RenameSlot, CopySlot, DeleteSlot, Record, OpenProject, NewProject, CopyProject, RenameProject,
    DeleteProject>;

} // namespace tresillo::control

namespace tresillo::schema {

template <> struct UnionDescription<control::Action> {
    static constexpr std::string_view kName = "Action";
    static constexpr std::string_view kHelp = "What a surface may do.";
};

} // namespace tresillo::schema
