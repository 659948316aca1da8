// SPDX-License-Identifier: MIT
#pragma once

// What the server sends to a page: greetings and answers, described here, and views of the instrument, described in
// control/schema/view_fields.h.
#include "control/schema/view_fields.h"
#include "core/sequence/outcome.h"
#include "core/sequence/sizes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

namespace tresillo::control {

inline constexpr std::uint32_t kProtocol = 1;

struct SizesView {
    std::uint16_t tracks{Studio::kTracks};
    std::uint16_t steps{Studio::kSteps};
    std::uint16_t notes{Studio::kNotesPerStep};
    std::uint16_t locks{Studio::kLocksPerStep};
    std::uint16_t pool{Studio::kLockCells};
};

/// The first message.
struct HelloMessage {
    std::uint32_t protocol{kProtocol};
    std::string version{};
    std::uint32_t rate{48'000};
    std::uint64_t session{0}; ///< Another one after each start of the program.
    SizesView sizes{};
    bool hasSound{false}; ///< A real device plays.
};

/// As whom the page plays.
struct JoinedMessage {
    std::uint32_t author{0};
    std::uint32_t page{0};
};

struct AnswerMessage {
    std::uint32_t id{0};
    Outcome outcome{Outcome::Done};
    std::string text{};
    std::uint64_t sequence{0}; ///< The newest change of the project's by then.
};

struct RefusedMessage {
    std::string text{};
};

struct PongMessage {
    std::int64_t time{0};
    Frames frame{};
};

using ServerMessage = std::variant<
    HelloMessage, JoinedMessage, views::ProjectView, views::PatternView, views::PatternUpdate, views::HistoryView,
    views::SilentView, views::TickView, views::LibraryView, views::SlotsView, AnswerMessage, RefusedMessage,
    PongMessage, views::RecordingView, views::SavingView>;

} // namespace tresillo::control

namespace tresillo::schema {

template <> struct Description<control::SizesView> {
    static constexpr std::string_view kName = "Sizes";
    static constexpr std::string_view kHelp = "How large the instrument is.";
    static constexpr auto kFields = std::tuple{
        field("tracks", &control::SizesView::tracks), field("steps", &control::SizesView::steps, "of a track, at most"),
        field("notes", &control::SizesView::notes, "of a step, at most"),
        field("locks", &control::SizesView::locks, "of a step, at most"),
        field("pool", &control::SizesView::pool, "locks of a pattern, at most")};
};

template <> struct Description<control::HelloMessage> {
    static constexpr std::string_view kName = "hello";
    static constexpr std::string_view kHelp = "The first message of a connection.";
    static constexpr auto kFields = std::tuple{
        field("protocol", &control::HelloMessage::protocol),
        field("version", &control::HelloMessage::version),
        field("rate", &control::HelloMessage::rate, "frames in a second"),
        field(
            "session", &control::HelloMessage::session, "another one after each start of the program",
            between(0, kMostInteger)),
        field("sizes", &control::HelloMessage::sizes),
        field("hasSound", &control::HelloMessage::hasSound, "a real device plays")};
};

template <> struct Description<control::JoinedMessage> {
    static constexpr std::string_view kName = "joined";
    static constexpr std::string_view kHelp = "As whom the page plays: the answer to `join`.";
    static constexpr auto kFields = std::tuple{
        field("author", &control::JoinedMessage::author, "to be kept, and joined as from now on"),
        field("page", &control::JoinedMessage::page, "what others call it: page 1, page 2")};
};

template <> struct Description<control::AnswerMessage> {
    static constexpr std::string_view kName = "answer";
    static constexpr std::string_view kHelp = "What came of the page's message with this id.";
    static constexpr auto kFields = std::tuple{
        field("id", &control::AnswerMessage::id), field("outcome", &control::AnswerMessage::outcome),
        field("text", &control::AnswerMessage::text),
        field(
            "sequence", &control::AnswerMessage::sequence,
            "the newest change by then: once `saving` says that it is safe, this one outlives a power cut")};
};

template <> struct Description<control::RefusedMessage> {
    static constexpr std::string_view kName = "refused";
    static constexpr std::string_view kHelp = "A message was not understood, and nothing was done: what, and where.";
    static constexpr auto kFields = std::tuple{field("text", &control::RefusedMessage::text)};
};

template <> struct Description<control::PongMessage> {
    static constexpr std::string_view kName = "pong";
    static constexpr std::string_view kHelp = "The answer to `ping`.";
    static constexpr auto kFields = std::tuple{
        field("time", &control::PongMessage::time, "as it came", between(0, kMostInteger)),
        field("frame", &control::PongMessage::frame, "of the engine, now")};
};

template <> struct UnionDescription<control::ServerMessage> {
    static constexpr std::string_view kName = "ServerMessage";
    static constexpr std::string_view kHelp = "What the server sends.";
};

} // namespace tresillo::schema
