// SPDX-License-Identifier: MIT
#include "core/dsp/reverb.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/effect_rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <limits>

namespace tresillo {
namespace {

using namespace effects;

struct ReverbRig {
    explicit ReverbRig(ReverbSettings settings = {}, SampleRate rate = {48'000})
        : memory(Reverb::memoryFor(rate), 7.0F), reverb(rate, memory) {
        reverb.set(settings);
    }

    std::vector<float> memory;
    Reverb reverb;

    void process(float* left, float* right, int frames, int inCell) { reverb.process(left, right, frames, inCell); }
};

TEST_CASE("reverberation begins after 18 ms and not before") {
    for (const int hz : {44'100, 48'000, 96'000, 192'000}) {
        ReverbRig rig({}, {hz});
        Sound sound(static_cast<std::size_t>(hz / 10));
        sound.left[30] = sound.right[30] = 1.0F;
        run(rig, sound);
        const int wait = (hz * 18 + 500) / 1000;
        CHECK(peakOf(sound, 0, 30 + wait) <= 0.0F);
        CHECK(peakOf(sound, 30 + wait, sound.frames()) > 0.01F);
    }
}

/// Noise with changes at any frame, rendered in pieces of random lengths.
Sound reverberated(std::uint64_t seed) {
    ReverbRig rig({}, {44'100});
    Sound sound = stereoNoise(30'000, 5);
    runWithEvents(rig, sound, seed, 1999, [&](int turn) {
        rig.reverb.set({.room = 0.3F * static_cast<float>(turn % 4), .damp = 0.2F * static_cast<float>(turn % 6)});
    });
    return sound;
}

TEST_CASE("reverberation is the same bits in pieces of any length") {
    const Sound whole = reverberated(0);
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 8U : 1U); ++seed) {
        CHECK(reverberated(seed) == whole);
    }
}

/// How many seconds of silence it takes to fall silent.
double secondsToSilence(ReverbSettings settings, SampleRate rate, bool& tidy) {
    ReverbRig rig(settings, rate);
    Sound sound = stereoNoise(static_cast<std::size_t>(rate.hz / 640 * 64), 3);
    run(rig, sound);
    int cells = 0;
    for (; cells < 60 * rate.hz / 64 && !rig.reverb.isSilent(); ++cells) {
        Sound rest(64);
        run(rig, rest);
        for (const float x : rest.left) {
            tidy = tidy && std::fpclassify(x) != FP_SUBNORMAL;
        }
    }
    Sound rest(64 * 1000);
    run(rig, rest);
    tidy = tidy && rig.reverb.isSilent() && peakOf(rest, 0, rest.frames()) <= 0.0F;
    return static_cast<double>(cells) * 64.0 / rate.hz;
}

TEST_CASE("when nothing comes in any more it decays to exactly nothing, with no subnormal number on the way") {
    bool tidy = true;
    CHECK(secondsToSilence({.room = 0.0F, .damp = 0.0F}, {48'000}, tidy) < 1.5);
    CHECK(secondsToSilence({.room = 0.5F, .damp = 0.5F}, {48'000}, tidy) < 6.0);
    if (kFullSize) {
        CHECK(secondsToSilence({.room = 1.0F, .damp = 0.0F}, {48'000}, tidy) < 32.0);
        CHECK(secondsToSilence({.room = 1.0F, .damp = 1.0F}, {44'100}, tidy) < 32.0);
        CHECK(secondsToSilence({.room = 1.0F, .damp = 0.0F}, {96'000}, tidy) < 32.0);
    }
    CHECK(tidy);
}

TEST_CASE("it stays bounded in the largest room under full noise, and takes no setting that would let it grow") {
    ReverbRig rig({.room = 50.0F, .damp = -3.0F});
    Sound sound = stereoNoise(kFullSize ? 48'000 * 30 : 48'000, 9);
    run(rig, sound);
    CHECK(peakOf(sound, 0, sound.frames()) < 20.0F);
}

TEST_CASE("room and damp that jump from end to end glide, without a click") {
    ReverbRig rig({.room = 1.0F, .damp = 1.0F});
    Sound sound(96'000);
    for (int frame = 0; frame < sound.frames(); ++frame) {
        const float wave = static_cast<float>(std::sin(2.0 * kPiDouble * 400.0 * frame / 48'000.0));
        sound.left[static_cast<std::size_t>(frame)] = sound.right[static_cast<std::size_t>(frame)] = wave;
    }
    run(
        rig, sound, [] { return 64; },
        [&](int frame) {
            if (frame % 9600 == 0) {
                const float end = frame / 9600 % 2 == 0 ? 0.0F : 1.0F;
                rig.reverb.set({.room = end, .damp = 1.0F - end});
            }
        });
    // A sine of 400 Hz bends by (2 pi 400 / 48000)^2 = 0.0027 of its amplitude a frame.
    const float peak = peakOf(sound, 0, sound.frames());
    float worst = 0.0F;
    for (std::size_t frame = 9600; frame + 2 < sound.left.size(); ++frame) {
        worst = std::max(worst, std::fabs(sound.left[frame] - 2.0F * sound.left[frame + 1] + sound.left[frame + 2]));
    }
    CHECK(worst < 0.0027F * 1.5F * peak);
}

TEST_CASE("a reverb that is left out while it is silent gives the same bits as one that always runs") {
    const auto render = [](bool leaveOut) {
        ReverbRig rig({.room = 0.2F, .damp = 0.5F});
        Sound sound(400'000);
        for (const std::size_t at : {1000U, 1010U, 128'002U, 256'007U, 256'100U}) {
            sound.left[at] = 1.0F;
            sound.right[at + 1] = -0.5F;
        }
        for (int at = 0; at < sound.frames();) {
            const int piece = std::min({at % 64 < 5 ? 5 - at % 64 : 59, 64 - at % 64, sound.frames() - at});
            if (at == 255'936) {
                rig.reverb.set({.room = 0.6F, .damp = 0.1F});
            }
            if (!leaveOut || peakOf(sound, at, at + piece) > 0.0F || !rig.reverb.isSilent()) {
                rig.process(sound.left.data() + at, sound.right.data() + at, piece, at % 64);
            }
            at += piece;
        }
        return sound;
    };
    CHECK(render(true) == render(false));
}

TEST_CASE("a NaN or an infinity takes its cell out of what the reverb hears, and nothing else") {
    const auto render = [](float bad) {
        ReverbRig rig;
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
