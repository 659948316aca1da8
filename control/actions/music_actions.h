// SPDX-License-Identifier: MIT
#pragma once

// What changes music: each is undone.
#include "control/schema/music_fields.h"
#include "control/schema/tool_fields.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace tresillo::control {

/// The most changes of one action.
inline constexpr std::size_t kMostEdits = 1024;

/// Changes of one pattern: all of them happen, or none.
struct EditPattern {
    PatternId pattern{};
    std::vector<Change<Studio>> edits{};
    std::optional<std::uint32_t> gesture{};
};

/// A tool that changes many steps at once.
struct UseTool {
    PatternId pattern{}; ///< What the tool changes.
    schema::Tool tool{};
};

struct Undo {};

struct Redo {};

/// A pattern as it was when it was last loaded or launched.
struct Reload {
    PatternId pattern{};
};

} // namespace tresillo::control

namespace tresillo::schema {

template <> struct Description<control::EditPattern> {
    static constexpr std::string_view kName = "edits";
    static constexpr std::string_view kHelp = "Changes of one pattern: all of them happen, or none.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::EditPattern::pattern),
        field("edits", &control::EditPattern::edits, "", atMost(control::kMostEdits)),
        field(
            "gesture", &control::EditPattern::gesture,
            "messages with one number are undone in one go; without it those to a place, pauses under 500 ms",
            between(1, UINT32_MAX))};
};

template <> struct Description<control::UseTool> {
    static constexpr std::string_view kName = "tools";
    static constexpr std::string_view kHelp = "Uses a tool on a pattern.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::UseTool::pattern, "what changes"), field("tool", &control::UseTool::tool)};
};

template <> struct Description<control::Undo> {
    static constexpr std::string_view kName = "undo";
    static constexpr std::string_view kHelp = "Takes the last gesture back, whoever made it.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<control::Redo> {
    static constexpr std::string_view kName = "redo";
    static constexpr std::string_view kHelp = "Makes again what was undone last.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<control::Reload> {
    static constexpr std::string_view kName = "reload";
    static constexpr std::string_view kHelp =
        "Brings a pattern back to how it was when it was last loaded or launched; one undo brings what it held before.";
    static constexpr auto kFields = std::tuple{field("pattern", &control::Reload::pattern)};
};

} // namespace tresillo::schema
