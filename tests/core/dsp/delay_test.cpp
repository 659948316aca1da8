// SPDX-License-Identifier: MIT
#include "core/dsp/delay.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/effect_rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <complex>
#include <limits>

namespace tresillo {
namespace {

using namespace effects;

struct DelayRig {
    explicit DelayRig(SampleRate rate = kRate) : memory(Delay::memoryFor(rate), 7.0F), delay(rate, memory) {}

    std::vector<float> memory;
    Delay delay;

    void process(float* left, float* right, int frames, int inCell) { delay.process(left, right, frames, inCell); }
};

TEST_CASE("an impulse comes back at exactly its frame, at every rate and wherever it lies in a cell") {
    for (const int hz : {8'000, 44'100, 48'000, 96'000, 192'000}) {
        for (const int tenths : {1, 3, 6, 20}) {
            const int time = hz * tenths / 10 - (hz > 8'000 && tenths < 20 ? 7 : 0);
            DelayRig rig({hz});
            rig.delay.set({.frames = time, .feedback = 0.0F, .lowCut = 20.0F, .highCut = 10'000.0F});
            Sound sound(static_cast<std::size_t>(time + 200));
            sound.left[37] = 1.0F;
            sound.right[100] = -1.0F;
            run(rig, sound);
            const auto first = [](const std::vector<float>& side) {
                const auto found = std::find_if(side.begin(), side.end(), [](float x) { return x < 0.0F || x > 0.0F; });
                return static_cast<int>(found - side.begin());
            };
            CHECK_EQ(first(sound.left), 37 + time);
            CHECK_EQ(first(sound.right), 100 + time);
            CHECK(sound.left[static_cast<std::size_t>(37 + time)] > 0.0F);
        }
    }
}

/// The magnitude at `hz` of what lies in `frames` frames from `from` on.
double magnitudeAt(const std::vector<float>& side, int from, int frames, double hz, int rate) {
    std::complex<double> sum;
    for (int frame = 0; frame < frames; ++frame) {
        const double angle = -2.0 * kPiDouble * hz * frame / rate;
        sum += static_cast<double>(side[static_cast<std::size_t>(from + frame)]) *
               std::complex<double>(std::cos(angle), std::sin(angle));
    }
    return std::abs(sum);
}

/// The analogue cuts of 6 dB per octave, their axis warped as the bilinear transform does.
double cutFormula(double lowCut, double highCut, double hz, int rate) {
    const auto warped = [&](double f) { return std::tan(kPiDouble * f / rate); };
    const double low = warped(hz) / warped(lowCut);
    const double high = warped(hz) / warped(highCut);
    return low / std::sqrt(1.0 + low * low) / std::sqrt(1.0 + high * high);
}

TEST_CASE("each echo is cut once more, as the formula says within 0.5 dB, and falls by the feedback") {
    struct Cut {
        float low;
        float high;
    };
    for (const Cut cut : {Cut{20.0F, 10'000.0F}, Cut{100.0F, 5000.0F}, Cut{300.0F, 4000.0F}, Cut{1000.0F, 1000.0F}}) {
        constexpr int kTime = 12'000;
        DelayRig rig;
        rig.delay.set({.frames = kTime, .feedback = 0.5F, .lowCut = cut.low, .highCut = cut.high});
        Sound sound(4 * kTime);
        sound.left[0] = 1.0F;
        run(rig, sound);
        for (const double hz : {25.0, 50.0, 100.0, 250.0, 600.0, 1500.0, 4000.0, 9000.0, 15'000.0}) {
            const double once = cutFormula(static_cast<double>(cut.low), static_cast<double>(cut.high), hz, kRate.hz);
            for (int echo = 1; echo <= 3; ++echo) {
                const double want = std::pow(once, echo) * std::pow(0.5, echo - 1);
                const double is = magnitudeAt(sound.left, echo * kTime, kTime, hz, kRate.hz);
                CHECK(want < 1e-4 || std::fabs(20.0 * std::log10(is / want)) < 0.5);
            }
        }
        CHECK(peakOf(sound, 0, kTime) <= 0.0F);
        CHECK(std::all_of(sound.right.begin(), sound.right.end(), [](float x) { return x <= 0.0F && x >= 0.0F; }));
    }
}

/// The largest second difference: a click has a large one.
double roughness(const std::vector<float>& side, std::size_t from) {
    double worst = 0.0;
    for (std::size_t frame = from; frame + 2 < side.size(); ++frame) {
        const double bend = static_cast<double>(side[frame]) - 2.0 * static_cast<double>(side[frame + 1]) +
                            static_cast<double>(side[frame + 2]);
        worst = std::max(worst, std::fabs(bend));
    }
    return worst;
}

Sound sineOf(std::size_t frames, double hz) {
    Sound sound(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        sound.left[frame] = static_cast<float>(std::sin(2.0 * kPiDouble * hz * static_cast<double>(frame) / kRate.hz));
        sound.right[frame] = -sound.left[frame];
    }
    return sound;
}

TEST_CASE("a new time fades in within 20 ms, without a click and without another pitch") {
    constexpr int kChange = 20'000;
    constexpr int kFade = 15 * 64; // 20 ms
    DelayRig rig;
    rig.delay.set({.frames = 5000, .feedback = 0.0F});
    Sound sound = sineOf(30'000, 300.0);
    run(
        rig, sound, [] { return 64; },
        [&](int frame) {
            if (frame / 64 == kChange / 64 && frame % 64 == 0) {
                rig.delay.set({.frames = 9101, .feedback = 0.0F});
            }
        });
    // A sine of 300 Hz bends by (2 pi 300 / 48000)^2 a frame; a fade adds little to that.
    CHECK(roughness(sound.left, 8000) < 1.2 * std::pow(2.0 * kPiDouble * 300.0 / kRate.hz, 2.0));

    // Before and after it is what a delay of that time alone gives; between, a mixture of the two.
    const auto alone = [](int time) {
        DelayRig other;
        other.delay.set({.frames = time, .feedback = 0.0F});
        Sound reference = sineOf(30'000, 300.0);
        run(other, reference);
        return reference;
    };
    const Sound before = alone(5000);
    const Sound after = alone(9101);
    constexpr int kStart = (kChange / 64) * 64;
    bool same = true;
    double apart = 0.0;
    for (int frame = 15'000; frame < 30'000; ++frame) {
        const auto at = static_cast<std::size_t>(frame);
        if (frame < kStart) {
            same = same && isSameValue(sound.left[at], before.left[at]);
        } else if (frame >= kStart + kFade + 3000) {
            // What the cuts remember of the fade is gone by now.
            apart = std::max(apart, std::fabs(static_cast<double>(sound.left[at] - after.left[at])));
        }
    }
    CHECK(same);
    CHECK(apart < 1e-6);
}

TEST_CASE("feedback and cuts that jump from end to end glide, without a click") {
    DelayRig rig;
    rig.delay.set({.frames = 4800, .feedback = 0.0F});
    Sound sound = sineOf(60'000, 200.0);
    run(
        rig, sound, [] { return 64; },
        [&](int frame) {
            if (frame % 6400 == 0) {
                const bool wide = frame / 6400 % 2 == 0;
                rig.delay.set(
                    {.frames = 4800,
                     .feedback = wide ? 0.7F : 0.0F,
                     .lowCut = wide ? 20.0F : 1000.0F,
                     .highCut = wide ? 10'000.0F : 1000.0F});
            }
        });
    CHECK(roughness(sound.left, 12'000) < 0.01);
}

/// Noise with changes of everything, some of them within a cell, rendered in pieces of random lengths.
Sound eventful(std::uint64_t seed) {
    DelayRig rig({44'100});
    Sound sound = stereoNoise(60'000, 5);
    runWithEvents(rig, sound, seed, 2999, [&](int turn) {
        rig.delay.set(
            {.frames = 2000 + 777 * (turn % 5),
             .feedback = 0.1F * static_cast<float>(turn % 8),
             .lowCut = 20.0F + 100.0F * static_cast<float>(turn % 3),
             .highCut = 10'000.0F - 2000.0F * static_cast<float>(turn % 4)});
    });
    return sound;
}

TEST_CASE("in pieces of any length it gives the same bits") {
    const Sound whole = eventful(0);
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 8U : 2U); ++seed) {
        CHECK(eventful(seed) == whole);
    }
}

TEST_CASE("it stays bounded under the strongest feedback, and then rings out to exactly nothing") {
    DelayRig rig;
    rig.delay.set({.frames = 6000, .feedback = 5.0F, .lowCut = 20.0F, .highCut = 20'000.0F});
    Sound sound = stereoNoise(96'000, 3);
    run(rig, sound);
    CHECK(peakOf(sound, 0, 96'000) < 5.0F);
    CHECK(!rig.delay.isSilent());
    int cells = 0;
    bool subnormal = false;
    for (; cells < 20'000 && !rig.delay.isSilent(); ++cells) {
        Sound rest(64);
        run(rig, rest);
        subnormal = subnormal || std::fpclassify(rest.left[63]) == FP_SUBNORMAL;
    }
    CHECK(!subnormal);
    CHECK(cells < 14 * 750); // 14 seconds
    Sound rest(64 * 2000);
    run(rig, rest);
    CHECK(peakOf(rest, 0, rest.frames()) <= 0.0F);
    CHECK(rig.delay.isSilent());
}

TEST_CASE("left out while it is silent, also for the first part of a cell, it gives the same bits as if it had run") {
    const auto render = [](bool leaveOut) {
        DelayRig rig;
        rig.delay.set({.frames = 4801, .feedback = 0.3F});
        Sound sound(500'000);
        for (const std::size_t at : {1000U, 1010U, 192'002U, 384'007U, 384'100U}) {
            sound.left[at] = 1.0F;
            sound.right[at + 1] = -0.5F;
        }
        for (int at = 0; at < sound.frames();) {
            const int piece = std::min({at % 64 < 5 ? 5 - at % 64 : 59, 64 - at % 64, sound.frames() - at});
            if (at == 383'936) {
                rig.delay.set({.frames = 3333, .feedback = 0.6F});
            }
            if (!leaveOut || peakOf(sound, at, at + piece) > 0.0F || !rig.delay.isSilent()) {
                rig.process(sound.left.data() + at, sound.right.data() + at, piece, at % 64);
            }
            at += piece;
        }
        return sound;
    };
    CHECK(render(true) == render(false));
}

TEST_CASE("a NaN or an infinity takes its cell out of what the delay hears, and nothing else") {
    const auto render = [](float bad) {
        DelayRig rig;
        Sound sound = stereoNoise(20'000, 6);
        std::fill_n(sound.left.begin() + 64 * 20, 64, 0.0F);
        sound.left[64 * 20 + 5] = bad;
        run(rig, sound);
        return sound;
    };
    const Sound without = render(0.0F);
    CHECK(render(std::numeric_limits<float>::quiet_NaN()) == without);
    CHECK(render(-std::numeric_limits<float>::infinity()) == without);
    CHECK(render(std::numeric_limits<float>::max()) == without);
}

} // namespace
} // namespace tresillo
