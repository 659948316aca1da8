// SPDX-License-Identifier: MIT
// Whole patterns that undo remembers, each in as much room as it needs.
#include "core/sequence/checksum.h"
#include "project/changes/remembered_patterns.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <array>
#include <memory>

namespace tresillo::test {
namespace {

using Patterns = RememberedPatterns<Pocket>;

Pattern<Pocket> patternOf(std::uint64_t seed) {
    Dice dice{seed};
    auto pattern = std::make_unique<Pattern<Pocket>>();
    for (std::uint64_t notes = dice.below(24); notes > 0; --notes) {
        const auto track = static_cast<std::uint8_t>(dice.below(Pocket::kTracks));
        const auto step = static_cast<std::uint8_t>(dice.below(Pocket::kSteps));
        (void)pattern->setNote(track, step, 0, Note{.velocity = static_cast<std::uint8_t>(1 + dice.below(127))});
    }
    return *pattern;
}

TEST_CASE("what is remembered comes back as it was, whatever came and went meanwhile") {
    const auto patterns = std::make_unique<Patterns>();
    std::array<std::uint64_t, Patterns::kMost> seeds{}; // of each that is remembered; 0: none
    Dice dice{7};
    const auto used = [&] {
        Patterns::Used which{};
        for (std::size_t index = 0; index < seeds.size(); ++index) {
            which.set(index, seeds[index] != 0);
        }
        return which;
    };
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
        const Pattern<Pocket> pattern = patternOf(seed);
        const TrackNames<Pocket> names{TrackName{"Kick"}};
        while (!patterns->hasRoom(Patterns::sizeOf(pattern, names), used())) {
            std::size_t forgotten = dice.below(seeds.size());
            while (seeds[forgotten] == 0) {
                forgotten = (forgotten + 1) % seeds.size();
            }
            seeds[forgotten] = 0;
            ++refused;
        }
        const WholeIndex index = patterns->save(pattern, names, used());
        REQUIRE(seeds[index] == 0);
        seeds[index] = seed;
        for (std::size_t which = 0; which < seeds.size(); ++which) {
            if (seeds[which] == 0) {
                continue;
            }
            Pattern<Pocket> loaded{};
            TrackNames<Pocket> loadedNames{};
            patterns->load(static_cast<WholeIndex>(which), loaded, loadedNames);
            REQUIRE(checksum(loaded) == checksum(patternOf(seeds[which])));
            REQUIRE(loadedNames == names);
        }
    }
    CHECK(refused > 1'000);
}

TEST_CASE("there is room for as many as fit, and no more") {
    const auto patterns = std::make_unique<Patterns>();
    Patterns::Used used{};
    for (std::size_t count = 0; count < Patterns::kMost; ++count) {
        REQUIRE(patterns->hasRoom(Patterns::kRoom / Patterns::kMost / 2, used));
        used.set(patterns->save(Pattern<Pocket>{}, {}, used));
    }
    CHECK(!patterns->hasRoom(1, used));
    used.reset(0);
    CHECK(patterns->hasRoom(1, used));
    CHECK(!patterns->hasRoom(Patterns::kRoom, used));
    CHECK(patterns->hasRoom(Patterns::kRoom, {}));
}

} // namespace
} // namespace tresillo::test
