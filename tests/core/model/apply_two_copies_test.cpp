// SPDX-License-Identifier: MIT
// The project's copy and the audio thread's copy get the same Edits in the same order.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

template <class Sizes> struct TwoCopies {
    ModelWithPatterns<Sizes> project{};
    ModelWithPatterns<Sizes> audio{};
    Names<Sizes> names{};

    TwoCopies() { project.model.names = &names; }

    [[nodiscard]] bool agree() const { return fingerprint(project) == fingerprint(audio); }
    [[nodiscard]] bool areSound() const {
        return project.patterns[0].isSound() && project.patterns[1].isSound() && audio.patterns[0].isSound() &&
               audio.patterns[1].isSound();
    }
};

TwoCopies<Studio> studioCopies;
TwoCopies<Pocket> pocketCopies;

template <class Sizes> void playEdits(TwoCopies<Sizes>& copies, std::uint64_t seed, int rounds) {
    RandomEdits<Sizes> edits{seed};
    for (int round = 1; round <= rounds; ++round) {
        const Edit<Sizes> edit = edits.next();
        const Outcome project = apply(copies.project.model, edit).outcome;
        const Outcome audio = apply(copies.audio.model, edit).outcome;
        // A name that was cut is a matter of the copy that has names.
        REQUIRE(changed(project) == changed(audio));
        REQUIRE(project == audio || project == Outcome::Limited);
        if (round % 5'000 == 0) {
            REQUIRE(copies.agree() && copies.areSound());
            // Compaction is each side's own affair.
            copies.project.patterns[0].compact();
        }
    }
    CHECK(copies.agree());
    CHECK_EQ(copies.project.patterns[0].lockUsage().used, copies.audio.patterns[0].lockUsage().used);
    CHECK_EQ(copies.project.patterns[1].lockUsage().failures, copies.audio.patterns[1].lockUsage().failures);
}

TEST_CASE("after a million edits both copies of a large model are equal and sound") {
    playEdits(studioCopies, 211, 1'000'000);
    CHECK(studioCopies.project.patterns[0].lockUsage().used > 100);
}

TEST_CASE("after a million edits both copies of a small model are equal and sound, with its pools run full") {
    playEdits(pocketCopies, 223, 1'000'000);
    CHECK(pocketCopies.project.patterns[0].lockUsage().failures > 0);
}

} // namespace
} // namespace tresillo
