// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"
#include "core/params/param_table.h"
#include "core/sequence/track.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <variant>

namespace tresillo {

/// The section with its values brought into their ranges. Thread-safe: yes. Realtime-safe: yes.
constexpr Section limited(Section section) {
    section.repeats = section.repeats == 0 ? std::uint8_t{1} : section.repeats;
    section.tempo = section.tempo == 0 ? 0 : rowOf(ParamId::Tempo).clamp(section.tempo);
    return section;
}

/// What new patterns of a bank begin with, brought into its range; 0 is none. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int32_t limitedBankTempo(std::int32_t tempo) {
    return tempo == 0 ? 0 : rowOf(ParamId::Tempo).clamp(tempo);
}

namespace detail {

template <class Sizes> struct Limiter {
    void operator()(SetNote& change) const { change.note = tresillo::limited(change.note); }
    void operator()(SetStepParam& change) const { limitValue(change); }
    void operator()(SetStep<Sizes>& change) const {
        for (auto& note : change.value.notes) {
            note = note ? std::optional{tresillo::limited(*note)} : note;
        }
        for (LockedValue& value : change.value.values) {
            limitValue(value);
        }
        change.value.condition =
            static_cast<std::uint8_t>(rowOf(ParamId::Condition).clamp(std::int32_t{change.value.condition}));
    }
    void operator()(SetTrackParam& change) const {
        limitValue(change);
        change.value = std::min(change.value, Track<Sizes>::maximumOf(rowOf(change.id)));
    }
    void operator()(SetPatternParam& change) const { limitValue(change); }
    void operator()(SetProjectParam& change) const { limitValue(change); }
    void operator()(SetSection& change) const { change.section = tresillo::limited(change.section); }
    void operator()(InsertSection& change) const { change.section = tresillo::limited(change.section); }
    void operator()(SetBankTempo& change) const { change.tempo = limitedBankTempo(change.tempo); }
    void operator()(SetPadValue& change) const {
        change.value = isPadRow(change.row) ? limitedPadValue(change.row, change.value) : change.value;
    }
    /// The others have no values, or none that are beyond their range.
    template <class Other> void operator()(Other& /*change*/) const {}

private:
    static void limitValue(auto& value) { value.value = rowOf(value.id).clamp(value.value); }
};

} // namespace detail

/// What `apply` makes of a change that it does not refuse: the same change with its values brought into their ranges.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> Change<Sizes> limited(Change<Sizes> change) {
    std::visit(detail::Limiter<Sizes>{}, change);
    return change;
}

} // namespace tresillo
