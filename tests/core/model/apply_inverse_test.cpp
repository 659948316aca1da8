// SPDX-License-Identifier: MIT
// Undo: whatever an Edit did, its inverse takes back to the last bit.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"

#include <array>

namespace tresillo {
namespace {

ModelWithPatterns<Pocket> pocket;
ModelWithPatterns<Studio> studio;
Names<Pocket> pocketNames;
Names<Studio> studioNames;

TEST_CASE("the inverse of each edit brings back the state before; a refused edit changes nothing") {
    pocket.model.names = &pocketNames;
    RandomEdits<Pocket> edits{101};
    int done = 0;
    int refused = 0;
    for (int round = 0; round < 100'000; ++round) {
        const Edit<Pocket> edit = edits.next();
        const std::uint64_t before = fingerprint(pocket);
        const auto applied = apply(pocket.model, edit);
        if (!changed(applied.outcome)) {
            ++refused;
            REQUIRE(fingerprint(pocket) == before);
            continue;
        }
        ++done;
        const std::uint64_t after = fingerprint(pocket);
        const auto undone = apply(pocket.model, applied.inverse);
        REQUIRE(undone.outcome == Outcome::Done);
        REQUIRE(fingerprint(pocket) == before);
        // And the inverse of the inverse does it again.
        REQUIRE(changed(apply(pocket.model, undone.inverse).outcome));
        REQUIRE(fingerprint(pocket) == after);
    }
    CHECK(done > 30'000);
    CHECK(refused > 10'000);
    CHECK(pocket.patterns[0].isSound() && pocket.patterns[1].isSound());
}

template <class Sizes, std::size_t Count>
void undoAll(ModelWithPatterns<Sizes>& copy, std::array<Edit<Sizes>, Count>& inverses, RandomEdits<Sizes>& edits) {
    const std::uint64_t before = fingerprint(copy);
    std::size_t count = 0;
    while (count < Count) {
        const auto applied = apply(copy.model, edits.next());
        if (changed(applied.outcome)) {
            inverses[count++] = applied.inverse;
        }
    }
    while (count > 0) {
        REQUIRE(apply(copy.model, inverses[--count]).outcome == Outcome::Done);
    }
    CHECK_EQ(fingerprint(copy), before);
    CHECK(copy.patterns[0].isSound() && copy.patterns[1].isSound());
}

TEST_CASE("a thousand edits undone one by one lead back to where they began") {
    static std::array<Edit<Studio>, 1'000> studioInverses{};
    static std::array<Edit<Pocket>, 1'000> pocketInverses{};
    studio.model.names = &studioNames;
    RandomEdits<Studio> studioEdits{103};
    RandomEdits<Pocket> pocketEdits{107};
    for (int round = 0; round < 20; ++round) {
        undoAll(studio, studioInverses, studioEdits);
        undoAll(pocket, pocketInverses, pocketEdits);
    }
}

} // namespace
} // namespace tresillo
