// SPDX-License-Identifier: MIT
// The engine plays what the reference model plays: the same events in the same order at the same frames.
#include "tests/harness/effort.h"
#include "tests/reference/agreement/agreement.h"
#include "tests/reference/agreement/model_side.h"
#include "tests/reference/agreement/random_case.h"
#include "tests/reference/agreement/words.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace tresillo::reference {
namespace {

/// How many cases; TRESILLO_CASES says otherwise, and TRESILLO_SEED with which one to begin.
std::uint64_t numberFrom(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

template <class Sizes> void checkAgreement(std::uint64_t cases) {
    const std::uint64_t first = numberFrom("TRESILLO_SEED", 1);
    const std::uint64_t count = numberFrom("TRESILLO_CASES", cases);
    std::uint64_t overloaded = 0;
    int wrong = 0;
    for (std::uint64_t seed = first; seed - first < count && wrong < 3; ++seed) {
        test::Random random{seed};
        const Case<Sizes> given = randomCase<Sizes>(random);
        const Verdict verdict = judge(given);
        overloaded += verdict == Verdict::Overloaded ? 1U : 0U;
        if (verdict == Verdict::Different) {
            ++wrong;
            ADD_FAILURE() << "seed " << seed << "\n" << explain(given);
        }
    }
    // Where the engine's room runs out nothing is compared: that must stay the exception.
    EXPECT_LE(overloaded, count / 50 + 1);
}

TEST(Agreement, OfThePocketInstrument) { checkAgreement<Pocket>(kFullSize ? 30'000 : 600); }

TEST(Agreement, OfTheStudioInstrument) { checkAgreement<Studio>(kFullSize ? 1'500 : 40); }

// The cases are worth something only if they are full of music.
TEST(Agreement, CasesPlayEverythingThatThereIs) {
    std::size_t ons = 0;
    std::size_t offs = 0;
    std::size_t locks = 0;
    std::size_t slides = 0;
    std::size_t choked = 0;
    std::size_t channels = 0;
    std::size_t foreign = 0; // notes whose own track has another sound than their channel follows
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        test::Random random{seed};
        const Heard heard = playModel(randomCase<Pocket>(random));
        for (std::size_t track = 0; track < heard.channels.size(); ++track) {
            channels += heard.channels.of(track).size() - 1;
        }
        for (const Played& played : heard.played) {
            foreign += played.struck.isForeign ? 1U : 0U;
            ons += played.kind == PlayedKind::On ? 1U : 0U;
            offs += played.kind == PlayedKind::Off ? 1U : 0U;
            locks += played.kind == PlayedKind::Locked ? 1U : 0U;
            slides += played.slidesFrom != 0 ? 1U : 0U;
            choked += played.kind == PlayedKind::Off && played.flag ? 1U : 0U;
        }
    }
    EXPECT_GT(ons, 100'000U);
    EXPECT_GT(offs, 90'000U);
    EXPECT_GT(locks, 15'000U);
    EXPECT_GT(slides, 500U);
    EXPECT_GT(choked, 2'000U);
    EXPECT_GT(channels, 2'000U);
    EXPECT_GT(foreign, 50U);
}

// A model that agrees with everything would be worth nothing.
TEST(Agreement, ADisagreementIsFoundAndShrunkToWhatItNeeds) {
    test::Random random{7};
    const Case<Pocket> given = randomCase<Pocket>(random);
    const auto plays = [](const Case<Pocket>& less) { return playModel(less).played.size() > 3; };
    ASSERT_TRUE(plays(given));
    const Case<Pocket> small = shrunk<Pocket>(given, plays);
    EXPECT_TRUE(plays(small));
    EXPECT_LT(small.music.size() + small.lines.size(), 12U);
    EXPECT_NE(inWords(small).find("start"), std::string::npos);
}

} // namespace
} // namespace tresillo::reference
