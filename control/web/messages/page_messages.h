// SPDX-License-Identifier: MIT
#pragma once

// What a page sends: every action there is (control/actions/action.h), each with the number that its answer is to
// carry, and the three messages that concern the page alone. A new action is a message without a line here.
#include "control/actions/action.h"
#include "control/actions/authors.h"
#include "control/schema/field.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>

namespace tresillo::control {

/// The longest message that is read, in bytes.
inline constexpr std::size_t kMostMessageText = std::size_t{64} * 1024;

/// The number that a page gives to a message that it wants an answer to.
using MessageId = std::optional<std::uint32_t>;

/// An action as a page asks for it.
template <class What> struct PageAction : What {
    MessageId id{};
};

struct LookMessage {
    PatternId pattern{};
};

/// Who the page is. A number from kFirstOfPages on that it made up once and keeps, and another one for each time that
/// it is loaded.
struct JoinMessage {
    std::uint32_t author{0};
    std::uint32_t visit{0};
};

struct PingMessage {
    std::int64_t time{0};
};

template <class List> struct PageMessageOf;
template <class... What> struct PageMessageOf<std::variant<What...>> {
    using Type = std::variant<JoinMessage, LookMessage, PageAction<What>..., PingMessage>;
};

using PageMessage = PageMessageOf<Action>::Type;

} // namespace tresillo::control

namespace tresillo::schema {

template <class What> struct Description<control::PageAction<What>> {
    using Message = control::PageAction<What>;
    static constexpr std::string_view kName = Description<What>::kName;
    static constexpr std::string_view kHelp = Description<What>::kHelp;
    static constexpr auto kFields = std::tuple_cat(
        Description<What>::kFields, std::tuple{field("id", &Message::id, "given, the message is answered")});
};

template <> struct Description<control::JoinMessage> {
    static constexpr std::string_view kName = "join";
    static constexpr std::string_view kHelp = "As whom the page plays, said once; undo is of that author's changes.";
    static constexpr auto kFields = std::tuple{
        field(
            "author", &control::JoinMessage::author, "made up by the page once, and kept",
            between(control::kFirstOfPages.value, control::kLastOfPages.value)),
        field(
            "visit", &control::JoinMessage::visit, "made up at each load; the author, where another visit has that one",
            between(control::kFirstOfPages.value, control::kLastOfPages.value))};
};

template <> struct Description<control::LookMessage> {
    static constexpr std::string_view kName = "look";
    static constexpr std::string_view kHelp = "Which pattern the page shows; answered by `pattern`.";
    static constexpr auto kFields = std::tuple{field("pattern", &control::LookMessage::pattern)};
};

template <> struct Description<control::PingMessage> {
    static constexpr std::string_view kName = "ping";
    static constexpr std::string_view kHelp = "Answered by `pong`.";
    static constexpr auto kFields = std::tuple{
        field("time", &control::PingMessage::time, "a whole number, sent back as it is", between(0, kMostInteger))};
};

template <> struct UnionDescription<control::PageMessage> {
    static constexpr std::string_view kName = "PageMessage";
    static constexpr std::string_view kHelp = "What a page sends.";
};

} // namespace tresillo::schema
