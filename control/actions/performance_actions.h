// SPDX-License-Identifier: MIT
#pragma once

// What is played and done around playing: none of it is undone.
#include "control/actions/project_actions.h"
#include "control/schema/gesture_fields.h"
#include "control/schema/recording_fields.h"
#include "core/model/song.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

namespace tresillo::control {

/// A gesture of the performance; what it holds ends when its author goes.
struct Perform {
    Gesture gesture{};
    std::optional<bool> latched{};
};

/// Begins or ends a recording of the master.
struct Record {
    bool on{false};
    std::optional<RecordingFormat> format{};
};

/// Plays another project instead of this one.
struct OpenProject {
    OfferedProject project{};
    std::optional<PatternId> pattern{};
    std::optional<bool> anyway{};
};

} // namespace tresillo::control

namespace tresillo::schema {

template <> struct Description<control::Perform> {
    static constexpr std::string_view kName = "command";
    static constexpr std::string_view kHelp = "A gesture of the performance, as soon as possible.";
    static constexpr auto kFields = std::tuple{
        field("gesture", &control::Perform::gesture),
        field(
            "latched", &control::Perform::latched,
            "FILL stays on when the page goes; without it, whatever a page holds is let go")};
};

template <> struct Description<control::Record> {
    static constexpr std::string_view kName = "record";
    static constexpr std::string_view kHelp = "Begins or ends a recording of the master in a new file.";
    static constexpr auto kFields =
        std::tuple{field("on", &control::Record::on), field("format", &control::Record::format, "without it `wav`")};
};

template <> struct Description<control::OpenProject> {
    static constexpr std::string_view kName = "open";
    static constexpr std::string_view kHelp =
        "Opens another project and plays it. All connections end, and begin anew with another `session`.";
    static constexpr auto kFields = std::tuple{
        field("project", &control::OpenProject::project, "as `demos` or `empty` name it"),
        field("pattern", &control::OpenProject::pattern, "what plays first; without it the song"),
        field(
            "anyway", &control::OpenProject::anyway,
            "also where what was done is not kept and is lost with that; without it that is refused")};
};

} // namespace tresillo::schema
