// SPDX-License-Identifier: MIT
#include "core/sequence/pattern.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

namespace tresillo {
namespace {

TEST_CASE("a pattern is asked for tracks and steps that it has") {
    static const Pattern<Pocket> pattern;
    CHECK(!check::breaksPrecondition([] { (void)pattern.step(Pocket::kTracks - 1, Pocket::kSteps - 1); }));
    CHECK(check::breaksPrecondition([] { (void)pattern.track(Pocket::kTracks); }));
    CHECK(check::breaksPrecondition([] { (void)pattern.step(0, Pocket::kSteps); }));
    CHECK(check::breaksPrecondition([] { (void)pattern.note(Pocket::kTracks, 0, 0); }));
    CHECK(check::breaksPrecondition([] { (void)pattern.stepParam(0, Pocket::kSteps, ParamId::Level); }));
    CHECK(check::breaksPrecondition([] { (void)pattern.stepValue(0, Pocket::kSteps); }));
    CHECK(check::breaksPrecondition([] { (void)pattern.controlChange(Pocket::kTracks, controlChange(1)); }));
}

} // namespace
} // namespace tresillo
