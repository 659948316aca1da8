// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"

#include <variant>

namespace tresillo::detail {

template <class Sizes> void putValue(StepValue<Sizes>& step, const LockedValue& value) {
    std::size_t place = 0;
    while (place < step.values.size() && step.values[place].id < value.id) {
        ++place;
    }
    if (place < step.values.size() && step.values[place].id == value.id) {
        step.values[place] = value;
    } else {
        (void)step.values.insert(place, value);
    }
}

template <class Sizes> void takeValue(StepValue<Sizes>& step, ParamId id) {
    for (std::size_t place = step.values.size(); place > 0; --place) {
        if (step.values[place - 1].id == id) {
            step.values.erase(place - 1);
        }
    }
}

/// What a step is once `change`, which sets a part of it, was made there; other changes do nothing.
template <class Sizes> void fold(StepValue<Sizes>& step, const Change<Sizes>& change) {
    if (const auto* note = std::get_if<SetNote>(&change)) {
        step.notes[note->slot] = note->note;
    } else if (const auto* none = std::get_if<ClearNote>(&change)) {
        step.notes[none->slot].reset();
    } else if (const auto* set = std::get_if<SetStepParam>(&change)) {
        if (set->id == ParamId::Condition) {
            step.condition = static_cast<std::uint8_t>(set->value);
        } else {
            putValue(step, {.id = set->id, .value = set->value});
        }
    } else if (const auto* cleared = std::get_if<ClearStepParam>(&change)) {
        takeValue(step, cleared->id);
    }
}

/// Whether the change makes room in a step rather than take some.
template <class Sizes> bool isClearing(const Change<Sizes>& change) {
    return std::holds_alternative<ClearNote>(change) || std::holds_alternative<ClearStepParam>(change) ||
           std::holds_alternative<ClearTrackParam>(change);
}

} // namespace tresillo::detail
