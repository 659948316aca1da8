// SPDX-License-Identifier: MIT
#include "core/model/change_scope.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"

#include <type_traits>

namespace tresillo {
namespace {

constexpr PatternId kHere{17};

constexpr ChangeScope here(const Change<Pocket>& change) { return scopeOf<Pocket>(kHere, change); }

// Each kind of change is placed by name: one that nobody placed does not compile.
struct Unplaced {};
static_assert(std::is_invocable_v<detail::ScopeFinder<Pocket>, SetNote>);
static_assert(!std::is_invocable_v<detail::ScopeFinder<Pocket>, Unplaced>);

TEST_CASE("changes of one thing have one scope, whether they set it or clear it") {
    CHECK(here(SetNote{.track = 1, .step = 2, .slot = 3}) == here(ClearNote{.track = 1, .step = 2, .slot = 3}));
    const ParamId level = ParamId::Level;
    CHECK(
        here(SetStepParam{.track = 1, .step = 2, .id = level, .value = 5}) ==
        here(ClearStepParam{.track = 1, .step = 2, .id = level}));
    CHECK(here(SetTrackParam{.track = 1, .id = level}) == here(ClearTrackParam{.track = 1, .id = level}));
    CHECK(here(SetTrackParam{.track = 1, .id = level}) != here(SetTrackParam{.track = 2, .id = level}));
    CHECK(here(SetStepParam{.track = 1, .id = level}) != here(SetTrackParam{.track = 1, .id = level}));
}

TEST_CASE("what belongs to no pattern has the same scope whatever pattern the edit names") {
    const std::array<Change<Pocket>, 11> changes{
        SetProjectParam{}, SetSection{},  InsertSection{}, RemoveSection{},  SetSound{},   SetChain<Pocket>{},
        SetName{},         SetBankName{}, SetBankTempo{},  SetKit<Pocket>{}, SetPadValue{}};
    for (const Change<Pocket>& change : changes) {
        CHECK(here(change) == scopeOf<Pocket>({3}, change));
        CHECK(!needsSlot(here(change).kind));
    }
    CHECK(here(SetBankName{.bank = 1}) != here(SetBankName{.bank = 2}));
    CHECK(!overlap(here(SetBankName{.bank = 1}), here(SetBankTempo{.bank = 1})));
    CHECK(here(SetKit<Pocket>{.index = 1}) != here(SetKit<Pocket>{.index = 2}));
    CHECK(!overlap(here(SetKit<Pocket>{.index = 1}), here(SetSound{.index = 1})));
    CHECK(here(SetPadValue{.kit = 1}) != here(SetPadValue{.kit = 2}));
    CHECK(here(SetPadValue{.pad = 1}) != here(SetPadValue{.pad = 2}));
    CHECK(here(SetPadValue{.row = PadRow::Pan}) != here(SetPadValue{.row = PadRow::End}));
    CHECK(here(SetName{.what = Named::Pattern}) != scopeOf<Pocket>({3}, SetName{.what = Named::Pattern}));
}

TEST_CASE("a handover brings what a pattern holds, and names need the slot without being in it") {
    CHECK(isContent(here(SetNote{}).kind) && isContent(here(SetPatternParam{}).kind));
    CHECK(!isContent(here(SetName{.what = Named::Track}).kind) && needsSlot(here(SetName{.what = Named::Track}).kind));
    CHECK(!needsSlot(here(SetName{.what = Named::Pattern}).kind));
}

TEST_CASE("a step covers its parts, a pattern all that it holds, and insertions not even each other") {
    const ChangeScope step = here(SetStep<Pocket>{.track = 1, .step = 2});
    CHECK(covers(step, here(SetNote{.track = 1, .step = 2, .slot = 3})));
    CHECK(!covers(step, here(SetNote{.track = 1, .step = 3})) && !covers(here(SetNote{.track = 1, .step = 2}), step));
    const ChangeScope whole{.kind = ScopeKind::WholePattern, .pattern = kHere};
    CHECK(covers(whole, step) && covers(whole, here(SetName{.what = Named::Track})));
    CHECK(!covers(whole, here(SetName{.what = Named::Pattern})) && !covers(whole, scopeOf<Pocket>({3}, SetNote{})));
    CHECK(!covers(here(InsertSection{}), here(RemoveSection{})));
    CHECK(overlap(here(InsertSection{}), here(RemoveSection{})) && overlap(here(SetSection{}), here(InsertSection{})));
    CHECK(!overlap(here(SetSection{.index = 1}), here(SetSection{.index = 2})));
}

using Copy = ModelWithPatterns<Pocket>;

void copy(const Copy& from, Copy& to) {
    to.patterns = from.patterns;
    to.model.song = from.model.song;
    to.model.chain = from.model.chain;
    to.model.sounds = from.model.sounds;
    to.model.projectValues = from.model.projectValues;
    to.model.patternEnds = from.model.patternEnds;
    *to.model.names = *from.model.names;
}

Copy ordered;
Copy turned;
Names<Pocket> orderedNames;
Names<Pocket> turnedNames;

TEST_CASE("an inverse has the scope of its change, and changes that do not overlap may change places") {
    ordered.model.names = &orderedNames;
    turned.model.names = &turnedNames;
    RandomEdits<Pocket> edits{97};
    int compared = 0;
    for (int round = 0; round < 60'000; ++round) {
        const std::array<Edit<Pocket>, 2> pair{edits.next(), edits.next()};
        bool isDone = true;
        for (const std::size_t index : {0U, 1U}) {
            const Applied<Pocket> one = apply(ordered.model, pair[index]);
            isDone = isDone && changed(one.outcome);
            isDone = changed(apply(turned.model, pair[1 - index]).outcome) && isDone;
            REQUIRE(!changed(one.outcome) || scopeOf(one.inverse) == scopeOf(pair[index]));
        }
        // What one of them found no room for says nothing of the order.
        if (isDone && !overlap(scopeOf(pair[0]), scopeOf(pair[1]))) {
            ++compared;
            REQUIRE(fingerprint(ordered) == fingerprint(turned) && haveEqualNames(ordered, turned));
        }
        copy(ordered, turned);
    }
    CHECK(compared > 10'000);
}

} // namespace
} // namespace tresillo
