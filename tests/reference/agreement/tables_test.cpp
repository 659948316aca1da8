// SPDX-License-Identifier: MIT
// The tables of docs/guide/trig-conditions.md, played by the reference model and by the engine. At 120 BPM and 48 kHz a
// sixteenth is 6,000 frames.
#include "core/sequence/condition.h"
#include "tests/reference/agreement/engine_side.h"
#include "tests/reference/agreement/model_side.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace tresillo::reference {
namespace {

constexpr std::int64_t kStepFrames = 6'000;

/// A case written by hand: pattern 0 unless said otherwise.
class Sheet {
public:
    explicit Sheet(std::int64_t steps) { case_.frames = steps * kStepFrames - 1; }

    Sheet& edit(const Change<Pocket>& change, std::uint8_t pattern = 0) {
        case_.music.push_back({.pattern = PatternId{pattern}, .change = change});
        return *this;
    }
    Sheet& set(std::uint8_t track, ParamId id, std::int32_t value, std::uint8_t pattern = 0) {
        return edit(SetTrackParam{.track = track, .id = id, .value = value}, pattern);
    }
    /// A track of so many steps, each with a note whose pitch is the step's number.
    Sheet& track(std::uint8_t track, std::uint8_t length, std::uint8_t pattern = 0) {
        set(track, ParamId::Instrument, 1, pattern).set(track, ParamId::TrackLength, length, pattern);
        for (std::uint8_t step = 0; step < length; ++step) {
            edit(SetNote{.track = track, .step = step, .slot = 0, .note = {.pitch = step, .length = 32}}, pattern);
        }
        return *this;
    }
    Sheet& condition(std::uint8_t track, std::uint8_t step, const Condition& condition, std::uint8_t pattern = 0) {
        const std::int32_t code = encodeCondition(condition);
        return edit(SetStepParam{.track = track, .step = step, .id = ParamId::Condition, .value = code}, pattern);
    }
    Sheet& at(std::int64_t frame, const Gesture& gesture) {
        case_.lines.push_back({.frame = frame, .what = gesture});
        return *this;
    }

    /// Plays it on both; what they play is compared on the way.
    [[nodiscard]] std::vector<Played> played() const {
        const std::vector<Played> model = playModel(case_).played;
        EXPECT_EQ(model, playEngine(case_).played);
        return model;
    }
    /// The steps at which a track sounds: "x..x", from step `from` of time.
    [[nodiscard]] std::string heard(std::uint8_t track, std::int64_t from = 0) const {
        std::string steps(static_cast<std::size_t>(case_.frames / kStepFrames + 1 - from), '.');
        for (const Played& event : played()) {
            const std::int64_t step = event.frame / kStepFrames - from;
            if (event.kind == PlayedKind::On && event.track == track && step >= 0) {
                steps[static_cast<std::size_t>(step)] = 'x';
            }
        }
        return steps;
    }

private:
    Case<Pocket> case_{};
};

constexpr Condition kFirst{.kind = ConditionKind::First};
constexpr Condition kFill{.kind = ConditionKind::Fill};
constexpr Condition kPrevious{.kind = ConditionKind::Previous};
constexpr Condition kNeighbour{.kind = ConditionKind::Neighbour};
constexpr Condition ratio(std::uint8_t a, std::uint8_t b) { return {.kind = ConditionKind::Ratio, .a = a, .b = b}; }

TEST(Polymeter, EachTrackCountsItsOwnStepsAndPasses) {
    struct Row {
        std::int32_t master;
        std::uint8_t track;
        std::array<std::array<int, 2>, 12> stepAndPass;
    };
    const std::vector<Row> rows{
        {0, 0, {{{0, 1}, {1, 1}, {2, 1}, {0, 2}, {1, 2}, {2, 2}, {0, 3}, {1, 3}, {2, 3}, {0, 4}, {1, 4}, {2, 4}}}},
        {0, 1, {{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {2, 1}, {1, 1}, {0, 2}, {1, 2}, {2, 2}, {3, 2}, {2, 2}, {1, 2}}}},
        {0, 2, {{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {0, 2}, {1, 2}, {2, 2}, {3, 2}, {4, 2}, {0, 3}, {1, 3}}}},
        {8, 0, {{{0, 1}, {1, 1}, {2, 1}, {0, 2}, {1, 2}, {2, 2}, {0, 3}, {1, 3}, {0, 4}, {1, 4}, {2, 4}, {0, 5}}}},
        {8, 1, {{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {2, 1}, {1, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 3}, {3, 3}}}},
        {8, 2, {{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {0, 2}, {1, 2}, {2, 2}, {0, 3}, {1, 3}, {2, 3}, {3, 3}}}},
    };
    for (const Row& row : rows) {
        Sheet sheet{12};
        sheet.track(0, 3).track(1, 4).track(2, 5).set(1, ParamId::Direction, 2);
        sheet.edit(SetPatternParam{.id = ParamId::MasterLength, .value = row.master}).at(0, Start{});
        constexpr std::array<std::uint32_t, 3> kTrigsOfAPass{3, 6, 5};
        std::size_t index = 0;
        for (const Played& event : sheet.played()) {
            if (event.kind == PlayedKind::On && event.track == row.track && index < row.stepAndPass.size()) {
                EXPECT_EQ(event.frame, static_cast<std::int64_t>(index) * kStepFrames);
                EXPECT_EQ(event.pitch, row.stepAndPass[index][0]) << "master " << row.master << " step " << index;
                EXPECT_EQ(static_cast<int>(event.ordinal / kTrigsOfAPass[row.track]) + 1, row.stepAndPass[index][1])
                    << "master " << row.master << " step " << index;
                ++index;
            }
        }
        EXPECT_EQ(index, row.stepAndPass.size());
    }
}

// Step 2 is decided at frame 9,000. Step 3 asks PRE, track 1 asks NEI there.
struct Moment {
    std::string_view when;
    std::vector<std::pair<std::int64_t, Gesture>> gestures;
    bool sounds;
    bool held;
};

void checkMoments(const Condition& asked, const std::vector<Moment>& moments) {
    for (const Moment& moment : moments) {
        Sheet sheet{4};
        sheet.track(0, 4).track(1, 4).condition(0, 2, asked).condition(0, 3, kPrevious).condition(1, 2, kNeighbour);
        sheet.at(0, Start{});
        for (const auto& [frame, gesture] : moment.gestures) {
            sheet.at(frame, gesture);
        }
        EXPECT_EQ(sheet.heard(0)[2] == 'x', moment.sounds) << moment.when;
        EXPECT_EQ(sheet.heard(1)[2] == 'x', moment.held) << moment.when;
    }
}

TEST(Moment, FillAndMuteCountAsTheyAreWhenAStepIsDecided) {
    const Gesture fill = Fill{true};
    const Gesture release = Fill{false};
    const Gesture mute = MuteTrack{.track = 0, .on = true};
    const Gesture unmute = MuteTrack{.track = 0, .on = false};
    checkMoments(
        kFill, {{"never", {}, false, false},
                {"at the moment", {{9'000, fill}}, true, true},
                {"just after", {{9'001, fill}}, false, false},
                {"released just after", {{100, fill}, {9'001, release}}, true, true},
                {"released before", {{100, fill}, {8'999, release}}, false, false},
                {"muted before", {{100, fill}, {200, mute}}, false, true},
                {"muted just after", {{100, fill}, {9'001, mute}}, true, true},
                {"unmuted just after", {{100, fill}, {200, mute}, {9'001, unmute}}, false, true}});
    checkMoments(ratio(2, 2), {{"not its pass", {}, false, false}, {"muted, too", {{100, mute}}, false, false}});
}

TEST(Moment, ABadDieIsSeenByNobodyElse) {
    Sheet sheet{4};
    sheet.track(0, 4).track(1, 4).condition(0, 2, kFirst).condition(0, 3, kPrevious).condition(1, 2, kNeighbour);
    sheet.edit(SetStepParam{.track = 0, .step = 2, .id = ParamId::Probability, .value = 0}).at(0, Start{});
    EXPECT_EQ(sheet.heard(0), "xx.x");
    EXPECT_EQ(sheet.heard(1), "xxxx");
}

// A track of four steps: the first sounds in its first pass, the second in every second one, the third asks PRE.
Sheet jumper(std::int64_t steps) {
    Sheet sheet{steps};
    for (std::uint8_t pattern = 0; pattern < 2; ++pattern) {
        sheet.track(0, 4, pattern).condition(0, 0, kFirst, pattern).condition(0, 1, ratio(2, 2), pattern);
        sheet.condition(0, 2, kPrevious, pattern);
    }
    return sheet;
}

TEST(Jumps, PassesAreCountedFromTheOriginOfEachWayToArrive) {
    EXPECT_EQ(jumper(12).at(0, Start{}).heard(0), "x..x.xxx...x");
    // A seek into the second pass; a pause there and on.
    const Gesture toSecond = Seek{kQuarter};
    EXPECT_EQ(jumper(8).at(0, toSecond).at(0, Start{}).heard(0), ".xxx...x");
    EXPECT_EQ(
        jumper(12).at(0, Start{}).at(4 * kStepFrames, Pause{}).at(4 * kStepFrames, Start{}).heard(0), "x..x.xxx...x");
    // A loop over the second pass only.
    const Gesture loop = SetLoop{.start = kQuarter, .end = kQuarter * 2};
    EXPECT_EQ(jumper(16).at(0, loop).at(0, Start{}).heard(0), "x..x.xxx.xxx.xxx");
    // A launch counts anew, one that keeps the position counts on.
    for (const bool keeps : {false, true}) {
        const Gesture launch = Launch{.pattern = PatternId{1}, .line = LaunchLine::Beat, .keepPosition = keeps};
        EXPECT_EQ(jumper(8).at(0, Start{}).at(2'000, launch).heard(0), keeps ? "x..x.xxx" : "x..xx..x");
    }
}

TEST(Jumps, ASongCountsAnewWithEachSectionAndOnOverItsRepeats) {
    Sheet sheet = jumper(16);
    sheet.edit(InsertSection{.index = 0, .section = {.pattern = PatternId{1}, .length = 4}});
    sheet.edit(InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .repeats = 2, .length = 4}});
    sheet.at(0, SetFollow{Follow::Song}).at(0, Start{});
    EXPECT_EQ(sheet.heard(0), "x..x.xxxx..x....");
}

} // namespace
} // namespace tresillo::reference
