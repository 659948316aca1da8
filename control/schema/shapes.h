// SPDX-License-Identifier: MIT
#pragma once

// What kind of JSON value a C++ type travels as: the one list of cases that reader, writer and generators agree on.
#include "control/schema/field.h"
#include "control/schema/music_fields.h"
#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"
#include "core/base/time.h"
#include "core/model/song.h"
#include "core/sequence/step_value.h"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tresillo::schema {

/// A strong integer: a number on the wire.
template <class T>
concept StrongInteger = std::same_as<T, Ticks> || std::same_as<T, Frames> || std::same_as<T, PatternId>;

template <class T>
concept PlainInteger = std::integral<T> && !std::same_as<T, bool>;

template <class T> inline constexpr bool kIsText = std::same_as<T, std::string>;
template <std::size_t Capacity> inline constexpr bool kIsText<FixedString<Capacity>> = true;
template <class T>
concept Text = kIsText<T>;

template <class T> inline constexpr bool kIsOptional = false;
template <class T> inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
concept Optional = kIsOptional<T>;

/// The notes of a step: a list of those that there are.
template <class T>
concept NoteSlots = std::same_as<T, decltype(StepValue<Studio>::notes)>;

/// Parameters with values: an object.
template <class T>
concept ParamRecord = std::same_as<T, std::vector<LockedValue>> || std::same_as<T, decltype(StepValue<Studio>::values)>;

/// The values of a Sound: an object of those that are not as in a new track.
template <class T>
concept SoundRecord = std::same_as<T, SoundValues>;

template <class T> inline constexpr bool kIsList = false;
template <class T> inline constexpr bool kIsList<std::vector<T>> = !ParamRecord<std::vector<T>>;
template <class T, std::size_t N> inline constexpr bool kIsList<FixedVector<T, N>> = !ParamRecord<FixedVector<T, N>>;
template <class T, std::size_t N> inline constexpr bool kIsList<std::array<T, N>> = !NoteSlots<std::array<T, N>>;
template <class T>
concept List = kIsList<T>;

template <class T> inline constexpr std::size_t kExactSize = 0;
template <class T, std::size_t N> inline constexpr std::size_t kExactSize<std::array<T, N>> = N;

template <List T> using ItemOf = std::remove_cvref_t<decltype(*std::declval<T&>().begin())>;

/// The most items of a list; 0: as many as there are.
template <List T> constexpr std::size_t mostItems(const Rule& rule) {
    if constexpr (kExactSize<T> != 0) {
        return kExactSize<T>;
    } else if constexpr (requires { T::capacity(); }) {
        return T::capacity();
    } else {
        return rule.most;
    }
}

template <class T> struct WireIntegerOf {
    using Type = T;
};
template <StrongInteger T> struct WireIntegerOf<T> {
    using Type = decltype(T::value);
};

/// What an integer field can hold: what the rule says, else what its type can, in what JSON keeps exact.
struct Range {
    std::int64_t minimum{0};
    std::int64_t maximum{0};
};

template <class T>
    requires PlainInteger<T> || StrongInteger<T>
constexpr Range rangeOf(const Rule& rule) {
    using Limits = std::numeric_limits<typename WireIntegerOf<T>::Type>;
    const std::int64_t lowest{Limits::min()};
    const bool isWide = static_cast<std::uint64_t>(Limits::max()) > static_cast<std::uint64_t>(kMostInteger);
    const auto highest = isWide ? kMostInteger : static_cast<std::int64_t>(Limits::max());
    return {
        .minimum = rule.minimum.value_or(lowest < -kMostInteger ? -kMostInteger : lowest),
        .maximum = rule.maximum.value_or(highest)};
}

} // namespace tresillo::schema
