// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/shapes.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace tresillo::schema {

/// What a value on the wire is, for generators and tests: the descriptions, as values that can be walked.
struct TypeNode {
    enum class Kind : std::uint8_t { Integer, Switch, Text, Word, Param, Params, Object, Tuple, List, Union };

    /// What a field says beside its type.
    struct AsField {
        std::string_view name{};
        std::string_view help{};
        bool isOptional{false}; ///< It may be left out, or be null where `isNull`.
        bool isNull{false};
    };

    Kind kind{Kind::Integer};
    AsField field{};         ///< Of what is a field of an object or tuple.
    std::string_view name{}; ///< Of objects, tuples, unions and words: its own in TypeScript, or its `type`.
    std::string_view help{};
    Range range{};          ///< Of an integer.
    std::size_t most{0};    ///< Bytes of a text or items of a list; 0: no bound of its own.
    std::size_t exactly{0}; ///< Items of a list of fixed length; else 0.
    ParamSet params{ParamSet::None};
    std::span<const std::string_view> words{};
    std::vector<TypeNode> parts{}; ///< The fields of an object or tuple, the item of a list, what a union is one of.

    [[nodiscard]] bool isStruct() const { return kind == Kind::Object || kind == Kind::Tuple; }
};

/// The node of a described type. Thread-safe: yes. Realtime-safe: no.
template <class T> TypeNode typeNode(const Rule& rule = {});

namespace detail {

template <class Struct> TypeNode structNode() {
    using About = Description<Struct>;
    TypeNode node{
        .kind = layoutOf<Struct>() == Layout::Tuple ? TypeNode::Kind::Tuple : TypeNode::Kind::Object,
        .name = About::kName,
        .help = About::kHelp};
    const auto add = [&]<class Owner, class Member>(const Field<Owner, Member>& field) {
        TypeNode& part = node.parts.emplace_back(typeNode<Member>(field.rule));
        part.field = {
            .name = field.name, .help = field.help, .isOptional = Optional<Member>, .isNull = field.rule.isNull};
    };
    std::apply([&](const auto&... fields) { (add(fields), ...); }, About::kFields);
    return node;
}

template <class Union> struct Alternatives;
template <class... Parts> struct Alternatives<std::variant<Parts...>> {
    static std::vector<TypeNode> nodes() { return {typeNode<Parts>()...}; }
};

} // namespace detail

template <class T> TypeNode typeNode(const Rule& rule) {
    using Kind = TypeNode::Kind;
    if constexpr (Optional<T>) {
        return typeNode<typename T::value_type>(rule);
    } else if constexpr (std::same_as<T, bool>) {
        return {.kind = Kind::Switch};
    } else if constexpr (PlainInteger<T> || StrongInteger<T>) {
        return {.kind = Kind::Integer, .range = rangeOf<T>(rule)};
    } else if constexpr (Text<T>) {
        return {.kind = Kind::Text, .most = rule.most};
    } else if constexpr (std::same_as<T, ParamId>) {
        return {.kind = Kind::Param, .params = rule.params};
    } else if constexpr (DescribedEnum<T>) {
        return {.kind = Kind::Word, .name = EnumDescription<T>::kName, .words = EnumDescription<T>::kNames};
    } else if constexpr (NoteSlots<T>) {
        return {.kind = Kind::List, .most = std::tuple_size_v<T>, .parts = {typeNode<PlacedNote>()}};
    } else if constexpr (ParamRecord<T> || SoundRecord<T>) {
        return {.kind = Kind::Params, .params = rule.params};
    } else if constexpr (List<T>) {
        return {
            .kind = Kind::List, .most = mostItems<T>(rule), .exactly = kExactSize<T>, .parts = {typeNode<ItemOf<T>>()}};
    } else if constexpr (DescribedUnion<T>) {
        using About = UnionDescription<T>;
        return {
            .kind = Kind::Union, .name = About::kName, .help = About::kHelp, .parts = detail::Alternatives<T>::nodes()};
    } else {
        return detail::structNode<T>();
    }
}

} // namespace tresillo::schema
