// SPDX-License-Identifier: MIT
#include "core/dsp/true_peak.h"
#include "tests/core/dsp/peak_meters.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

namespace tresillo {
namespace {

using namespace effects;

TEST_CASE("the bound is never below the true peak, and close to it where the sound is smooth") {
    TestNoise dice(3);
    std::vector<float> frames(64 + kTruePeakBefore);
    const float* cell = frames.data() + kTruePeakBefore;
    bool holds = true;
    for (int round = 0; round < (kFullSize ? 20'000 : 500); ++round) {
        // From single clicks to full noise, and what only touches the edges.
        const float density = std::fabs(dice.next());
        for (float& frame : frames) {
            frame = std::fabs(dice.next()) < density ? dice.next() : 0.0F;
        }
        frames[static_cast<std::size_t>(round) % frames.size()] = 1.5F;
        holds = holds && truePeakBound(cell) >= truePeak(cell);
    }
    CHECK(holds);
    for (std::size_t frame = 0; frame < frames.size(); ++frame) {
        frames[frame] = std::sin(0.05F * static_cast<float>(frame)); // 380 Hz
    }
    CHECK(truePeakBound(cell) < 1.01F);
}

TEST_CASE("a sine's true peak is its amplitude, wherever its frames lie") {
    std::vector<float> frames(64 + kTruePeakBefore);
    for (const double turns : {0.01, 0.11, 0.25, 0.3333, 0.4}) {
        for (const double phase : {0.0, 0.125, 0.3}) {
            for (std::size_t frame = 0; frame < frames.size(); ++frame) {
                frames[frame] =
                    static_cast<float>(0.8 * std::sin(2.0 * kPiDouble * (turns * static_cast<double>(frame) + phase)));
            }
            const auto is = static_cast<double>(truePeak(frames.data() + kTruePeakBefore));
            CHECK(decibels(is / 0.8) < 0.06);
            // Between two points a quarter of a frame apart it may be a little higher still.
            CHECK(decibels(is / 0.8) > decibels(std::cos(2.0 * kPiDouble * turns / 8.0)) - 0.06);
        }
    }
}

} // namespace
} // namespace tresillo
