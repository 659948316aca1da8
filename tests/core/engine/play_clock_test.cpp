// SPDX-License-Identifier: MIT
#include "core/engine/play_clock.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

constexpr Tempo kFast{180'000};

TEST_CASE("where playing starts a tick lies on the present frame") {
    PlayClock clock(SampleRate{48'000});
    clock.moveTo(Frames{777});
    clock.start(kBar, Tempo{120'000});
    CHECK(clock.nowTick() == kBar);
    CHECK(clock.exactTick() == kBar);
    CHECK(clock.frameOf(kBar + kQuarter) == Frames{777 + 24'000});
}

TEST_CASE("ticks that have been played do not come again, though they round to the same frame") {
    PlayClock clock(SampleRate{48'000});
    clock.start({}, Tempo{120'000});
    clock.moveTo(Frames{100});
    const Ticks first = clock.nowTick();
    clock.reach(first + Ticks{20});
    CHECK(clock.nowTick() == first + Ticks{20});
    clock.moveTo(Frames{101});
    CHECK(clock.nowTick() > first + Ticks{20});
}

TEST_CASE("a tempo that changes here keeps the tick, and one that changes at a tick keeps its frame") {
    PlayClock clock(SampleRate{48'000});
    clock.start({}, Tempo{120'000});
    clock.moveTo(Frames{24'000});
    clock.setTempo(kFast);
    CHECK(clock.tempo() == kFast);
    CHECK(clock.exactTick() == kQuarter);
    CHECK(clock.frameOf(kQuarter * 2) == Frames{24'000 + 16'000});
    clock.moveTo(Frames{40'000});
    clock.setTempoAt(kQuarter * 2, Tempo{120'000});
    CHECK(clock.frameOf(kQuarter * 2) == Frames{40'000});
    CHECK(clock.frameOf(kQuarter * 3) == Frames{64'000});
}

} // namespace
} // namespace tresillo
