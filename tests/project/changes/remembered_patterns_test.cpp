// SPDX-License-Identifier: MIT
// Whole patterns that undo remembers, each in as much room as it needs.
#include "core/sequence/checksum.h"
#include "project/changes/remembered_patterns.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <map>
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
    std::map<WholeIndex, std::uint64_t> remembered; // and the seed of each
    Dice dice{7};
    const auto used = [&] {
        Patterns::Used which{};
        for (const auto& [index, seed] : remembered) {
            which.set(index);
        }
        return which;
    };
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
        const Pattern<Pocket> pattern = patternOf(seed);
        const TrackNames<Pocket> names{TrackName{"Kick"}};
        while (!patterns->hasRoom(Patterns::sizeOf(pattern, names), used())) {
            auto forgotten = remembered.begin();
            std::advance(forgotten, static_cast<std::ptrdiff_t>(dice.below(remembered.size())));
            remembered.erase(forgotten);
            ++refused;
        }
        const WholeIndex index = patterns->save(pattern, names, used());
        REQUIRE(!remembered.contains(index));
        remembered[index] = seed;
        for (const auto& [which, what] : remembered) {
            Pattern<Pocket> loaded{};
            TrackNames<Pocket> loadedNames{};
            patterns->load(which, loaded, loadedNames);
            REQUIRE(checksum(loaded) == checksum(patternOf(what)));
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
