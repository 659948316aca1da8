// SPDX-License-Identifier: MIT
#pragma once

// Songs of clicks, each of which says by its strength on both sides what it was struck with.
#include "core/model/track_mask.h"
#include "core/params/choices.h"
#include "tests/core/engine/exact_time.h"
#include "tests/reference/agreement/case.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tresillo::reference {

/// Tracks that play; the others are empty.
inline constexpr std::uint8_t kClickTracks = 5;
inline constexpr std::uint8_t kClickPads = 6;
inline constexpr std::int32_t kClickRate = 8'000;

/// A song, a chain, or launches by hand, over two patterns with clicks all over the place: early ones behind the lines,
/// late ones before them, tracks without an instrument, mutes and solos, gestures and edits while it plays.
class SongOfClicks {
public:
    explicit SongOfClicks(test::Random& random) : random_(random) {}

    Case<Studio> make() {
        case_.rate = kClickRate;
        tempo_ = random_.from(120'000, 300'000);
        for (std::uint8_t pattern = 0; pattern < kCasePatterns; ++pattern) {
            composePattern(pattern);
        }
        sixteenth_ = std::int64_t{kClickRate} * 15'000 / tempo_;
        case_.frames = sixteenth_ * random_.from(32, 80);
        composeSong();
        perform();
        return case_;
    }

private:
    void edit(std::uint8_t pattern, const Change<Studio>& change) {
        case_.music.push_back({.pattern = PatternId{pattern}, .change = change});
    }
    void set(std::uint8_t pattern, std::uint8_t track, ParamId id, std::int64_t value) {
        edit(pattern, SetTrackParam{.track = track, .id = id, .value = static_cast<std::int32_t>(value)});
    }

    void composePattern(std::uint8_t pattern) {
        edit(pattern, SetPatternParam{.id = ParamId::Tempo, .value = static_cast<std::int32_t>(tempo_)});
        if (random_.chance(30)) {
            const auto length = static_cast<std::int32_t>(random_.from(3, 20));
            edit(pattern, SetPatternParam{.id = ParamId::MasterLength, .value = length});
        }
        for (std::uint8_t track = 0; track < kClickTracks; ++track) {
            composeTrack(pattern, track);
        }
    }

    void composeTrack(std::uint8_t pattern, std::uint8_t track) {
        if (random_.chance(20)) {
            return;
        }
        const std::int64_t length = random_.from(1, 12);
        set(pattern, track, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Pad));
        set(pattern, track, ParamId::TrackLength, length);
        set(pattern, track, ParamId::Pad, random_.below(kClickPads));
        set(pattern, track, ParamId::Level, random_.from(-200, 60));
        set(pattern, track, ParamId::Pan, random_.from(-90, 90));
        if (random_.chance(30)) {
            set(pattern, track, ParamId::StepLength, random_.from(1, 8));
        }
        if (random_.chance(8)) {
            set(pattern, track, random_.chance(50) ? ParamId::Mute : ParamId::Solo, 1);
        }
        for (std::uint8_t step = 0; step < length; ++step) {
            if (step == 0 || step + 1 == length || random_.chance(40)) {
                composeStep(pattern, track, step, step == 0 ? -1 : step + 1 == length ? 1 : 0);
            }
        }
    }

    void composeStep(std::uint8_t pattern, std::uint8_t track, std::uint8_t step, int lean) {
        const std::int64_t micro =
            lean != 0 ? lean * random_.below(kMaxMicro + 1) : random_.from(-kMaxMicro, kMaxMicro);
        const Note note{
            .velocity = static_cast<std::uint8_t>(random_.from(60, 127)),
            .micro = static_cast<std::int8_t>(micro),
            .length = static_cast<std::uint16_t>(random_.from(1, 64))};
        edit(pattern, SetNote{.track = track, .step = step, .slot = 0, .note = note});
        const auto lock = [&](ParamId id, std::int64_t value) {
            edit(pattern, SetStepParam{track, step, id, static_cast<std::int32_t>(value)});
        };
        if (random_.chance(15)) {
            lock(ParamId::Ratchet, random_.from(2, 4));
        }
        if (random_.chance(10)) {
            lock(ParamId::Pad, random_.below(kClickPads));
        }
        if (random_.chance(10)) {
            lock(ParamId::Level, random_.from(-200, 60));
        }
    }

    void composeSong() {
        for (std::int64_t sections = random_.from(2, 5); sections > 0; --sections) {
            edit(
                0, InsertSection{
                       .index = 0,
                       .section = {
                           .pattern = PatternId{static_cast<std::uint8_t>(random_.below(kCasePatterns))},
                           .mutes = static_cast<std::uint16_t>(random_.chance(80) ? 0 : 1U << random_.below(4)),
                           .length = static_cast<std::uint16_t>(random_.chance(50) ? 0 : random_.from(2, 16))}});
        }
        Chain<Studio> chain{};
        for (std::int64_t entries = random_.from(2, 4); entries > 0; --entries) {
            (void)chain.push(PatternId{static_cast<std::uint8_t>(random_.below(kCasePatterns))});
        }
        edit(0, SetChain<Studio>{chain});
        edit(0, SetProjectParam{.id = ParamId::SongLoop, .value = 1});
    }

    void at(std::int64_t frame, const std::variant<Edit<Studio>, Gesture>& what) {
        case_.lines.push_back({.frame = frame, .what = what});
    }

    void perform() {
        const auto follow = static_cast<Follow>(random_.below(3));
        at(0, SetFollow{follow});
        at(0, Start{});
        std::vector<std::int64_t> frames(static_cast<std::size_t>(random_.from(follow == Follow::Pattern ? 3 : 0, 6)));
        std::generate(frames.begin(), frames.end(), [this] { return random_.below(case_.frames); });
        std::sort(frames.begin(), frames.end());
        for (const std::int64_t frame : frames) {
            at(frame, doing());
        }
    }

    std::variant<Edit<Studio>, Gesture> doing() {
        const auto pattern = PatternId{static_cast<std::uint8_t>(random_.below(kCasePatterns))};
        const auto track = static_cast<std::uint8_t>(random_.below(kClickTracks));
        switch (random_.below(12)) {
        case 0:
            return CancelLaunch{};
        case 1:
            return Gesture{Seek{kSixteenth * random_.below(64) + Ticks{random_.below(kSixteenth.value)}}};
        case 2:
            return Edit<Studio>{
                pattern, {}, SetTrackParam{track, ParamId::Pad, static_cast<std::int32_t>(random_.below(kClickPads))}};
        case 3:
            return Edit<Studio>{
                pattern, {}, SetTrackParam{track, ParamId::Level, static_cast<std::int32_t>(random_.from(-200, 60))}};
        case 4:
            return Gesture{SetLoop{.start = {}, .end = kSixteenth * random_.from(2, 16)}};
        case 5:
            return Gesture{MuteTrack{.track = track, .on = random_.chance(50)}};
        default:
            return Gesture{Launch{
                .pattern = pattern,
                .tracks = static_cast<TrackMask>(random_.chance(70) ? 0xFFFF : random_.from(1, 31)),
                .line = static_cast<LaunchLine>(random_.below(6)),
                .steps = static_cast<std::uint8_t>(random_.from(1, 6)),
                .keepPosition = random_.chance(20)}};
        }
    }

    test::Random& random_;
    Case<Studio> case_{};
    std::int64_t tempo_{120'000};
    std::int64_t sixteenth_{1};
};

} // namespace tresillo::reference
