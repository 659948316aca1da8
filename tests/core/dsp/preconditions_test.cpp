// SPDX-License-Identifier: MIT
#include "core/dsp/cell_position.h"
#include "core/dsp/cell_ring.h"
#include "core/dsp/delay.h"
#include "core/dsp/filter.h"
#include "core/dsp/limiter.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

#include <array>

namespace tresillo {
namespace {

using check::breaksPrecondition;

constexpr SampleRate kRate{8'000};

TEST_CASE("a piece lies within one cell of the grid") {
    CHECK(isInCell(64, 0) && isInCell(0, 64) && isInCell(1, 63));
    CHECK(!isInCell(64, 1) && !isInCell(1, 64) && !isInCell(-1, 0) && !isInCell(1, -1));
}

TEST_CASE("what is processed lies within one cell") {
    std::array<float, 64> samples{};
    Filter filter;
    const FilterPoint point = filterPoint(1'000.0F, 1.0F, kRate);
    CHECK(!breaksPrecondition([&] { filter.process(samples.data(), 32, FilterShape::Low, point, point, 32); }));
    CHECK(breaksPrecondition([&] { filter.process(samples.data(), 32, FilterShape::Low, point, point, 33); }));
}

TEST_CASE("effects are given as much memory as they ask for") {
    static std::array<float, 2 * CellRing::memoryFor(2 * kRate.hz)> memory{};
    static_assert(memory.size() >= Delay::memoryFor(kRate) && memory.size() >= Limiter::memoryFor(kRate));
    CHECK(!breaksPrecondition([] { Delay(kRate, std::span(memory).first(Delay::memoryFor(kRate))); }));
    CHECK(breaksPrecondition([] { Delay(kRate, std::span(memory).first(Delay::memoryFor(kRate) - 1)); }));
    CHECK(breaksPrecondition([] { Limiter(kRate, std::span(memory).first(Limiter::memoryFor(kRate) - 1)); }));
}

TEST_CASE("a delay line is read where it has been written") {
    static std::array<float, CellRing::memoryFor(200)> memory{};
    CellRing ring(memory, 200);
    CHECK(!breaksPrecondition([&] { (void)ring.read(1); }));
    CHECK(!breaksPrecondition([&] { (void)ring.read(200); }));
    CHECK(breaksPrecondition([&] { (void)ring.read(0); }));
    CHECK(breaksPrecondition([&] { (void)ring.read(ring.cells() * kCellFrames); }));
}

} // namespace
} // namespace tresillo
