// SPDX-License-Identifier: MIT
#pragma once

// How a message is described: once, as a constant list of fields. The reader, the writer, the page's TypeScript types
// and the reference of the messages walk the same list.
#include "control/schema/param_keys.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace tresillo::schema {

/// The largest integer that every JSON reader keeps exact: JavaScript's numbers are doubles.
inline constexpr std::int64_t kMostInteger = (std::int64_t{1} << 53U) - 1;

/// What a field's type alone does not say.
struct Rule {
    std::optional<std::int64_t> minimum{}; ///< Of a number; else what its type can hold.
    std::optional<std::int64_t> maximum{};
    std::size_t most{0};             ///< The most items of a list or bytes of a text; 0: as many as its type can hold.
    ParamSet params{ParamSet::None}; ///< For parameters, by key.
    bool isNull{false};              ///< An optional that is missing is written as null, not left out.
};

constexpr Rule between(std::int64_t minimum, std::int64_t maximum) { return {.minimum = minimum, .maximum = maximum}; }
constexpr Rule atMost(std::size_t items) { return {.most = items}; }
constexpr Rule keysOf(ParamSet set) { return {.params = set}; }
inline constexpr Rule kOrNull{.isNull = true};

/// One field of a struct. Thread-safe: yes (constant). Realtime-safe: yes.
template <class Struct, class Member> struct Field {
    using Type = Member;

    std::string_view name;
    Member Struct::* member;
    std::string_view help; ///< For people who write a page.
    Rule rule{};
};

template <class Struct, class Member>
constexpr Field<Struct, Member> field(
    std::string_view name, Member Struct::* member, std::string_view help = {}, const Rule& rule = {}) {
    return {.name = name, .member = member, .help = help, .rule = rule};
}

/// `Tuple`: a list of the fields in their order, for what is sent often.
enum class Layout : std::uint8_t { Object, Tuple };

/// Specialised for each struct that travels:
///
///     template <> struct Description<SetNote> {
///         static constexpr std::string_view kName = "SetNote";   // also its `type` where it is one of several
///         static constexpr std::string_view kHelp = "...";
///         static constexpr auto kFields = std::tuple{field("track", &SetNote::track), ...};
///         static constexpr Layout kLayout = Layout::Tuple;       // or left out
///     };
template <class Struct> struct Description;

template <class Struct>
concept Described = requires { Description<Struct>::kFields; };

template <Described Struct> constexpr Layout layoutOf() {
    if constexpr (requires { Description<Struct>::kLayout; }) {
        return Description<Struct>::kLayout;
    } else {
        return Layout::Object;
    }
}

/// Specialised for each enum that travels: `kName`, and `kNames`, an array of its values' names from the first one on.
template <class Enum> struct EnumDescription;

template <class Enum>
concept DescribedEnum = std::is_enum_v<Enum> && requires { EnumDescription<Enum>::kNames; };

/// Specialised for each variant that travels; its alternatives are told apart by `type`. `kName`, `kHelp`.
template <class Union> struct UnionDescription;

template <class Union>
concept DescribedUnion = requires { UnionDescription<Union>::kName; };

} // namespace tresillo::schema
