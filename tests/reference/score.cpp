// SPDX-License-Identifier: MIT
#include "tests/reference/score.h"

#include "core/params/choices.h"

#include <algorithm>

namespace tresillo::reference {

bool ScoreStep::isNoteTrig() const {
    return std::any_of(notes.begin(), notes.end(), [](const auto& note) { return note && note->on; });
}

bool ScoreStep::isLockTrig() const {
    const bool hasNotes = std::any_of(notes.begin(), notes.end(), [](const auto& note) { return note.has_value(); });
    const auto isLock = [](const LockedValue& value) { return rowOf(value.id).lockable; };
    return !hasNotes && std::any_of(values.begin(), values.end(), isLock);
}

std::optional<std::int32_t> ScoreStep::held(ParamId id) const {
    for (const LockedValue& value : values) {
        if (value.id == id) {
            return value.value;
        }
    }
    return std::nullopt;
}

std::vector<LockedValue> ScoreStep::locks() const {
    std::vector<LockedValue> found{};
    for (const LockedValue& value : values) {
        if (rowOf(value.id).lockable) {
            found.push_back(value);
        }
    }
    return found;
}

std::int64_t ScoreTrack::stepTicks() const {
    const StepLengthChoice& length = kStepLengths[static_cast<std::size_t>(row(ParamId::StepLength))];
    const SpeedChoice& speed = kSpeeds[static_cast<std::size_t>(row(ParamId::Speed))];
    return kBar.value * length.numerator * speed.denominator / (length.denominator * speed.numerator);
}

std::int64_t Score::end() const {
    if (master != 0) {
        return master;
    }
    std::int64_t longest = 0;
    for (const ScoreTrack& track : tracks) {
        if (track.hasInstrument()) {
            longest = std::max(longest, track.stepTicks() * track.row(ParamId::TrackLength));
        }
    }
    return longest != 0 ? longest : kBar.value;
}

} // namespace tresillo::reference
