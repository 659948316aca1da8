// SPDX-License-Identifier: MIT
// What is heard of random songs is what the reference model says: each click on its frame with the pad, the level and
// the place of the pattern that it is of, through engine, voices and mixer.
#include "tests/harness/effort.h"
#include "tests/reference/agreement/model_side.h"
#include "tests/reference/agreement/words.h"
#include "tests/reference/heard/random_song.h"
#include "tests/reference/heard/take.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

namespace tresillo::reference {
namespace {

/// For so long after a change something may glide: 20 ms, rounded up to whole cells of the grid, and one more.
constexpr std::int64_t kGlideFrames = kClickRate / 50 + 128;

/// A click as it should be.
struct Click {
    std::int64_t frame{0};
    double left{0};
    double right{0};
    bool isSure{true}; ///< Nothing glides there.
};

/// What a note is struck with: its lock, else what its track or channel says.
std::int32_t valueOf(const Played& played, ParamId id, std::int32_t otherwise) {
    for (const LockedValue& lock : played.locks) {
        otherwise = lock.id == id ? lock.value : otherwise;
    }
    return otherwise;
}

Click clickOf(const Played& played) {
    const auto pad = static_cast<std::size_t>(valueOf(played, ParamId::Pad, played.struck.pad));
    const double decibels = valueOf(played, ParamId::Level, played.struck.channel.level) / 10.0;
    const double place = played.struck.channel.pan / 100.0;
    const double strength = static_cast<double>(kClicks[pad]) * played.velocity / 127 * std::pow(10.0, decibels / 20);
    return {
        .frame = played.frame,
        .left = place > 0 ? strength * (1 - place) : strength,
        .right = place < 0 ? strength * (1 + place) : strength};
}

/// The clicks of a track. Where a channel changes under a click that is not over, it glides: what is struck meanwhile,
/// or on one frame with another click, is not looked at.
std::vector<Click> clicksOf(const Heard& heard, std::size_t track) {
    std::vector<Click> clicks{};
    std::optional<std::int64_t> glidesFrom{};
    for (const Played& played : heard.played) {
        if (played.kind != PlayedKind::On || played.track != track || played.struck.instrument == 0) {
            continue;
        }
        Click click = clickOf(played);
        click.isSure = !glidesFrom || click.frame >= *glidesFrom + kGlideFrames;
        if (!clicks.empty() && clicks.back().frame == click.frame) {
            clicks.back().isSure = false;
            click.isSure = false;
            glidesFrom = click.frame;
        }
        for (const Channels::Change& change : heard.channels.of(track)) {
            if (change.frame == click.frame && change.channel != played.struck.channel) {
                glidesFrom = click.frame; // it goes over after the click has begun
            }
        }
        clicks.push_back(click);
    }
    return clicks;
}

struct Comparison {
    std::string problem{}; ///< Empty if there is none.
    std::size_t clicks{0};
    std::size_t unsure{0};
};

void compare(const TrackTake& take, const std::vector<Click>& clicks, Comparison& comparison) {
    std::vector<bool> isExpected(take.left.size());
    for (const Click& click : clicks) {
        const auto at = static_cast<std::size_t>(click.frame);
        isExpected[at] = true;
        ++comparison.clicks;
        comparison.unsure += click.isSure ? 0U : 1U;
        const bool isSame = std::fabs(static_cast<double>(take.left[at]) - click.left) < 1e-4 &&
                            std::fabs(static_cast<double>(take.right[at]) - click.right) < 1e-4;
        if (click.isSure && !isSame && comparison.problem.empty()) {
            comparison.problem = "frame " + std::to_string(at) + ": heard " + std::to_string(take.left[at]) + " and " +
                                 std::to_string(take.right[at]) + ", should be " + std::to_string(click.left) +
                                 " and " + std::to_string(click.right);
        }
    }
    for (std::size_t at = 0; at < take.left.size() && comparison.problem.empty(); ++at) {
        if (!isExpected[at] && std::fabs(take.left[at]) + std::fabs(take.right[at]) > 0) {
            comparison.problem =
                "frame " + std::to_string(at) + ": heard " + std::to_string(take.left[at]) + ", should be nothing";
        }
    }
}

Comparison compared(const Case<Studio>& given, int block) {
    const Heard model = playModel(given);
    const std::vector<TrackTake> takes = renderClicks(given, block);
    Comparison comparison{};
    for (std::size_t track = 0; track < takes.size() && comparison.problem.empty(); ++track) {
        compare(takes[track], clicksOf(model, track), comparison);
        if (!comparison.problem.empty()) {
            comparison.problem = "track " + std::to_string(track) + ", " + comparison.problem;
        }
    }
    return comparison;
}

/// TRESILLO_CASES says otherwise.
std::uint64_t songCount() {
    const char* text = std::getenv("TRESILLO_CASES");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : kFullSize ? 1'000 : 60;
}

TEST(Heard, EachClickOfRandomSongsHasTheSoundOfItsPattern) {
    const std::uint64_t songs = songCount();
    std::size_t clicks = 0;
    std::size_t unsure = 0;
    std::size_t foreign = 0;
    for (std::uint64_t seed = 1; seed <= songs; ++seed) {
        test::Random random{seed};
        const Case<Studio> song = SongOfClicks{random}.make();
        const Comparison comparison = compared(song, 1'024);
        clicks += comparison.clicks;
        unsure += comparison.unsure;
        for (const Played& played : playModel(song).played) {
            foreign += played.struck.isForeign ? 1U : 0U;
        }
        ASSERT_EQ(comparison.problem, "") << "seed " << seed << '\n' << inWords(song);
    }
    EXPECT_GT(clicks, songs * 50);
    EXPECT_LT(unsure, clicks / 20);
    EXPECT_GT(foreign, songs / 4) << "late notes behind another pattern's early ones, or its line";
    std::printf(
        "heard: %zu clicks of %llu songs, %zu of them by a track that plays something else already, %zu not looked "
        "at\n",
        clicks, static_cast<unsigned long long>(songs), foreign, unsure);
}

TEST(Heard, TheSameWhateverTheBlocks) {
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 40U : 6U); ++seed) {
        test::Random random{seed};
        const Case<Studio> song = SongOfClicks{random}.make();
        const std::vector<TrackTake> takes = renderClicks(song, 1'024);
        for (const int block : {1, 17, 64, 4'096}) {
            const std::vector<TrackTake> others = renderClicks(song, block);
            for (std::size_t track = 0; track < takes.size(); ++track) {
                ASSERT_TRUE(takes[track].left == others[track].left && takes[track].right == others[track].right)
                    << "seed " << seed << ", track " << track << ", blocks of " << block;
            }
        }
    }
}

} // namespace
} // namespace tresillo::reference
