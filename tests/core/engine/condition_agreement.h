// SPDX-License-Identifier: MIT
#pragma once

// The engine and the model of conditions, side by side on a random pattern.
#include "tests/core/engine/condition_model.h"
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"

#include <array>
#include <vector>

namespace tresillo::test {

inline void writeRandomly(Pattern<Pocket>& pattern, Random& random) {
    pattern = Pattern<Pocket>();
    (void)pattern.setPatternParam(ParamId::MasterLength, random.chance(60) ? 0 : random.from(1, 24));
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        setTrack(pattern, track, ParamId::Instrument, 1);
        setTrack(pattern, track, ParamId::TrackLength, static_cast<std::int32_t>(random.from(1, 8)));
        constexpr std::int32_t kLengths[]{0, 1, 1, 1, 2, 13, 14};
        setTrack(pattern, track, ParamId::StepLength, kLengths[random.below(7)]);
        setTrack(pattern, track, ParamId::Direction, static_cast<std::int32_t>(random.below(3)));
        for (std::size_t step = 0; step < Pocket::kSteps; ++step) {
            if (random.chance(70)) {
                (void)pattern.setNote(track, step, 0, Note{.on = random.chance(85), .length = 1});
            }
            if (random.chance(30)) {
                lock(pattern, track, step, ParamId::Cutoff, 900);
            }
            if (random.chance(75)) {
                // All kinds equally often: there are far more ratios than others.
                const auto kind = static_cast<ConditionKind>(random.from(1, 6));
                const auto b = static_cast<std::uint8_t>(random.from(1, 4));
                const auto a = static_cast<std::uint8_t>(random.from(1, b));
                const Condition condition{.kind = kind, .negated = random.chance(40), .a = a, .b = b};
                lock(pattern, track, step, ParamId::Condition, encodeCondition(condition));
            }
        }
    }
}

/// One random pattern with random gestures, in the engine and in the model. True when they agree.
inline bool agrees(Rig<Pocket>& rig, Random& random) {
    constexpr std::int64_t kFrames = 96'000 * 3;
    Pattern<Pocket>& pattern = rig.pattern(0);
    writeRandomly(pattern, random);
    (void)rig.give(PatternId{0}, 0, 0);
    const bool isSong = random.chance(30);
    std::vector<ConditionModel::Change> changes{};
    std::int64_t frame = 1 + random.below(5'000);
    for (std::int64_t count = isSong ? 0 : random.below(8); count > 0 && frame < kFrames; --count) {
        changes.push_back(
            {.frame = frame, .what = static_cast<std::uint8_t>(random.below(6)), .on = random.chance(60)});
        frame += 1 + random.below(60'000);
    }
    (void)rig.edit({}, SetSection{.index = 0, .section = {.pattern = PatternId{0}, .repeats = 1, .length = 48}});
    (void)rig.command(SetFollow{isSong ? Follow::Song : Follow::Pattern});
    rig.start();
    rig.sink.clear();
    const std::int64_t begun = rig.engine.now().value;
    for (const ConditionModel::Change& change : changes) {
        const Frames at{begun + change.frame};
        if (change.what < 4) {
            (void)rig.command(MuteTrack{.track = change.what, .on = change.on}, at);
        } else if (change.what == 4) {
            (void)rig.command(Fill{change.on}, at);
        } else if (change.on) {
            (void)rig.command(Launch{.pattern = PatternId{0}, .line = LaunchLine::AfterSteps, .steps = 200}, at);
        } else {
            (void)rig.command(CancelLaunch{}, at);
        }
    }
    // Not to the very end: what is decided half a step ahead of a section's end must not be missed by either.
    (void)rig.play(kFrames - 1, 20'000);
    ConditionModel model{pattern, changes};
    model.section = isSong ? 48 * 6'000 : 0;
    bool isSame = true;
    std::array<std::int64_t, Pocket::kTracks> next{};
    const auto skipSilent = [&](std::size_t track) {
        while (model.frameOf(track, next[track]) < kFrames - 1 && !model.sounds(track, next[track])) {
            ++next[track];
        }
    };
    for (const Recorded& event : rig.sink) {
        if (event.kind == EventKind::On) {
            skipSilent(event.track);
            isSame = isSame && event.at.value - begun == model.frameOf(event.track, next[event.track]);
            ++next[event.track];
        }
    }
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        skipSilent(track);
        isSame = isSame && model.frameOf(track, next[track]) >= kFrames - 1;
        (void)rig.command(MuteTrack{.track = static_cast<std::uint8_t>(track), .on = false});
    }
    (void)rig.command(CancelLaunch{});
    (void)rig.command(Stop{});
    (void)rig.command(Fill{false});
    (void)rig.play(1);
    rig.collect();
    return isSame;
}

} // namespace tresillo::test
