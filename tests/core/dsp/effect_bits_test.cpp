// SPDX-License-Identifier: MIT
// The same bits everywhere: what each effect makes of the same sound, as one hash. The numbers below were taken on
// x86-64 with g++ 12; every other compiler, optimisation level and processor must give them again. A deliberate change
// of an effect changes its number, and with it the bytes of everything that is rendered through it.
#include "core/base/hash.h"
#include "core/dsp/delay.h"
#include "core/dsp/ducker.h"
#include "core/dsp/limiter.h"
#include "core/dsp/reverb.h"
#include "tests/core/dsp/effect_rig.h"
#include "tests/harness/check.h"

#include <bit>

namespace tresillo {
namespace {

using namespace effects;

constexpr SampleRate kBitsRate{44'100};

/// Half a second of bursts through an effect that is changed every so often.
template <class Effect, class Change> std::uint64_t bitsOf(Effect& effect, Change change) {
    Sound sound = stereoNoise(22'050, 77);
    for (std::size_t frame = 0; frame < sound.left.size(); ++frame) {
        const float level = frame / 2000 % 3 == 0 ? 1.5F : 0.0F;
        sound.left[frame] *= level;
        sound.right[frame] *= level;
    }
    runWithEvents(effect, sound, 0, 3001, change);
    Hash hash;
    for (std::size_t frame = 0; frame < sound.left.size(); ++frame) {
        hash = hash.with(std::bit_cast<std::uint32_t>(sound.left[frame]));
        hash = hash.with(std::bit_cast<std::uint32_t>(sound.right[frame]));
    }
    return hash.state;
}

TEST_CASE("a delay gives the bits of the compiler of record") {
    std::vector<float> memory(Delay::memoryFor(kBitsRate));
    Delay delay(kBitsRate, memory);
    const auto change = [&](int turn) {
        delay.set(
            {.frames = 2205 + 441 * turn,
             .feedback = 0.1F * static_cast<float>(turn),
             .lowCut = 20.0F + 90.0F * static_cast<float>(turn),
             .highCut = 1000.0F + 1200.0F * static_cast<float>(turn)});
    };
    CHECK_EQ(bitsOf(delay, change), 0x6834'F354'BF1E'0653ULL);
}

TEST_CASE("a reverb gives the bits of the compiler of record") {
    std::vector<float> memory(Reverb::memoryFor(kBitsRate));
    Reverb reverb(kBitsRate, memory);
    const auto change = [&](int turn) {
        reverb.set({.room = 0.15F * static_cast<float>(turn), .damp = 0.9F - 0.12F * static_cast<float>(turn)});
    };
    CHECK_EQ(bitsOf(reverb, change), 0x6ED6'E57C'E8E9'CF2AULL);
}

TEST_CASE("a limiter gives the bits of the compiler of record") {
    std::vector<float> memory(Limiter::memoryFor(kBitsRate));
    Limiter limiter(kBitsRate, memory);
    const auto change = [&](int turn) { limiter.setCeiling(-1.5F * static_cast<float>(turn)); };
    CHECK_EQ(bitsOf(limiter, change), 0x300A'DBC4'5DC8'0B26ULL);
}

/// A ducker as an effect.
struct DuckedBus {
    Ducker ducker{kBitsRate};

    void process(float* left, float* right, int frames, int) {
        std::array<float, 64> gains{};
        ducker.render(gains.data(), frames);
        for (int frame = 0; frame < frames; ++frame) {
            left[frame] *= gains[static_cast<std::size_t>(frame)];
            right[frame] *= gains[static_cast<std::size_t>(frame)];
        }
    }
};

TEST_CASE("a ducker gives the bits of the compiler of record") {
    DuckedBus bus;
    const auto change = [&](int turn) {
        bus.ducker.set({.depth = 3.0F * static_cast<float>(turn), .attack = 1 + turn, .release = 150 - 10 * turn});
        bus.ducker.trigger();
    };
    CHECK_EQ(bitsOf(bus, change), 0x3042'90CC'493A'7197ULL);
}

} // namespace
} // namespace tresillo
