// SPDX-License-Identifier: MIT
#include "core/dsp/limiter.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/effect_rig.h"
#include "tests/core/dsp/peak_meters.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <cstdio>

namespace tresillo {
namespace {

using namespace effects;

struct LimiterRig {
    explicit LimiterRig(SampleRate rate = kRate) : memory(Limiter::memoryFor(rate)), limiter(rate, memory) {}

    std::vector<float> memory;
    Limiter limiter;

    void process(float* left, float* right, int frames, int inCell) { limiter.process(left, right, frames, inCell); }
};

Sound made(std::size_t frames, auto at) {
    Sound sound(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        sound.left[frame] = static_cast<float>(at(static_cast<int>(frame)));
        sound.right[frame] = -0.7F * sound.left[frame];
    }
    return sound;
}

struct Hostile {
    const char* name;
    Sound sound;
};

std::vector<Hostile> hostileSounds() {
    const std::size_t frames = kFullSize ? 24'000 : 4000;
    const auto sine = [](double hz, double phase, int frame) {
        return std::sin(2.0 * kPiDouble * (hz * frame / kRate.hz + phase));
    };
    TestNoise dice(4);
    std::vector<Hostile> all;
    all.push_back(
        {"quarter of the rate at 45 degrees", made(frames, [&](int at) { return sine(12'000.0, 0.125, at); })});
    all.push_back(
        {"near a quarter of the rate, +24 dB", made(frames, [&](int at) { return 16.0 * sine(11'991.0, 0.125, at); })});
    all.push_back({"bursts of a sixth of the rate", made(frames, [&](int at) {
                       return at / 700 % 2 == 0 ? 0.01 : 4.0 * sine(8000.0, 0.17, at);
                   })});
    all.push_back({"steps", made(frames, [](int at) { return at / 911 % 2 == 0 ? 0.1 : 3.0; })});
    all.push_back({"squares", made(frames, [](int at) {
                       return at / 2500 % 2 == 0 ? 0.0 : at / 37 % 2 == 0 ? 5.0 : -5.0;
                   })});
    all.push_back({"clicks", made(frames, [](int at) { return at % 997 == 0 ? 10.0 : at % 613 == 1 ? -2.0 : 0.0; })});
    all.push_back({"pairs of clicks", made(frames, [](int at) { return at % 797 < 2 ? 1.0 : 0.0; })});
    all.push_back({"a bass note with clicks", made(frames, [&](int at) {
                       return 0.69 * sine(50.0, 0.0, at) + (at % 1501 == 0 ? 12.0 : 0.0);
                   })});
    all.push_back({"swelling", made(frames, [&](int at) { return 16.0 * at / 24'000.0 * sine(997.0, 0.0, at); })});
    all.push_back({"noise, +24 dB", stereoNoise(frames, 5, 16.0F)});
    all.push_back({"noise bursts", made(frames, [&](int at) {
                       return at / 300 % 3 == 0 ? 8.0F * dice.next() : 0.5F * dice.next();
                   })});
    for (Hostile& hostile : all) {
        // What is cut off in the middle would itself be a step.
        hostile.sound.left.resize(frames + 1000);
        hostile.sound.right.resize(frames + 1000);
    }
    return all;
}

TEST_CASE("nothing that comes out rises above the ceiling, not even between the frames") {
    for (Hostile& hostile : hostileSounds()) {
        // As it is, by the standard's meter. Of what lies above a converter's band each oversampling filter makes
        // something else, so finer ones judge what is below.
        Sound converted = bandLimited(hostile.sound);
        LimiterRig rig;
        run(rig, hostile.sound);
        const double standard = std::max(standardPeak(hostile.sound.left), standardPeak(hostile.sound.right));
        CHECK(decibels(standard) <= -3.0);
        CHECK(decibels(static_cast<double>(peakOf(hostile.sound, 0, hostile.sound.frames()))) <= -3.0);
        LimiterRig other;
        run(other, converted);
        const double convertedStandard = std::max(standardPeak(converted.left), standardPeak(converted.right));
        const double fine = oversampledPeak(converted.left, kFullSize ? 16 : 4);
        CHECK(decibels(convertedStandard) <= -3.0);
        CHECK(decibels(fine) <= -3.0);
        CHECK(decibels(oversampledPeak(converted.right, 4)) <= -3.0);
        std::printf(
            "  %-34s by the standard %.2f dB; band-limited %.2f dB, by 16 x oversampling %.2f dB\n", hostile.name,
            decibels(standard), decibels(convertedStandard), decibels(fine));
    }
}

TEST_CASE("every ceiling is kept, at every rate") {
    for (const int hz : {8'000, 44'100, 88'200, 96'000, 192'000}) {
        for (const float ceiling : {0.0F, -1.0F, -12.0F, -40.0F}) {
            LimiterRig rig({hz});
            rig.limiter.setCeiling(ceiling);
            Sound sound = made(8000, [&](int at) { return at / 777 % 2 == 0 ? 0.001 : 3.0 * std::sin(0.9 * at); });
            run(rig, sound);
            CHECK(decibels(standardPeak(sound.left)) <= static_cast<double>(ceiling));
            CHECK(decibels(standardPeak(sound.left)) > static_cast<double>(ceiling) - 1.0);
        }
    }
}

/// `sound`, later.
Sound later(const Sound& sound, int frames) {
    Sound late(sound.left.size());
    std::copy(sound.left.begin(), sound.left.end() - frames, late.left.begin() + frames);
    std::copy(sound.right.begin(), sound.right.end() - frames, late.right.begin() + frames);
    return late;
}

TEST_CASE("what stays below the ceiling comes out bit for bit, 5 ms later") {
    CHECK_EQ(Limiter::latencyFrames({48'000}), 240);
    CHECK_EQ(Limiter::latencyFrames({44'100}), 220);
    CHECK_EQ(Limiter::latencyFrames({96'000}), 480);
    CHECK_EQ(Limiter::latencyFrames({192'000}), 960);
    for (const int hz : {8'000, 44'100, 48'000, 192'000}) {
        LimiterRig rig({hz});
        Sound sound = bandLimited(stereoNoise(8000, 2, 0.2F));
        const Sound late = later(sound, Limiter::latencyFrames({hz}));
        run(rig, sound);
        CHECK(sound == late);
        CHECK(isSameValue(rig.limiter.takeLeastGain(), 1.0F));
    }
}

TEST_CASE("off, everything comes out bit for bit, as late as ever; back on, it limits at once") {
    LimiterRig rig;
    rig.limiter.setOn(false);
    Sound sound = stereoNoise(6400, 2, 5.0F);
    const Sound late = later(sound, 240);
    run(rig, sound);
    CHECK(sound == late);
    rig.limiter.setOn(true);
    Sound loud = stereoNoise(6400, 3, 5.0F);
    run(rig, loud);
    CHECK(peakOf(loud, 240 + 128, 6400) < 0.7F);
}

/// The gain, frame by frame: the left side is so quiet that it shows nothing else.
std::vector<float> gainsFor(const std::vector<float>& right, LimiterRig& rig) {
    constexpr float kQuiet = 0x1p-10F;
    Sound sound(right.size());
    std::fill(sound.left.begin(), sound.left.end(), kQuiet);
    sound.right = right;
    run(rig, sound);
    for (float& frame : sound.left) {
        frame /= kQuiet;
    }
    return sound.left;
}

TEST_CASE("both sides are lowered together, before the peak comes, and come back with 50 ms") {
    std::vector<float> right(48'000, 0.0F);
    right[5000] = 7.0F;
    LimiterRig rig;
    const std::vector<float> gains = gainsFor(right, rig);
    const float least = *std::min_element(gains.begin() + 240, gains.end());
    CHECK(std::fabs(20.0F * std::log10(least * 7.0F) + 3.35F) < 0.01F);
    CHECK(isSameValue(rig.limiter.takeLeastGain(), least));
    CHECK(isSameValue(rig.limiter.takeLeastGain(), 1.0F));
    // It goes down within 5 ms, straight, and is there.
    CHECK(isSameValue(gains[5000], 1.0F));
    CHECK(isSameValue(gains[5240], least));
    float steepest = 0.0F;
    for (std::size_t frame = 241; frame < gains.size(); ++frame) {
        steepest = std::max(steepest, std::fabs(gains[frame] - gains[frame - 1]));
    }
    CHECK(steepest < (1.0F - least) / 127.0F);
    // 63 % of the way back 50 ms after it lets go, which is at most the look-ahead and two cells later.
    const auto back = std::find_if(
        gains.begin() + 5241, gains.end(), [&](float gain) { return gain > least + 0.632F * (1.0F - least); });
    const auto frames = back - gains.begin() - 5240;
    CHECK(frames > 2400);
    CHECK(frames < 2400 + 240 + 128);
    CHECK(isSameValue(gains.back(), 1.0F));
}

TEST_CASE("a longer look-ahead in frames lowers the gain as slowly in time") {
    std::vector<float> right(20'000, 0.0F);
    right[5000] = 7.0F;
    LimiterRig rig({192'000});
    const std::vector<float> gains = gainsFor(right, rig);
    float steepest = 0.0F;
    for (std::size_t frame = 961; frame < gains.size(); ++frame) {
        steepest = std::max(steepest, std::fabs(gains[frame] - gains[frame - 1]));
    }
    CHECK(steepest < 1.0F / 800.0F);
}

/// Loud and quiet noise with changes at any frame, rendered in pieces of random lengths.
Sound limitedInPieces(std::uint64_t seed) {
    LimiterRig rig({44'100});
    Sound sound = stereoNoise(20'000, 5);
    for (std::size_t frame = 0; frame < sound.left.size(); ++frame) {
        sound.left[frame] *= frame / 3000 % 2 == 0 ? 3.0F : 0.2F;
    }
    runWithEvents(rig, sound, seed, 1999, [&](int turn) {
        rig.limiter.setCeiling(-3.0F * static_cast<float>(turn % 4));
        rig.limiter.setOn(turn % 5 != 4);
    });
    return sound;
}

TEST_CASE("limited in pieces of any length it is the same bits") {
    const Sound whole = limitedInPieces(0);
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 8U : 2U); ++seed) {
        CHECK(limitedInPieces(seed) == whole);
    }
}

} // namespace
} // namespace tresillo
