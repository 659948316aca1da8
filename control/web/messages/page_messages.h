// SPDX-License-Identifier: MIT
#pragma once

// What a page sends.
#include "control/schema/gesture_fields.h"
#include "control/schema/music_fields.h"
#include "control/schema/recording_fields.h"
#include "control/schema/tools.h"
#include "control/web/messages/sound_messages.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

namespace tresillo::control {

/// The longest message that is read, in bytes.
inline constexpr std::size_t kMostMessageText = std::size_t{64} * 1024;

/// The most changes of one message.
inline constexpr std::size_t kMostEdits = 1024;

struct LookMessage {
    PatternId pattern{};
};

struct EditsMessage {
    PatternId pattern{};
    std::vector<Change<Studio>> edits{};
    std::optional<std::uint32_t> gesture{};
    MessageId id{};
};

struct CommandMessage {
    Gesture gesture{};
    std::optional<bool> latched{};
    MessageId id{};
};

struct ToolsMessage {
    PatternId pattern{}; ///< What the tool changes.
    schema::Tool tool{};
    MessageId id{};
};

struct UndoMessage {
    MessageId id{};
};

struct RedoMessage {
    MessageId id{};
};

struct ReloadMessage {
    PatternId pattern{};
    MessageId id{};
};

struct PingMessage {
    std::int64_t time{0};
};

struct RecordMessage {
    bool on{false};
    std::optional<RecordingFormat> format{};
    MessageId id{};
};

/// The name of a project that is offered, by its folder.
using OfferedProject = FixedString<64>;

struct OpenMessage {
    OfferedProject project{};
    std::optional<PatternId> pattern{};
    std::uint32_t edits{0};
    MessageId id{};
};

using PageMessage = std::variant<
    LookMessage, EditsMessage, CommandMessage, ToolsMessage, UndoMessage, RedoMessage, ReloadMessage, SoundsMessage,
    LoadSoundMessage, StoreSoundMessage, KeepSoundMessage, PingMessage, RecordMessage, OpenMessage>;

} // namespace tresillo::control

namespace tresillo::schema {

template <> struct Description<control::LookMessage> {
    static constexpr std::string_view kName = "look";
    static constexpr std::string_view kHelp = "Which pattern the page shows; answered by `pattern`.";
    static constexpr auto kFields = std::tuple{field("pattern", &control::LookMessage::pattern)};
};

template <> struct Description<control::EditsMessage> {
    static constexpr std::string_view kName = "edits";
    static constexpr std::string_view kHelp = "Changes of one pattern: all of them happen, or none.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::EditsMessage::pattern),
        field("edits", &control::EditsMessage::edits, "", atMost(control::kMostEdits)),
        field(
            "gesture", &control::EditsMessage::gesture,
            "messages with one number are undone in one go; without it those to a place, pauses under 500 ms",
            between(1, UINT32_MAX)),
        field("id", &control::EditsMessage::id, control::kIdHelp)};
};

template <> struct Description<control::CommandMessage> {
    static constexpr std::string_view kName = "command";
    static constexpr std::string_view kHelp = "A gesture of the performance, as soon as possible.";
    static constexpr auto kFields = std::tuple{
        field("gesture", &control::CommandMessage::gesture),
        field(
            "latched", &control::CommandMessage::latched,
            "FILL stays on when the page goes; without it, whatever a page holds is let go"),
        field("id", &control::CommandMessage::id, control::kIdHelp)};
};

template <> struct Description<control::ToolsMessage> {
    static constexpr std::string_view kName = "tools";
    static constexpr std::string_view kHelp = "Uses a tool on a pattern.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::ToolsMessage::pattern, "what changes"), field("tool", &control::ToolsMessage::tool),
        field("id", &control::ToolsMessage::id, control::kIdHelp)};
};

template <> struct Description<control::UndoMessage> {
    static constexpr std::string_view kName = "undo";
    static constexpr std::string_view kHelp = "Takes the last gesture back, whoever made it.";
    static constexpr auto kFields = std::tuple{field("id", &control::UndoMessage::id, control::kIdHelp)};
};

template <> struct Description<control::RedoMessage> {
    static constexpr std::string_view kName = "redo";
    static constexpr std::string_view kHelp = "Makes again what was undone last.";
    static constexpr auto kFields = std::tuple{field("id", &control::RedoMessage::id, control::kIdHelp)};
};

template <> struct Description<control::RecordMessage> {
    static constexpr std::string_view kName = "record";
    static constexpr std::string_view kHelp = "Begins or ends a recording of the master in a new file.";
    static constexpr auto kFields = std::tuple{
        field("on", &control::RecordMessage::on), field("format", &control::RecordMessage::format, "without it `wav`"),
        field("id", &control::RecordMessage::id, control::kIdHelp)};
};

template <> struct Description<control::ReloadMessage> {
    static constexpr std::string_view kName = "reload";
    static constexpr std::string_view kHelp =
        "Brings a pattern back to how it was when it was last loaded or launched; one undo brings what it held before.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::ReloadMessage::pattern), field("id", &control::ReloadMessage::id, control::kIdHelp)};
};

template <> struct Description<control::PingMessage> {
    static constexpr std::string_view kName = "ping";
    static constexpr std::string_view kHelp = "Answered by `pong`.";
    static constexpr auto kFields = std::tuple{
        field("time", &control::PingMessage::time, "a whole number, sent back as it is", between(0, kMostInteger))};
};

template <> struct Description<control::OpenMessage> {
    static constexpr std::string_view kName = "open";
    static constexpr std::string_view kHelp =
        "Opens another project and plays it. All connections end, and begin anew with another `session`.";
    static constexpr auto kFields = std::tuple{
        field("project", &control::OpenMessage::project, "as `demos` or `empty` name it"),
        field("pattern", &control::OpenMessage::pattern, "what plays first; without it the song"),
        field(
            "edits", &control::OpenMessage::edits,
            "how many unkept edits may be lost; where there are more it is refused"),
        field("id", &control::OpenMessage::id, control::kIdHelp)};
};

template <> struct UnionDescription<control::PageMessage> {
    static constexpr std::string_view kName = "PageMessage";
    static constexpr std::string_view kHelp = "What a page sends.";
};

} // namespace tresillo::schema
