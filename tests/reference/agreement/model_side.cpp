// SPDX-License-Identifier: MIT
#include "tests/reference/agreement/model_side.h"

#include "core/model/change_scope.h"
#include "tests/reference/performer.h"
#include "tests/reference/read_score.h"

namespace tresillo::reference {
namespace {

template <class Sizes> void perform(Performer& performer, Music<Sizes>& music, const Edit<Sizes>& edit) {
    if (!changed(apply(music.model, edit).outcome)) {
        return;
    }
    const ScopeKind kind = scopeOf(edit).kind;
    switch (kind) {
    case ScopeKind::NoteSlot:
    case ScopeKind::StepParam:
    case ScopeKind::Step:
    case ScopeKind::TrackParam:
    case ScopeKind::PatternParam: {
        const bool isOfStep = kind != ScopeKind::TrackParam && kind != ScopeKind::PatternParam;
        performer.edited(edit.pattern.value, readScore(music.patterns[edit.pattern.value]), isOfStep);
        break;
    }
    case ScopeKind::NameOfTrack:
    case ScopeKind::WholePattern:
    case ScopeKind::NameOfPattern:
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
        performer.edited(readSetlist(music.model));
        break;
    }
}

} // namespace

template <class Sizes> Heard playModel(const Case<Sizes>& given) {
    const auto music = std::make_unique<Music<Sizes>>();
    music->compose(given.music);
    std::vector<Score> scores{};
    for (const Pattern<Sizes>& pattern : music->patterns) {
        scores.push_back(readScore(pattern));
    }
    Performer performer{
        {.rate = given.rate, .tracks = Sizes::kTracks, .handNotes = Sizes::kHandNotes},
        scores,
        readSetlist(music->model)};
    for (const Line<Sizes>& line : given.lines) {
        performer.playUntil(line.frame);
        if (const auto* edit = std::get_if<Edit<Sizes>>(&line.what)) {
            perform(performer, *music, *edit);
        } else {
            (void)performer.perform(std::get<Gesture>(line.what));
        }
    }
    performer.playUntil(given.frames);
    return {.played = performer.played(), .channels = performer.channels(), .isPlaying = performer.isPlaying()};
}

template Heard playModel(const Case<Pocket>&);
template Heard playModel(const Case<Studio>&);

} // namespace tresillo::reference
