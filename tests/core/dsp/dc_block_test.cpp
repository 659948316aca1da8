// SPDX-License-Identifier: MIT
#include "core/dsp/dc_block.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <array>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

double dcBlockGain(double hz, SampleRate rate) {
    DcBlock<1> block(rate);
    const int settle = rate.hz;
    double real = 0.0;
    double imaginary = 0.0;
    for (int frame = 0; frame < 2 * settle; ++frame) {
        const double angle = 2.0 * kPiDouble * hz * frame / rate.hz;
        auto sample = static_cast<float>(std::sin(angle));
        block.process({&sample}, 1, 0);
        if (frame >= settle) {
            real += static_cast<double>(sample) * std::sin(angle);
            imaginary += static_cast<double>(sample) * std::cos(angle);
        }
    }
    return 2.0 * std::hypot(real, imaginary) / settle;
}

TEST_CASE("what is below 20 Hz goes, 6 dB for each octave, and what is above stays") {
    for (const SampleRate rate : {SampleRate{8'000}, SampleRate{48'000}}) {
        for (const double hz : {2.0, 5.0, 20.0, 40.0, 100.0, 1'000.0, 3'000.0}) {
            const double ratio = std::tan(kPiDouble * hz / rate.hz) / std::tan(kPiDouble * 20.0 / rate.hz);
            const double wanted = ratio / std::sqrt(1.0 + ratio * ratio);
            CHECK(std::fabs(20.0 * std::log10(dcBlockGain(hz, rate) / wanted)) < 0.01);
        }
    }
}

TEST_CASE("an offset goes to exactly nothing, and never through subnormal numbers") {
    DcBlock<1> block({48'000});
    bool subnormal = false;
    float sample = 0.0F;
    for (int frame = 0; frame < 200'000; ++frame) {
        sample = 0.7F;
        block.process({&sample}, 1, frame % 64);
        subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
    }
    CHECK(!subnormal);
    CHECK(isSameValue(sample, 0.0F));
}

std::array<std::vector<float>, 2> blocked(std::uint64_t seed) {
    constexpr int kCells = 20;
    TestNoise noise(2);
    std::array<std::vector<float>, 2> sounds;
    for (auto& sound : sounds) {
        sound.resize(static_cast<std::size_t>(kCells * kControlFrames));
        for (float& sample : sound) {
            sample = noise.next() + 0.5F;
        }
    }
    DcBlock<2> block({48'000});
    inPieces(seed, kCells, [&](int frame, int frames, int inCell) {
        block.process({sounds[0].data() + frame, sounds[1].data() + frame}, frames, inCell);
    });
    return sounds;
}

TEST_CASE("without its offset, a sound is the same bits in pieces of any length") {
    const auto whole = blocked(0);
    for (std::uint64_t seed = 1; seed < 10; ++seed) {
        CHECK(blocked(seed) == whole);
    }
    CHECK(whole[0] != whole[1]);
}

TEST_CASE("forgotten means that nothing of the past is left") {
    DcBlock<1> block({48'000});
    float sample = 1.0F;
    block.process({&sample}, 1, 0);
    block.reset();
    sample = 0.0F;
    block.process({&sample}, 1, 1);
    CHECK(isSameValue(sample, 0.0F));
}

} // namespace
} // namespace tresillo
