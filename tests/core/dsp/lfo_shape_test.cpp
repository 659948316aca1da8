// SPDX-License-Identifier: MIT
#include "core/dsp/lfo_shape.h"
#include "core/dsp/same_value.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tresillo {
namespace {

constexpr std::uint32_t kQuarterTurn = 0x4000'0000U;

float lfoAt(LfoShape shape, std::uint32_t phase) { return lfoValue(shape, phase, 0, 1); }

TEST_CASE("a sine LFO is a sine") {
    for (std::uint32_t n = 0; n < 1000; ++n) {
        const std::uint32_t phase = n * 4'294'967U;
        const double wanted = std::sin(6.283185307179586 * static_cast<double>(phase) / 4294967296.0);
        CHECK(std::fabs(static_cast<double>(lfoAt(LfoShape::Sine, phase)) - wanted) < 1e-6);
    }
}

TEST_CASE("a triangle rises through 0, is 1 after a quarter and -1 after three") {
    CHECK(isSameValue(lfoAt(LfoShape::Triangle, 0), 0.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Triangle, kQuarterTurn / 2), 0.5F));
    CHECK(isSameValue(lfoAt(LfoShape::Triangle, kQuarterTurn), 1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Triangle, 2 * kQuarterTurn), 0.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Triangle, 3 * kQuarterTurn), -1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Triangle, 3 * kQuarterTurn + kQuarterTurn / 2), -0.5F));
}

TEST_CASE("saws go from end to end, a square stands at either") {
    CHECK(isSameValue(lfoAt(LfoShape::SawUp, 0), -1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::SawUp, 3 * kQuarterTurn), 0.5F));
    CHECK(isSameValue(lfoAt(LfoShape::SawUp, 0xFFFF'FFFFU), 1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::SawDown, 0), 1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::SawDown, 3 * kQuarterTurn), -0.5F));
    CHECK(isSameValue(lfoAt(LfoShape::Square, 0), 1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Square, 2 * kQuarterTurn - 1), 1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Square, 2 * kQuarterTurn), -1.0F));
    CHECK(isSameValue(lfoAt(LfoShape::Square, 0xFFFF'FFFFU), -1.0F));
}

TEST_CASE("random steps hold for a cycle, differ from cycle to cycle and from seed to seed, and repeat") {
    int same = 0;
    for (std::uint64_t cycle = 0; cycle < 1000; ++cycle) {
        const float value = lfoValue(LfoShape::Steps, 0, cycle, 7);
        CHECK(isSameValue(value, lfoValue(LfoShape::Steps, 0xFFFF'FFFFU, cycle, 7)));
        same += isSameValue(value, lfoValue(LfoShape::Steps, 0, cycle + 1, 7)) ? 1 : 0;
        same += isSameValue(value, lfoValue(LfoShape::Steps, 0, cycle, 8)) ? 1 : 0;
    }
    CHECK(same < 3);
}

TEST_CASE("random steps spread evenly from -1 to 1") {
    constexpr std::size_t kBins = 8;
    std::array<int, kBins> counts{};
    for (std::uint64_t cycle = 0; cycle < 8000; ++cycle) {
        const float value = lfoValue(LfoShape::Steps, 0, cycle, 3);
        REQUIRE(value >= -1.0F && value < 1.0F);
        ++counts[static_cast<std::size_t>((value + 1.0F) * 0.5F * kBins)];
    }
    for (const int count : counts) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
}

TEST_CASE("smooth random goes through the steps' values without a jump or a kink") {
    constexpr std::uint32_t kSteps = 256;
    constexpr std::uint32_t kStep = 0x1'0000'0000ULL / kSteps;
    double last = static_cast<double>(lfoValue(LfoShape::Smooth, 0, 0, 9));
    double lastSlope = 0.0;
    for (std::uint64_t n = 1; n < std::uint64_t{kSteps} * 50; ++n) {
        const auto phase = static_cast<std::uint32_t>(n % kSteps) * kStep;
        const float value = lfoValue(LfoShape::Smooth, phase, n / kSteps, 9);
        const double slope = static_cast<double>(value) - last;
        CHECK(std::fabs(slope) < 3.1 / kSteps);                       // 2 apart, times 1.5 where it is steepest
        CHECK(std::fabs(slope - lastSlope) < 13.0 / kSteps / kSteps); // 2 apart, times 6 where it bends most
        if (phase == 0) {
            CHECK(isSameValue(value, lfoValue(LfoShape::Steps, 0, n / kSteps, 9)));
        }
        last = static_cast<double>(value);
        lastSlope = slope;
    }
}

TEST_CASE("every shape stays within +-1 at every phase") {
    for (int shape = 0; shape <= static_cast<int>(LfoShape::Smooth); ++shape) {
        float peak = 0.0F;
        for (std::uint32_t n = 0; n < 10'000; ++n) {
            const float value = lfoValue(static_cast<LfoShape>(shape), n * 429'496U + 0x3FFF'FF00U, n / 100, 4);
            peak = std::max(peak, std::fabs(value));
        }
        CHECK(peak > 0.9F);
        CHECK(peak <= 1.0F);
    }
}

} // namespace
} // namespace tresillo
