// SPDX-License-Identifier: MIT
#include "core/sequence/condition_text.h"

#include "core/sequence/condition.h"

#include <array>

namespace tresillo {
namespace {

// In the order of ConditionKind, from First on.
constexpr std::array<std::string_view, 5> kWords{"1st", "lst", "fill", "pre", "nei"};

std::optional<Condition> positiveFromText(std::string_view text) {
    for (std::size_t index = 0; index < kWords.size(); ++index) {
        if (text == kWords[index]) {
            return Condition{
                .kind = static_cast<ConditionKind>(static_cast<std::size_t>(ConditionKind::First) + index)};
        }
    }
    if (text.size() != 3 || text[1] != ':' || text[0] < '1' || text[2] > '8' || text[0] > text[2]) {
        return std::nullopt;
    }
    return Condition{
        .kind = ConditionKind::Ratio,
        .a = static_cast<std::uint8_t>(text[0] - '0'),
        .b = static_cast<std::uint8_t>(text[2] - '0')};
}

} // namespace

ConditionText conditionText(std::uint8_t code) {
    const Condition condition = decodeCondition(code);
    if (condition.kind == ConditionKind::None) {
        return {};
    }
    std::array<char, ConditionText::capacity()> letters{};
    std::size_t size = 0;
    if (condition.negated) {
        letters[size++] = '!';
    }
    if (condition.kind == ConditionKind::Ratio) {
        letters[size++] = static_cast<char>('0' + condition.a);
        letters[size++] = ':';
        letters[size++] = static_cast<char>('0' + condition.b);
    } else {
        const auto word = static_cast<std::size_t>(condition.kind) - static_cast<std::size_t>(ConditionKind::First);
        for (const char letter : kWords[word]) {
            letters[size++] = letter;
        }
    }
    return ConditionText{std::string_view{letters.data(), size}};
}

std::optional<std::uint8_t> conditionFromText(std::string_view text) {
    const bool negated = text.starts_with('!');
    auto condition = positiveFromText(text.substr(negated ? 1 : 0));
    if (!condition) {
        return std::nullopt;
    }
    condition->negated = negated;
    return encodeCondition(*condition);
}

} // namespace tresillo
