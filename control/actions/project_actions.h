// SPDX-License-Identifier: MIT
#pragma once

// What is done with the player's own projects as wholes. None of it concerns the one that is played, and none is
// undone.
#include "control/schema/field.h"
#include "core/base/fixed_string.h"
#include "core/model/names.h"

#include <optional>
#include <string_view>
#include <tuple>
#include <variant>

namespace tresillo::control {

/// The name of a project that is offered, by its folder; "own/" stands in front of the player's own.
using OfferedProject = FixedString<64>;

struct NewProject {
    ProjectName name{};
    std::optional<OfferedProject> from{};
};

struct CopyProject {
    OfferedProject project{};
    ProjectName name{};
};

struct RenameProject {
    OfferedProject project{};
    ProjectName name{};
};

struct DeleteProject {
    OfferedProject project{};
};

/// What takes its time, since it writes to the disk, and is answered when it is done.
using ProjectWork = std::variant<NewProject, CopyProject, RenameProject, DeleteProject>;

} // namespace tresillo::control

namespace tresillo::schema {

template <> struct Description<control::NewProject> {
    static constexpr std::string_view kName = "newProject";
    static constexpr std::string_view kHelp =
        "Makes a new project of the player's; answered when it is on the disk, by what `open` names it.";
    static constexpr auto kFields = std::tuple{
        field("name", &control::NewProject::name, "of 1 to 24 bytes, and one that a folder can have"),
        field("from", &control::NewProject::from, "one of `templates`; without it the empty one")};
};

template <> struct Description<control::CopyProject> {
    static constexpr std::string_view kName = "copyProject";
    static constexpr std::string_view kHelp =
        "Makes a copy of a project, with all that is kept of it, among the player's.";
    static constexpr auto kFields = std::tuple{
        field("project", &control::CopyProject::project, "as `demos` names it"),
        field("name", &control::CopyProject::name, "of the copy")};
};

template <> struct Description<control::RenameProject> {
    static constexpr std::string_view kName = "renameProject";
    static constexpr std::string_view kHelp = "Gives one of the player's own projects another name.";
    static constexpr auto kFields = std::tuple{
        field("project", &control::RenameProject::project, "as `demos` names it"),
        field("name", &control::RenameProject::name, "its new one")};
};

template <> struct Description<control::DeleteProject> {
    static constexpr std::string_view kName = "deleteProject";
    static constexpr std::string_view kHelp = "Moves one of the player's own projects to the bin.";
    static constexpr auto kFields =
        std::tuple{field("project", &control::DeleteProject::project, "as `demos` names it")};
};

} // namespace tresillo::schema
