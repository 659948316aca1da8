// SPDX-License-Identifier: MIT
#include "core/dsp/ducker.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

namespace tresillo {
namespace {

/// The gains of `frames` frames with notes at these, in pieces of random lengths (one frame to the next note if `seed`
/// is 0).
std::vector<float> ducked(
    const DuckerSettings& settings, int frames, std::initializer_list<int> notes, std::uint64_t seed = 0) {
    Ducker ducker(kRate);
    ducker.set(settings);
    Dice dice(seed);
    std::vector<float> gains(static_cast<std::size_t>(frames), -1.0F);
    for (int at = 0; at < frames;) {
        int next = frames;
        for (const int note : notes) {
            if (note == at) {
                ducker.trigger();
            }
            next = note > at ? std::min(next, note) : next;
        }
        const int piece = std::min(next - at, seed == 0 ? frames : static_cast<int>(dice.from(1, 500)));
        ducker.render(gains.data() + at, piece);
        at += piece;
    }
    return gains;
}

TEST_CASE("a note lowers the gain by its depth within the attack, to the frame, and the release brings it back") {
    for (const float depth : {4.0F, 12.0F, 24.0F}) {
        const std::vector<float> gains = ducked({.depth = depth, .attack = 10, .release = 120}, 10'000, {1003});
        const auto bottom = static_cast<float>(std::pow(10.0, -static_cast<double>(depth) / 20.0));
        const auto least = std::min_element(gains.begin(), gains.end());
        CHECK_EQ(least - gains.begin(), 1003 + 480);
        CHECK(std::fabs(*least / bottom - 1.0F) < 1e-5F);
        CHECK(isSameValue(gains[1003], 1.0F));
        CHECK(gains[1004] < 1.0F);
        CHECK(gains[1003 + 480 + 5700] < 1.0F);
        CHECK(isSameValue(gains[1003 + 480 + 5760], 1.0F));
        // Half of the attack is half of the way, half of the release three quarters.
        CHECK(std::fabs(gains[1003 + 240] - (1.0F + bottom) / 2.0F) < 1e-5F);
        CHECK(std::fabs(gains[1003 + 480 + 2880] - (1.0F - (1.0F - bottom) / 4.0F)) < 1e-5F);
    }
}

TEST_CASE("a note that comes while the gain is down goes on from there, without a jump") {
    const std::vector<float> gains =
        ducked({.depth = 24.0F, .attack = 5, .release = 100}, 20'000, {100, 200, 1000, 1700, 1701, 5000});
    float steepest = 0.0F;
    for (std::size_t frame = 1; frame < gains.size(); ++frame) {
        steepest = std::max(steepest, std::fabs(gains[frame] - gains[frame - 1]));
    }
    CHECK(steepest <= 1.0F / 240.0F);
    CHECK(isSameValue(gains.back(), 1.0F));
}

TEST_CASE("the ducker gives the same bits in pieces of any length") {
    const DuckerSettings settings{.depth = 9.0F, .attack = 7, .release = 33};
    const std::vector<float> whole = ducked(settings, 20'000, {1, 777, 1500, 9001});
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CHECK(ducked(settings, 20'000, {1, 777, 1500, 9001}, seed) == whole);
    }
}

TEST_CASE("without depth, and before the first note, the ducker is flat") {
    Ducker ducker(kRate);
    CHECK(ducker.isFlat());
    ducker.trigger();
    CHECK(ducker.isFlat());
    ducker.set({.depth = 6.0F, .attack = 1, .release = 1});
    ducker.trigger();
    CHECK(!ducker.isFlat());
    std::vector<float> gains(200);
    ducker.render(gains.data(), 200);
    CHECK(ducker.isFlat());
    CHECK(isSameValue(gains[0], 1.0F));
    CHECK(gains[48] < 0.6F);
    CHECK(isSameValue(gains[96], 1.0F));
}

TEST_CASE("settings out of range are limited: no jump, no gain above 1") {
    const std::vector<float> gains = ducked({.depth = 90.0F, .attack = 0, .release = -5}, 1000, {10});
    CHECK(std::fabs(*std::min_element(gains.begin(), gains.end()) - 0.0630957F) < 1e-6F);
    CHECK(gains[11] > 0.95F);
    const std::vector<float> raised = ducked({.depth = -6.0F}, 1000, {10});
    CHECK(std::all_of(raised.begin(), raised.end(), [](float gain) { return isSameValue(gain, 1.0F); }));
}

} // namespace
} // namespace tresillo
