// SPDX-License-Identifier: MIT
#include "tests/reference/agreement/model_side.h"

#include "tests/reference/performer.h"
#include "tests/reference/read_score.h"

namespace tresillo::reference {
namespace {

enum class Reach : std::uint8_t { Steps, Pattern, Setlist };

template <class Sizes> Reach scopeOf(const Change<Sizes>& change) {
    const auto isOne = [&]<class... Kinds>(std::type_identity<std::variant<Kinds...>>) {
        return (std::holds_alternative<Kinds>(change) || ...);
    };
    using Steps = std::variant<SetNote, ClearNote, SetStepParam, ClearStepParam, SetStep<Sizes>>;
    using Tracks = std::variant<SetTrackParam, ClearTrackParam, SetPatternParam>;
    return isOne(std::type_identity<Steps>{})    ? Reach::Steps
           : isOne(std::type_identity<Tracks>{}) ? Reach::Pattern
                                                 : Reach::Setlist;
}

template <class Sizes> void perform(Performer& performer, Music<Sizes>& music, const Edit<Sizes>& edit) {
    if (!changed(apply(music.model, edit).outcome)) {
        return;
    }
    const Reach scope = scopeOf<Sizes>(edit.change);
    if (scope == Reach::Setlist) {
        performer.edited(readSetlist(music.model));
    } else {
        const Score score = readScore(music.patterns[edit.pattern.value]);
        performer.edited(edit.pattern.value, score, scope == Reach::Steps);
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
