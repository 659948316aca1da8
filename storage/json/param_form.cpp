// SPDX-License-Identifier: MIT
#include "storage/json/param_form.h"

#include "core/params/param_table.h"
#include "core/params/words.h"

namespace tresillo::storage {

ParamForm formOf(ParamId id) {
    switch (id) {
    case ParamId::Length:
        return ParamForm::Length;
    case ParamId::NoteLow:
    case ParamId::NoteHigh:
        return ParamForm::Pitch;
    case ParamId::Kit:
        return ParamForm::Kit;
    case ParamId::Condition:
        return ParamForm::Condition;
    default:
        break;
    }
    const ParamRow& row = rowOf(id);
    if (!isControlChange(id) && !wordsOf(id).choices.empty()) {
        return ParamForm::Choice;
    }
    return row.minimum == 0 && row.maximum == 1 ? ParamForm::Switch : ParamForm::Number;
}

std::string decimalText(std::int64_t value, int digits) {
    std::string text = std::to_string(value < 0 ? -value : value);
    if (digits > 0) {
        const auto decimals = static_cast<std::size_t>(digits);
        if (text.size() <= decimals) {
            text.insert(0, decimals + 1 - text.size(), '0');
        }
        text.insert(text.size() - decimals, ".");
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) {
            text.pop_back();
        }
    }
    return value < 0 ? "-" + text : text;
}

std::string allowedText(ParamId id) {
    const ParamRow& row = rowOf(id);
    const auto range = [&](std::int32_t maximum) {
        return decimalText(row.minimum, row.digits) + " to " + decimalText(maximum, row.digits);
    };
    switch (formOf(id)) {
    case ParamForm::Number:
        return range(row.maximum);
    case ParamForm::Switch:
        return "true or false";
    case ParamForm::Length:
        return range(kInfiniteLength - 1) + ", or \"inf\"";
    case ParamForm::Pitch:
        return "C-1 to G9, or 0 to 127";
    case ParamForm::Kit:
        return "the id of one of the project's kits, or its place in their list, " + range(row.maximum);
    case ParamForm::Condition:
        return "A:B with A from 1 to B and B up to 8, 1st, lst, fill, pre or nei, each also with a ! before it";
    case ParamForm::Choice:
        break;
    }
    std::string words;
    for (const std::string_view word : wordsOf(id).choices) {
        words += (words.empty() ? "" : ", ") + std::string{word};
    }
    return "one of " + words;
}

} // namespace tresillo::storage
