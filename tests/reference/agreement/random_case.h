// SPDX-License-Identifier: MIT
#pragma once

// Cases that look random. `choices` decides: numbers from a seed, or the bytes of a fuzzer.
#include "core/params/choices.h"
#include "core/sequence/condition.h"
#include "tests/core/engine/random_music.h"
#include "tests/reference/agreement/case.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace tresillo::reference {

/// Choices out of bytes; where these are used up, always the first, and nothing happens by chance any more.
class Bytes {
public:
    explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    std::int64_t below(std::int64_t sides) {
        std::uint64_t value = 0;
        for (std::int64_t reach = 1; reach < sides && !bytes_.empty(); reach *= 256) {
            value = value * 256 + bytes_.front();
            bytes_ = bytes_.subspan(1);
        }
        return static_cast<std::int64_t>(value % static_cast<std::uint64_t>(sides));
    }
    std::int64_t from(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool chance(std::int64_t percent) { return !bytes_.empty() && below(100) < percent; }

private:
    std::span<const std::uint8_t> bytes_;
};

/// How much of everything a case holds: some are plain, so that what they show is plain.
struct Profile {
    bool hasLocks{true};
    bool hasTiming{true}; ///< Micro-timing, swing, ratchets.
    bool hasConditions{true};
    bool hasGestures{true};
    bool hasEdits{true};
    bool hasSong{true};
    bool hasRests{true}; ///< One of the patterns has no instruments.
};

template <class Sizes, class Choices> class CaseMaker {
public:
    CaseMaker(Choices& choices, const Profile& profile) : choices_(choices), profile_(profile) {}

    Case<Sizes> make() {
        constexpr std::int32_t kRates[]{8'000, 38'400, 44'100, 48'000};
        case_.rate = kRates[choices_.below(4)];
        for (std::uint8_t pattern = 0; pattern < kCasePatterns; ++pattern) {
            composePattern(pattern);
        }
        if (profile_.hasSong) {
            composeSong();
        }
        sixteenth_ = std::int64_t{case_.rate} * 15'000 / tempo_;
        case_.frames = sixteenth_ * choices_.from(6, 60);
        compose();
        return case_;
    }

private:
    static constexpr auto kTracks = static_cast<std::int64_t>(Sizes::kTracks);
    static constexpr std::int64_t kSteps = std::min<std::int64_t>(Sizes::kSteps, 12);

    void edit(std::uint8_t pattern, const Change<Sizes>& change) {
        case_.music.push_back({.pattern = PatternId{pattern}, .change = change});
    }
    void setTrack(std::uint8_t pattern, std::uint8_t track, ParamId id, std::int64_t value) {
        edit(pattern, SetTrackParam{.track = track, .id = id, .value = static_cast<std::int32_t>(value)});
    }

    void composePattern(std::uint8_t pattern) {
        tempo_ = choices_.from(90'000, 300'000);
        edit(pattern, SetPatternParam{.id = ParamId::Tempo, .value = static_cast<std::int32_t>(tempo_)});
        if (choices_.chance(25)) {
            const auto length = static_cast<std::int32_t>(choices_.from(1, 40));
            edit(pattern, SetPatternParam{.id = ParamId::MasterLength, .value = length});
        }
        if (profile_.hasTiming && choices_.chance(40)) {
            const auto swing = static_cast<std::int32_t>(choices_.from(500, 800));
            edit(pattern, SetPatternParam{.id = ParamId::PatternSwing, .value = swing});
        }
        const bool rests = profile_.hasRests && pattern == 1;
        for (std::uint8_t track = 0; track < kTracks; ++track) {
            rests ? composeRests(pattern, track) : composeTrack(pattern, track);
        }
    }

    // A track without an instrument: nothing at all, or a length, or steps that nobody hears.
    void composeRests(std::uint8_t pattern, std::uint8_t track) {
        if (choices_.chance(40)) {
            setTrack(pattern, track, ParamId::TrackLength, choices_.from(1, kSteps));
        }
        if (choices_.chance(20)) {
            setTrack(pattern, track, ParamId::StepLength, choices_.from(0, 22));
        }
        if (choices_.chance(20)) {
            composeStep(pattern, track, static_cast<std::uint8_t>(choices_.below(kSteps)));
        }
    }

    void composeTrack(std::uint8_t pattern, std::uint8_t track) {
        if (choices_.chance(20)) {
            return;
        }
        setTrack(pattern, track, ParamId::Instrument, 1);
        const std::int64_t length = choices_.from(1, kSteps);
        setTrack(pattern, track, ParamId::TrackLength, length);
        composeSound(pattern, track);
        if (profile_.hasTiming && choices_.chance(5)) {
            setTrack(pattern, track, ParamId::Slide, 1);
        }
        if (choices_.chance(50)) {
            setTrack(pattern, track, ParamId::StepLength, test::anyStepLength(choices_));
            setTrack(pattern, track, ParamId::Direction, choices_.below(4));
        }
        for (std::int64_t more = profile_.hasTiming ? choices_.below(4) : 0; more > 0; --more) {
            const LockedValue value = test::randomTrackValue(choices_);
            if (value.id != ParamId::Solo || choices_.chance(20)) {
                setTrack(pattern, track, value.id, value.value);
            }
        }
        for (std::uint8_t step = 0; step < kSteps; ++step) {
            // Where patterns follow one another the first step is early and the last one late more often.
            const int lean = step == 0 ? -1 : step + 1 == length ? 1 : 0;
            composeStep(pattern, track, step, lean);
        }
    }

    // Each pattern's track sounds in its own way.
    void composeSound(std::uint8_t pattern, std::uint8_t track) {
        if (choices_.chance(60)) {
            setTrack(pattern, track, ParamId::Pad, choices_.below(32));
            setTrack(pattern, track, ParamId::Level, choices_.from(-300, 60));
            setTrack(pattern, track, ParamId::Pan, choices_.from(-100, 100));
        }
    }

    void composeStep(std::uint8_t pattern, std::uint8_t track, std::uint8_t step, int lean = 0) {
        for (std::uint8_t slot = 0; slot < 4 && choices_.chance(slot == 0 ? 60 : 25); ++slot) {
            Note note = test::randomNote(choices_);
            if (lean != 0 && choices_.chance(50)) {
                note.micro = static_cast<std::int8_t>(lean * choices_.from(1, kMaxMicro));
            }
            note.micro = profile_.hasTiming ? note.micro : std::int8_t{0};
            edit(pattern, SetNote{.track = track, .step = step, .slot = slot, .note = note});
        }
        while (profile_.hasLocks && choices_.chance(36)) {
            const LockedValue value = test::randomStepValue(choices_);
            edit(pattern, SetStepParam{.track = track, .step = step, .id = value.id, .value = value.value});
        }
        if (profile_.hasConditions && choices_.chance(40)) {
            // All kinds equally often: there are far more ratios than others.
            const auto b = static_cast<std::uint8_t>(choices_.from(1, 4));
            const Condition condition{
                .kind = static_cast<ConditionKind>(choices_.from(1, 6)),
                .negated = choices_.chance(40),
                .a = static_cast<std::uint8_t>(choices_.from(1, b)),
                .b = b};
            const std::int32_t code = encodeCondition(condition);
            edit(pattern, SetStepParam{.track = track, .step = step, .id = ParamId::Condition, .value = code});
        }
    }

    void composeSong() {
        for (auto index = static_cast<std::uint16_t>(choices_.below(5)); index > 0; --index) {
            edit(0, InsertSection{.index = 0, .section = test::randomSection<Sizes>(choices_, kCasePatterns)});
        }
        Chain<Sizes> chain{};
        for (std::int64_t index = choices_.below(4); index > 0; --index) {
            (void)chain.push(PatternId{static_cast<std::uint8_t>(choices_.below(kCasePatterns))});
        }
        edit(0, SetChain<Sizes>{chain});
        edit(0, SetProjectParam{.id = ParamId::SongLoop, .value = static_cast<std::int32_t>(choices_.below(2))});
        at(0, SetFollow{static_cast<Follow>(choices_.below(3))});
    }

    void at(std::int64_t frame, const std::variant<Edit<Sizes>, Gesture>& what) {
        case_.lines.push_back({.frame = frame, .what = what});
    }

    // On the lines of the music, beside them, or anywhere.
    std::int64_t someFrame() {
        const std::int64_t line = sixteenth_ * choices_.below(60) / 2 + choices_.from(-1, 1);
        const std::int64_t frame = choices_.chance(40) ? line : choices_.below(case_.frames);
        return std::clamp<std::int64_t>(frame, 0, case_.frames - 1);
    }

    void compose() {
        if (profile_.hasGestures && choices_.chance(30)) {
            at(0, test::randomGesture<Sizes>(choices_, kCasePatterns));
        }
        at(0, Start{});
        std::vector<std::int64_t> frames(static_cast<std::size_t>(choices_.below(10)));
        std::generate(frames.begin(), frames.end(), [this] { return someFrame(); });
        std::sort(frames.begin(), frames.end());
        for (const std::int64_t frame : frames) {
            const bool isEdit = profile_.hasEdits && (!profile_.hasGestures || choices_.chance(40));
            if (isEdit) {
                at(frame, test::randomEdit<Sizes>(choices_, kCasePatterns));
            } else if (profile_.hasGestures) {
                at(frame, test::randomGesture<Sizes>(choices_, kCasePatterns));
            }
        }
    }

    Choices& choices_;
    Profile profile_;
    Case<Sizes> case_{};
    std::int64_t tempo_{120'000};
    std::int64_t sixteenth_{1};
};

template <class Sizes, class Choices> Case<Sizes> randomCase(Choices& choices) {
    Profile profile{};
    for (bool* part :
         {&profile.hasLocks, &profile.hasTiming, &profile.hasConditions, &profile.hasGestures, &profile.hasEdits,
          &profile.hasSong}) {
        *part = choices.chance(60);
    }
    profile.hasRests = choices.chance(8);
    return CaseMaker<Sizes, Choices>{choices, profile}.make();
}

} // namespace tresillo::reference
