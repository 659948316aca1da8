// SPDX-License-Identifier: MIT
#pragma once

// JSON values as values of described types; the first thing that is wrong ends it.
#include "control/json/detail/place.h"
#include "control/schema/shapes.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

namespace tresillo::json::detail {

using namespace schema; // NOLINT(google-build-using-namespace): it walks what is described there

/// Thread-safe: no. Realtime-safe: no.
class Reader {
public:
    /// What is wrong, and where; empty while nothing is.
    [[nodiscard]] const std::string& error() const { return error_; }

    /// False when `from` is not what T travels as; `into` is then to be thrown away.
    template <class T> bool value(const boost::json::value& from, T& into, const Rule& rule, const Place& at) {
        if constexpr (std::same_as<T, bool>) {
            return truth(from, into, at);
        } else if constexpr (PlainInteger<T>) {
            return integer(from, into, rangeOf<T>(rule), at);
        } else if constexpr (StrongInteger<T>) {
            return integer(from, into.value, rangeOf<T>(rule), at);
        } else if constexpr (Text<T>) {
            std::string_view read;
            const bool isRead = text(from, read, rule, at);
            into = T{read};
            return isRead;
        } else if constexpr (std::same_as<T, ParamId>) {
            std::string_view key;
            return text(from, key, rule, at) && param(key, into, rule, at);
        } else if constexpr (DescribedEnum<T>) {
            return word(from, into, at);
        } else if constexpr (NoteSlots<T>) {
            return notes(from, into, at);
        } else if constexpr (ParamRecord<T>) {
            return params(from, into, rule, at);
        } else if constexpr (SoundRecord<T>) {
            return soundValues(from, into, rule, at);
        } else if constexpr (List<T>) {
            return list(from, into, rule, at);
        } else if constexpr (DescribedUnion<T>) {
            return oneOf(from, into, at);
        } else {
            return structure(from, into, at);
        }
    }

private:
    bool fail(const Place& at, std::string_view what);
    bool truth(const boost::json::value& from, bool& into, const Place& at);
    bool wideInteger(const boost::json::value& from, std::int64_t& into, const Range& range, const Place& at);
    bool text(const boost::json::value& from, std::string_view& into, const Rule& rule, const Place& at);
    bool param(std::string_view key, ParamId& into, const Rule& rule, const Place& at);
    bool unknownField(const boost::json::object& from, std::span<const std::string_view> known, const Place& at);
    const boost::json::object* object(const boost::json::value& from, const Place& at);
    const boost::json::array* array(
        const boost::json::value& from, std::size_t least, std::size_t most, const Place& at);

    template <class Integer>
    bool integer(const boost::json::value& from, Integer& into, const Range& range, const Place& at) {
        std::int64_t wide = 0;
        const bool isRead = wideInteger(from, wide, range, at);
        into = static_cast<Integer>(wide);
        return isRead;
    }

    template <class Enum> bool word(const boost::json::value& from, Enum& into, const Place& at) {
        constexpr auto& kNames = EnumDescription<Enum>::kNames;
        std::string_view name;
        if (!text(from, name, {}, at)) {
            return false;
        }
        const auto found = std::find(kNames.begin(), kNames.end(), name);
        if (found == kNames.end()) {
            std::string allowed;
            for (const std::string_view word : kNames) {
                allowed += (allowed.empty() ? "" : ", ") + std::string{word};
            }
            return fail(at, inQuotes(name) + " is none of " + allowed);
        }
        into = static_cast<Enum>(found - kNames.begin());
        return true;
    }

    template <class Struct> bool structure(const boost::json::value& from, Struct& into, const Place& at) {
        constexpr auto& kFields = Description<Struct>::kFields;
        if constexpr (layoutOf<Struct>() == Layout::Tuple) {
            constexpr std::size_t kSize = std::tuple_size_v<std::remove_cvref_t<decltype(kFields)>>;
            const boost::json::array* items = array(from, kSize, kSize, at);
            std::size_t index = 0;
            return items != nullptr &&
                   std::apply(
                       [&](const auto&... fields) {
                           return (
                               value((*items)[index++], into.*fields.member, fields.rule, at.field(fields.name)) &&
                               ...);
                       },
                       kFields);
        } else {
            const boost::json::object* members = object(from, at);
            return members != nullptr && fields(*members, into, {}, at);
        }
    }

    /// Every field, and no others than these and `extra`.
    template <class Struct>
    bool fields(const boost::json::object& from, Struct& into, std::string_view extra, const Place& at) {
        return std::apply(
            [&](const auto&... fields) {
                const std::array<std::string_view, sizeof...(fields) + 1> known{extra, fields.name...};
                return (field(from, into, fields, at) && ...) && !unknownField(from, known, at);
            },
            Description<Struct>::kFields);
    }

    /// `Owner`: the struct itself, or what it is made from.
    template <class Struct, class Owner, class Member>
    bool field(const boost::json::object& from, Struct& into, const Field<Owner, Member>& about, const Place& at) {
        const boost::json::value* found = from.if_contains(about.name);
        const Place here = at.field(about.name);
        if constexpr (Optional<Member>) {
            return found == nullptr || value(*found, (into.*about.member).emplace(), about.rule, here);
        } else {
            return found == nullptr ? fail(here, "is missing") : value(*found, into.*about.member, about.rule, here);
        }
    }

    template <class... Parts>
    bool oneOf(const boost::json::value& from, std::variant<Parts...>& into, const Place& at) {
        const boost::json::object* members = object(from, at);
        if (members == nullptr) {
            return false;
        }
        const boost::json::value* found = members->if_contains("type");
        const Place here = at.field("type");
        std::string_view type;
        if (found == nullptr) {
            return fail(here, "is missing");
        }
        if (!text(*found, type, {}, here)) {
            return false;
        }
        bool isRead = false;
        const auto tryPart = [&]<class Part>(std::type_identity<Part>) {
            if (type != Description<Part>::kName) {
                return false;
            }
            isRead = fields(*members, into.template emplace<Part>(), "type", at);
            return true;
        };
        const bool isKnown = (tryPart(std::type_identity<Parts>{}) || ...);
        return isKnown ? isRead : fail(here, inQuotes(type) + " is not known here");
    }

    template <class Items> bool list(const boost::json::value& from, Items& into, const Rule& rule, const Place& at) {
        constexpr std::size_t kExactly = kExactSize<Items>;
        const boost::json::array* items = array(from, kExactly, mostItems<Items>(rule), at);
        if (items == nullptr) {
            return false;
        }
        for (std::size_t index = 0; index < items->size(); ++index) {
            ItemOf<Items> item{};
            if (!value((*items)[index], item, {}, at.item(index))) {
                return false;
            }
            if constexpr (kExactly != 0) {
                into[index] = std::move(item);
            } else if constexpr (requires { into.push(item); }) {
                (void)into.push(item);
            } else {
                into.push_back(std::move(item));
            }
        }
        return true;
    }

    template <class Slots> bool notes(const boost::json::value& from, Slots& into, const Place& at) {
        const boost::json::array* items = array(from, 0, into.size(), at);
        for (std::size_t index = 0; items != nullptr && index < items->size(); ++index) {
            PlacedNote note{};
            if (!structure((*items)[index], note, at.item(index))) {
                return false;
            }
            if (into[note.slot]) {
                return fail(at.item(index).field("slot"), std::to_string(note.slot) + " is given twice");
            }
            into[note.slot] = Note{
                .pitch = note.pitch,
                .velocity = note.velocity,
                .micro = note.micro,
                .on = note.on != 0,
                .length = note.length};
        }
        return items != nullptr;
    }

    template <class Values>
    bool params(const boost::json::value& from, Values& into, const Rule& rule, const Place& at) {
        const boost::json::object* members = object(from, at);
        if (members == nullptr) {
            return false;
        }
        for (const auto& member : *members) {
            LockedValue held{};
            if (!param(member.key(), held.id, rule, at) ||
                !integer(member.value(), held.value, rangeOf<std::int32_t>({}), at.field(keyOf(held.id).view()))) {
                return false;
            }
            const auto* place =
                std::find_if(into.begin(), into.end(), [&](const auto& other) { return other.id > held.id; });
            if (!into.insert(static_cast<std::size_t>(place - into.begin()), held)) {
                return fail(at, "more than " + std::to_string(into.capacity()) + " values");
            }
        }
        return true;
    }

    bool soundValues(const boost::json::value& from, SoundValues& into, const Rule& rule, const Place& at) {
        FixedVector<LockedValue, kSoundRows.size()> set{};
        const bool isRead = params(from, set, rule, at);
        for (const LockedValue& held : set) {
            (void)into.set(held.id, held.value);
        }
        return isRead;
    }

    std::string error_;
};

} // namespace tresillo::json::detail
