// SPDX-License-Identifier: MIT
#include "control/views/dirty.h"

#include "core/model/change_scope.h"

namespace tresillo::views {

void Dirty::look(PatternId pattern) {
    pattern_ = pattern;
    all_ = true;
}

void Dirty::changed(PatternId pattern, const Change<Studio>& change) {
    const ChangeScope scope = scopeOf<Studio>(pattern, change);
    const bool isShown = scope.pattern == pattern_;
    switch (scope.kind) {
    case ScopeKind::NoteSlot:
    case ScopeKind::StepParam:
    case ScopeKind::Step:
        if (isShown && scope.track < Studio::kTracks && scope.step < Studio::kSteps) {
            steps_.set(scope.track * Studio::kSteps + scope.step);
        }
        break;
    case ScopeKind::TrackParam:
    case ScopeKind::NameOfTrack:
        if (isShown && scope.track < Studio::kTracks) {
            tracks_.set(scope.track);
        }
        break;
    case ScopeKind::PatternParam:
        values_ = values_ || isShown;
        break;
    case ScopeKind::WholePattern:
        replaced(scope.pattern);
        break;
    case ScopeKind::NameOfPattern:
        // The project's list of patterns shows it too.
        name_ = name_ || isShown;
        project_ = true;
        break;
    case ScopeKind::ProjectParam:
    case ScopeKind::NameOfProject:
    case ScopeKind::SongSection:
    case ScopeKind::SongOrder:
    case ScopeKind::Chain:
    case ScopeKind::Sound:
    case ScopeKind::NameOfBank:
    case ScopeKind::BankTempo:
    case ScopeKind::ExistenceOfPattern:
    case ScopeKind::Kit:
    case ScopeKind::PadOfKit:
        project_ = true;
        break;
    }
}

void Dirty::replaced(PatternId pattern) { all_ = all_ || pattern == pattern_; }

void Dirty::clearPattern() {
    all_ = false;
    name_ = false;
    values_ = false;
    tracks_.reset();
    steps_.reset();
}

} // namespace tresillo::views
