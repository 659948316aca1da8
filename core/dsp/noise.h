// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/lanes.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Equal energy for each hertz; for each octave (-3 dB per octave); as a random walk has it (-6 dB per octave).
enum class NoiseColor : std::uint8_t { White, Pink, Brown };

/// Noise that can be played again: frame n of a seed is always the same, as what it is made of is a hash of both and
/// the rest begins at silence. Pink and brown fall within 0.3 dB per octave of what they should from 40 Hz to 16 kHz,
/// at every rate from 44.1 kHz.
///
/// Levels at 48 kHz (RMS): white 0.2, evenly spread over +-0.35; pink 0.286, as loud as white (ITU-R BS.1770); brown
/// 0.3, which is 9 dB less loud, as its energy lies where the ear is deaf. The highest peaks of pink (0.04 % of frames)
/// and brown (0.1 %) are cut at +-1. At other rates each hertz has the same energy, so that what is heard is as loud.
///
/// White costs 1.2 ns a frame, the others 4 ns. Thread-safe: no. Realtime-safe: yes.
class Noise {
public:
    explicit Noise(SampleRate rate);

    /// The frame rendered next is the first of this seed.
    void start(NoiseColor color, std::uint64_t seed);

    /// Writes the next `frames` frames.
    void render(float* out, int frames);

private:
    static constexpr std::size_t kPoles = 8;
    using Poles = std::array<Lanes, kPoles / kLanes>;
    /// Poles side by side and what comes past them, fed with white noise plus `smear` times the frame before.
    struct Coloring {
        Poles kept{};
        Poles share{};
        float direct{0.0F};
        float smear{0.0F};

        void set(std::size_t pole, double keeps, double shares);
    };
    static Coloring pink(double rate);
    static Coloring brown(double rate);
    void renderWhite(float* out, int frames);
    void color(float* samples, int frames, const Coloring& coloring);

    Coloring pink_{};
    Coloring brown_{};
    float level_{0.0F}; ///< Of white noise, as a factor of whole numbers of 32 bits.
    NoiseColor color_{NoiseColor::White};
    std::uint64_t seed_{0};
    std::uint64_t frame_{0};
    Poles poles_{};
    float before_{0.0F};
};

} // namespace tresillo
