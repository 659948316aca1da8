// SPDX-License-Identifier: MIT
#include "control/views/checksum.h"

#include "core/base/fixed_vector.h"
#include "core/params/param_table.h"

#include <algorithm>

namespace tresillo::views {
namespace {

/// http://www.isthe.com/chongo/tech/comp/fnv/
struct Fnv {
    std::uint32_t state{2'166'136'261U};

    void add(std::int64_t value) {
        const auto word = static_cast<std::uint32_t>(value);
        for (unsigned shift = 0; shift < 32; shift += 8) {
            state = (state ^ (word >> shift & 0xFFU)) * 16'777'619U;
        }
    }
};

static_assert(kControlChangeRow.stableId == kControlChangeStableId);

/// Offsets, which count beside a step's locks.
constexpr std::size_t kStepRows = indexOf(ParamId::Condition) - indexOf(ParamId::StepTranspose);

std::uint32_t stableIdOf(ParamId id) {
    return isControlChange(id) ? kControlChangeStableId + controlChangeNumber(id) : rowOf(id).stableId;
}

void addStep(Fnv& sum, const Pattern<Studio>& pattern, std::size_t track, std::size_t step) {
    const StepCells<Studio>& cells = pattern.step(track, step);
    if (cells.hasNotes == 0 && cells.values == Pattern<Studio>::Locks::kNone && cells.condition == 0) {
        return;
    }
    constexpr std::size_t kStepMark = 0x10000;
    sum.add(static_cast<std::int64_t>(kStepMark + step));
    pattern.forEachNote(track, step, [&](std::size_t slot, const Note& note) {
        sum.add(static_cast<std::int64_t>(slot));
        sum.add(note.pitch);
        sum.add(note.velocity);
        sum.add(note.micro);
        sum.add(note.on ? 1 : 0);
        sum.add(note.length);
    });
    // By rising stable id, whatever the order of the table is by now.
    FixedVector<LockedValue, Studio::kLocksPerStep + kStepRows> values{};
    pattern.forEachValue(track, step, [&](const LockedValue& held) { (void)values.push(held); });
    std::sort(values.begin(), values.end(), [](const LockedValue& left, const LockedValue& right) {
        return stableIdOf(left.id) < stableIdOf(right.id);
    });
    for (const LockedValue& held : values) {
        sum.add(stableIdOf(held.id));
        sum.add(held.value);
    }
    sum.add(cells.condition);
}

} // namespace

std::uint32_t wireChecksum(const Pattern<Studio>& pattern) {
    Fnv sum;
    for (const ParamId id : {ParamId::Tempo, ParamId::PatternSwing, ParamId::MasterLength}) {
        sum.add(*pattern.patternParam(id));
    }
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        for (std::size_t row = 0; row < kTrackRows; ++row) {
            sum.add(pattern.track(track).value(static_cast<ParamId>(row)));
        }
        pattern.forEachControlChange(track, [&](const LockedValue& held) {
            sum.add(controlChangeNumber(held.id));
            sum.add(held.value);
        });
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            addStep(sum, pattern, track, step);
        }
    }
    return sum.state;
}

} // namespace tresillo::views
