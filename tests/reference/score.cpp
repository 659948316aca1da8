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

std::int64_t ScoreTrack::ticks() const { return stepTicks() * row(ParamId::TrackLength); }

bool ScoreTrack::isBlank(std::int32_t blankLength) const {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto id = static_cast<ParamId>(row);
        if (rows[row] != (id == ParamId::TrackLength ? blankLength : rowOf(id).initial)) {
            return false;
        }
    }
    return !sendsControlChanges && std::all_of(steps.begin(), steps.end(), [](const ScoreStep& step) {
        const auto isNote = [](const auto& note) { return note.has_value(); };
        return step.values.empty() && step.condition == 0 && std::none_of(step.notes.begin(), step.notes.end(), isNote);
    });
}

std::int64_t Score::end() const {
    if (master != 0) {
        return master;
    }
    std::int64_t longest = 0;
    std::int64_t longestRest = 0;
    for (const ScoreTrack& track : tracks) {
        longest = track.hasInstrument() ? std::max(longest, track.ticks()) : longest;
        longestRest = track.isBlank(blankLength) ? longestRest : std::max(longestRest, track.ticks());
    }
    return longest != 0 ? longest : longestRest != 0 ? longestRest : kBar.value;
}

} // namespace tresillo::reference
