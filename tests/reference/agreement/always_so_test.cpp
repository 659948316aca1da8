// SPDX-License-Identifier: MIT
// What plays is a pure function of the position and the edits so far: playing to a place, whatever was edited on the
// way, gives what seeking there gives when everything had always been so.
#include "tests/harness/effort.h"
#include "tests/reference/agreement/agreement.h"
#include "tests/reference/agreement/engine_side.h"
#include "tests/reference/agreement/random_case.h"
#include "tests/reference/agreement/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace tresillo::reference {
namespace {

// At this rate and tempo a frame is 126 ticks: both runs can be compared frame by frame.
constexpr std::int32_t kRate = 38'400;
constexpr std::int32_t kMilliBpm = 150'000;
constexpr std::int64_t kTicksPerFrame = 126;
constexpr std::int64_t kSixteenthFrames = kSixteenth.value / kTicksPerFrame;
// Every step begins on a multiple of so many ticks.
constexpr std::int64_t kStepGrid = 120;
// Steps are at most half a bar long, so that within two bars after an edit nothing is left of what was before it.
constexpr std::int64_t kSettled = 32 * kSixteenthFrames;

/// An edit as it may be here: one tempo for all, no long steps, a song that ends. False: it may not be.
template <class Sizes> bool tame(Edit<Sizes>& edit) {
    if (auto* track = std::get_if<SetTrackParam>(&edit.change)) {
        const bool isStep = track->id == ParamId::StepLength && stepTicks(track->value, kSpeedNormal) > kQuarter;
        return !isStep && !(track->id == ParamId::Speed && track->value < 2);
    }
    if (auto* pattern = std::get_if<SetPatternParam>(&edit.change)) {
        return pattern->id != ParamId::Tempo;
    }
    if (auto* section = std::get_if<SetSection>(&edit.change)) {
        section->section.tempo = 0;
    } else if (auto* inserted = std::get_if<InsertSection>(&edit.change)) {
        inserted->section.tempo = 0;
    }
    const auto* project = std::get_if<SetProjectParam>(&edit.change);
    return project == nullptr || project->id != ParamId::SongLoop;
}

template <class Sizes> void tameAll(std::vector<Edit<Sizes>>& edits) {
    std::erase_if(edits, [](Edit<Sizes>& edit) { return !tame(edit); });
}

/// Music, what is edited in its first bar, and a place long after.
template <class Sizes> struct Journey {
    Case<Sizes> played{};
    std::int64_t place{0}; ///< Frames from the beginning.
    bool isOnGrid{false};  ///< Steps may lie just there.
};

/// The way there, at the one tempo.
template <class Sizes> Case<Sizes> playedWay(const Journey<Sizes>& journey) {
    Case<Sizes> played = journey.played;
    for (std::uint8_t pattern = 0; pattern < kCasePatterns; ++pattern) {
        const SetPatternParam tempo{.id = ParamId::Tempo, .value = kMilliBpm};
        played.music.push_back({.pattern = PatternId{pattern}, .change = tempo});
    }
    return played;
}

/// The other way to the same place: everything edited before, then a seek.
template <class Sizes> Case<Sizes> soughtWay(const Journey<Sizes>& journey) {
    Case<Sizes> sought = playedWay(journey);
    std::vector<Line<Sizes>> lines{};
    for (const Line<Sizes>& line : sought.lines) {
        if (const auto* edit = std::get_if<Edit<Sizes>>(&line.what)) {
            sought.music.push_back(*edit);
        } else if (!std::holds_alternative<Start>(std::get<Gesture>(line.what))) {
            lines.push_back(line);
        }
    }
    lines.push_back({.what = Seek{Ticks{journey.place * kTicksPerFrame}}});
    lines.push_back({.what = Start{}});
    sought.lines = lines;
    sought.frames = kSettled;
    return sought;
}

/// Where a song is followed that has nothing in it, patterns are: a section that comes later is not looked for.
template <class Sizes> bool beginsWithoutSong(const Case<Sizes>& given) {
    const auto isSection = [](const Edit<Sizes>& edit) { return std::holds_alternative<InsertSection>(edit.change); };
    return std::none_of(given.music.begin(), given.music.end(), isSection);
}

template <class Sizes> Journey<Sizes> randomJourney(test::Random& random) {
    const Profile profile{.hasGestures = false, .hasEdits = false, .hasSong = random.chance(50)};
    Case<Sizes> given = CaseMaker<Sizes, test::Random>{random, profile}.make();
    given.rate = kRate;
    tameAll(given.music);
    given.lines = {
        {.what = SetFollow{beginsWithoutSong(given) ? Follow::Pattern : Follow::Song}},
        {.what = Fill{random.chance(50)}}};
    Journey<Sizes> journey{.played = given};
    journey.played.lines.push_back({.what = Start{}});
    std::int64_t frame = 0;
    for (std::int64_t edits = random.from(1, 5); edits > 0; --edits) {
        Edit<Sizes> edit = test::randomEdit<Sizes>(random, kCasePatterns);
        frame += random.below(3 * kSixteenthFrames);
        if (tame(edit)) {
            journey.played.lines.push_back({.frame = frame, .what = edit});
        }
    }
    journey.place = frame + kSettled + random.below(kSettled);
    journey.isOnGrid = random.chance(30);
    if (journey.isOnGrid) {
        journey.place = journey.place / (kSixteenthFrames / 4) * (kSixteenthFrames / 4);
    } else if (journey.place * kTicksPerFrame % kStepGrid == 0) {
        ++journey.place;
    }
    journey.played.frames = journey.place + kSettled;
    return journey;
}

/// What is compared: note-ons and locks from a frame on, without what tells one run's notes from another's.
std::vector<Played> heardFrom(const Heard& heard, std::int64_t from) {
    std::vector<Played> rest{};
    for (Played played : heard.played) {
        if (played.frame >= from && played.kind != PlayedKind::Off) {
            played.frame -= from;
            played.note = 0;
            played.slidesFrom = 0;
            rest.push_back(played);
        }
    }
    return rest;
}

/// The locks that hold on each track once everything of a frame has happened.
using HeldLocks = std::array<std::vector<LockedValue>, 16>;
HeldLocks heldAt(const Heard& heard, std::int64_t frame) {
    HeldLocks held{};
    for (const Played& played : heard.played) {
        if (played.frame <= frame && (played.kind == PlayedKind::Locked || played.kind == PlayedKind::Return)) {
            held[played.track] = played.locks;
        }
    }
    return held;
}

/// What the channels have from a frame on, counted from there.
Channels channelsFrom(const Heard& heard, std::int64_t from) {
    Channels rest(heard.channels.size());
    for (std::size_t track = 0; track < rest.size(); ++track) {
        for (const Channels::Change& change : heard.channels.of(track)) {
            rest.note(std::max<std::int64_t>(change.frame - from, 0), track, change.channel);
        }
    }
    return rest;
}

// On the grid an early note that belongs to the place comes at it, and gives locks back there: only notes are compared.
bool isCompared(const Played& played, bool isOnGrid) {
    const bool isLock = played.kind != PlayedKind::On;
    return !isLock || (played.frame > 0 && !isOnGrid);
}

std::string difference(const Heard& played, const Heard& sought, std::int64_t place, bool isOnGrid) {
    const std::vector<Played> a = heardFrom(played, place);
    const std::vector<Played> b = heardFrom(sought, 0);
    std::size_t inA = 0;
    std::size_t inB = 0;
    for (;;) {
        while (inA < a.size() && !isCompared(a[inA], isOnGrid)) {
            ++inA;
        }
        while (inB < b.size() && !isCompared(b[inB], isOnGrid)) {
            ++inB;
        }
        const bool isEndA = inA == a.size();
        const bool isEndB = inB == b.size();
        if (isEndA && isEndB) {
            if (!isOnGrid && heldAt(played, place) != heldAt(sought, 0)) {
                return "other locks hold at the place";
            }
            const bool isSame = isOnGrid || channelsFrom(played, place) == channelsFrom(sought, 0);
            return isSame ? "" : "the channels have other values";
        }
        if (!isEndA && !isEndB && a[inA] == b[inB]) {
            ++inA;
            ++inB;
        } else if (!isEndB && isOnGrid && b[inB].frame == 0) {
            ++inB; // an early note of a step at the place
        } else if (!isEndA && a[inA].frame == 0) {
            ++inA; // its tick lies less than half a frame before the place: it is past
        } else {
            return "played: " + (isEndA ? "nothing" : inWords(a[inA])) +
                   "\nsought: " + (isEndB ? "nothing" : inWords(b[inB]));
        }
    }
}

/// What came of a journey: both ways give the same, or how they differ, or there is nothing to compare.
struct Found {
    bool isCompared{false};
    std::size_t notes{0};
    std::string difference{};
};

template <class Sizes> Found travel(const Journey<Sizes>& journey) {
    const Heard played = playEngine(playedWay(journey));
    const Heard sought = playEngine(soughtWay(journey));
    // A song that is over, by itself or because it was cut short, is begun again by a seek behind its end.
    if (played.isOverloaded || sought.isOverloaded || !played.isPlaying || !sought.isPlaying) {
        return {};
    }
    return {
        .isCompared = true,
        .notes = heardFrom(sought, 0).size(),
        .difference = difference(played, sought, journey.place, journey.isOnGrid)};
}

template <class Sizes> std::string explainJourney(const Journey<Sizes>& journey) {
    const auto with = [&](const Case<Sizes>& less) {
        return Journey<Sizes>{.played = less, .place = journey.place, .isOnGrid = journey.isOnGrid};
    };
    const Case<Sizes> small = shrunk<Sizes>(journey.played, [&](const Case<Sizes>& less) {
        return beginsWithoutSong(less) == beginsWithoutSong(journey.played) && !travel(with(less)).difference.empty();
    });
    return inWords(small) + "to frame " + std::to_string(journey.place) + "\n" + travel(with(small)).difference;
}

template <class Sizes> void checkJourneys(std::uint64_t count) {
    int wrong = 0;
    std::uint64_t compared = 0;
    std::size_t notes = 0;
    for (std::uint64_t seed = 1; seed <= count && wrong < 3; ++seed) {
        test::Random random{seed};
        const Journey<Sizes> journey = randomJourney<Sizes>(random);
        const Found found = travel(journey);
        compared += found.isCompared ? 1U : 0U;
        notes += found.notes;
        if (!found.difference.empty()) {
            ++wrong;
            ADD_FAILURE() << "seed " << seed << "\n" << explainJourney(journey);
        }
    }
    EXPECT_GT(compared, count / 2);
    EXPECT_GT(notes, count * 20);
}

TEST(AlwaysSo, EditsOfMusicAndSongLandSoOnThePocketInstrument) { checkJourneys<Pocket>(kFullSize ? 20'000 : 200); }

TEST(AlwaysSo, AndOnTheStudioInstrument) { checkJourneys<Studio>(kFullSize ? 1'000 : 12); }

} // namespace
} // namespace tresillo::reference
