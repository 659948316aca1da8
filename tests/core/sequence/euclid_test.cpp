// SPDX-License-Identifier: MIT
#include "core/sequence/euclid.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

bool isRhythm(const Hits& hits, std::string_view text) {
    if (hits.size() != text.size()) {
        return false;
    }
    for (std::size_t step = 0; step < text.size(); ++step) {
        if (hits[step] != (text[step] == 'x')) {
            return false;
        }
    }
    return true;
}

// Toussaint's list.
TEST_CASE("well-known rhythms are euclidean") {
    CHECK(isRhythm(euclid(8, 3, 0), "x..x..x."));
    CHECK(isRhythm(euclid(8, 5, 0), "x.xx.xx."));
    CHECK(isRhythm(euclid(5, 2, 0), "x.x.."));
    CHECK(isRhythm(euclid(4, 3, 0), "x.xx") || isRhythm(euclid(4, 3, 0), "xxx."));
    CHECK(isRhythm(euclid(12, 7, 0), "x.xx.x.xx.x."));
    CHECK(isRhythm(euclid(16, 5, 0), "x..x..x..x..x..."));
    CHECK(isRhythm(euclid(16, 7, 0), "x..x.x.x..x.x.x."));
    CHECK(isRhythm(euclid(9, 4, 0), "x.x.x.x.."));
    CHECK(isRhythm(euclid(16, 4, 0), "x...x...x...x..."));
}

TEST_CASE("there are as many hits as asked for, the first on the first step, gaps differing by one at most") {
    for (std::size_t steps = 1; steps <= 128; ++steps) {
        for (std::size_t wanted = 0; wanted <= steps; ++wanted) {
            const Hits hits = euclid(steps, wanted, 0);
            std::size_t count = 0;
            std::size_t last = 0;
            std::size_t least = steps;
            std::size_t most = 0;
            for (std::size_t step = 1; step <= steps; ++step) {
                count += hits[step - 1] ? 1U : 0U;
                if (step == steps || hits[step]) {
                    least = step - last < least ? step - last : least;
                    most = step - last > most ? step - last : most;
                    last = step;
                }
            }
            CHECK_EQ(count, wanted);
            CHECK_EQ(hits.size(), steps);
            CHECK(wanted == 0 || (hits[0] && most - least <= 1));
        }
    }
}

TEST_CASE("rotation turns the rhythm, over and over") {
    CHECK(isRhythm(euclid(8, 3, 1), ".x..x..x"));
    CHECK(isRhythm(euclid(8, 3, -1), "..x..x.x"));
    for (int turn = -20; turn <= 20; ++turn) {
        CHECK(euclid(8, 5, turn) == euclid(8, 5, turn + 8));
    }
}

TEST_CASE("no steps, no hits and too many of either are no trouble") {
    CHECK(euclid(0, 0, 5).empty());
    CHECK(euclid(0, 3, -5).empty());
    CHECK(isRhythm(euclid(3, 0, 1), "..."));
    CHECK(isRhythm(euclid(3, 9, 1), "xxx"));
    CHECK_EQ(euclid(1000, 1, 0).size(), 128U);
    CHECK(isRhythm(euclid(1, 1, 1'000'000'000), "x"));
}

} // namespace
} // namespace tresillo
