// SPDX-License-Identifier: MIT
#include "control/schema/dirty.h"

#include <type_traits>
#include <variant>

namespace tresillo::schema {

void Dirty::look(PatternId pattern) {
    pattern_ = pattern;
    all_ = true;
}

void Dirty::changed(PatternId pattern, const Change<Studio>& change) {
    std::visit(
        [&](const auto& one) {
            using What = std::remove_cvref_t<decltype(one)>;
            if constexpr (requires { one.step; }) {
                markStep(pattern, one.track, one.step);
            } else if constexpr (std::is_same_v<What, SetName>) {
                markName(pattern, one);
            } else if constexpr (requires { one.track; }) {
                markTrack(pattern, one.track);
            } else if constexpr (std::is_same_v<What, SetPatternParam>) {
                values_ = values_ || pattern == pattern_;
            } else {
                project_ = true;
            }
        },
        change);
}

void Dirty::replaced(PatternId pattern) { all_ = all_ || pattern == pattern_; }

void Dirty::clearPattern() {
    all_ = false;
    name_ = false;
    values_ = false;
    tracks_.reset();
    steps_.reset();
}

void Dirty::markStep(PatternId pattern, std::size_t track, std::size_t step) {
    if (pattern == pattern_ && track < Studio::kTracks && step < Studio::kSteps) {
        steps_.set(track * Studio::kSteps + step);
    }
}

void Dirty::markTrack(PatternId pattern, std::size_t track) {
    if (pattern == pattern_ && track < Studio::kTracks) {
        tracks_.set(track);
    }
}

void Dirty::markName(PatternId pattern, const SetName& change) {
    switch (change.what) {
    case Named::Project:
        project_ = true;
        break;
    case Named::Pattern:
        // The project's list of patterns shows it too.
        project_ = true;
        name_ = name_ || pattern == pattern_;
        break;
    case Named::Track:
        markTrack(pattern, change.track);
        break;
    }
}

} // namespace tresillo::schema
