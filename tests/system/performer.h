// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hash.h"
#include "project/project.h"
#include "tests/project/take_back.h"

#include <cstdint>

namespace tresillo {

/// Plays an instrument without taste: edits and gestures drawn from a seed, of every kind, over the first tracks and
/// steps, where most is going on.
class Performer {
public:
    explicit Performer(std::uint64_t seed) : seed_(seed) {}

    /// Edits are one group, as if a finger never left the instrument.
    void act(Project<Studio>& project, PatternId pattern) {
        if (!hand_.group) {
            hand_.group = project.newGroup();
        }
        switch (below(24)) {
        case 0:
            (void)project.command(Fill{below(2) != 0});
            break;
        case 1:
            (void)project.command(MuteTrack{.track = track(), .on = below(3) == 0});
            break;
        case 2:
            (void)project.command(GateOn{.track = track(), .pitch = 60, .velocity = 100});
            break;
        case 3:
            (void)project.command(GateOff{.track = track(), .pitch = 60});
            break;
        case 4:
            (void)test::undoNewest(project);
            break;
        case 5:
            (void)test::redoNewest(project);
            break;
        case 6:
            (void)project.command(Launch{.pattern = pattern, .line = LaunchLine::Beat});
            break;
        case 7:
            (void)project.commit(hand_, pattern, SetPatternParam{ParamId::Tempo, number(90'000, 180'000)});
            break;
        case 8:
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::Speed, number(2, 6)});
            break;
        case 9:
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::Level, number(-200, 0)});
            break;
        case 10:
            (void)project.commit(hand_, pattern, SetStep<Studio>{.track = track(), .step = step()});
            break;
        case 11:
            (void)project.commit(hand_, pattern, SetStepParam{track(), step(), ParamId::Cutoff, number(200, 9000)});
            break;
        case 12:
            (void)project.commit(hand_, pattern, SetStepParam{track(), step(), ParamId::Ratchet, number(1, 8)});
            break;
        case 13:
            (void)project.commit(hand_, pattern, SetStepParam{track(), step(), ParamId::Condition, number(0, 82)});
            break;
        case 16:
        case 17:
            (void)project.command(Retrig{
                .track = track(), .pitch = 62, .rate = static_cast<std::uint8_t>(number(1, 9)), .on = below(3) != 0});
            break;
        case 18:
        case 19:
            (void)project.command(
                ControlAll{.id = ParamId::Cutoff, .delta = number(-6'000, 6'000), .on = below(3) != 0});
            break;
        case 20:
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::LfoTarget, number(0, 40)});
            break;
        case 21:
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::LfoSync, number(0, 16)});
            break;
        case 22:
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::DuckSource, number(0, 4)});
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::DuckDepth, number(0, 240)});
            break;
        case 14:
            (void)project.commit(hand_, pattern, SetTrackParam{track(), ParamId::FilterMode, number(0, 3)});
            break;
        case 15:
            load(project, pattern);
            break;
        default:
            addNote(project, pattern);
            break;
        }
    }

    std::uint32_t below(std::uint32_t limit) {
        seed_ = mix(seed_ + 0x9E37'79B9'7F4A'7C15ULL);
        return static_cast<std::uint32_t>((seed_ >> 32U) * limit >> 32U);
    }

private:
    // The pattern as it is, a little altered.
    void load(Project<Studio>& project, PatternId pattern) {
        if (const auto place = project.request(pattern)) {
            Pattern<Studio> content = *project.pattern(pattern);
            (void)content.setTrackParam(track(), ParamId::Level, number(-200, 0));
            (void)content.setTrackParam(track(), ParamId::Cutoff, number(200, 9000));
            (void)content.setNote(track(), step(), slot(), {.micro = static_cast<std::int8_t>(number(-12, 12))});
            ProjectValues values;
            (void)values.set(ParamId::ReverbRoom, number(0, 1000));
            const auto line = static_cast<LaunchLine>(below(6));
            (void)project.load(
                hand_, pattern,
                {.content = content, .names = project.names().tracks[*place], .values = values, .line = line});
        }
    }
    void addNote(Project<Studio>& project, PatternId pattern) {
        const Note note{
            .pitch = static_cast<std::uint8_t>(number(48, 72)),
            .velocity = static_cast<std::uint8_t>(number(1, 127)),
            .micro = static_cast<std::int8_t>(number(-12, 12))};
        (void)project.commit(hand_, pattern, SetNote{.track = track(), .step = step(), .slot = slot(), .note = note});
    }

    std::int32_t number(std::int32_t low, std::int32_t high) {
        return low + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(high - low + 1)));
    }
    std::uint8_t track() { return static_cast<std::uint8_t>(below(6)); }
    std::uint8_t step() { return static_cast<std::uint8_t>(below(16)); }
    std::uint8_t slot() { return static_cast<std::uint8_t>(below(2)); }

    Request hand_{};
    std::uint64_t seed_;
};

} // namespace tresillo
