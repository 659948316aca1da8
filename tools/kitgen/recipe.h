// SPDX-License-Identifier: MIT
#pragma once

#include "tools/kitgen/envelope.h"

#include <array>
#include <string>
#include <vector>

namespace tresillo::kitgen {

// A recipe describes one sound struck as hard as can be. Parts are optional; they are summed, driven through a tanh and
// low-passed. Frequencies in Hz, times in seconds, levels as factors of the parts' common scale.

/// A sine with a falling pitch: drum skins and bodies.
struct Tone {
    double hz;
    double depth = 0;        ///< starts at (1 + depth) times hz
    double depthTime = 0.01; ///< time constant of the fall
    double level = 1;
    EnvelopeShape envelope{};
};

/// Band-passed noise: snares, hands, shakers. A level of 1 has an RMS of a third, so that its peaks lie around 1.
struct NoiseBand {
    double hz = 0; ///< 0: no noise
    double q = 0.7;
    double highPassHz = 20;
    double level = 1;
    EnvelopeShape envelope{};
    /// The noise starts again at each of these times; the last one falls as `envelope` says.
    std::vector<double> bursts = {0};
    double burstDecay = 0.004; ///< time constant of all bursts but the last
};

/// Square waves with no common period, soft-clipped together and band-passed: cymbals and bells.
struct Metal {
    std::vector<double> hz{}; ///< empty: no metal
    double clip = 1;          ///< drive of the soft clipping
    double bandHz = 7'100;
    double bandQ = 1;
    double highPassHz = 20;
    EnvelopeShape envelope{};
};

/// A few milliseconds of high-passed noise at the very start: the beater, the stick.
struct Click {
    double decibels = -200; ///< below the sum of the other parts; -200: no click
    double seconds = 0.003;
    double highPassHz = 2'500;
};

/// What a softer stroke changes, as factors of the recipe's values. Layers differ in these, not in level: the level of
/// a note is its velocity's business.
struct Stroke {
    double pitchDepth;
    double drive;
    double brightness; ///< of the low-pass
    double band;       ///< of noise and metal band frequencies
    double noise;      ///< of the noise level where there are tones beside it, and of the click
    double decay;      ///< of all time constants of level
};

inline constexpr std::size_t kLayers = 3;
inline constexpr std::size_t kRobins = 3;

/// From the softest stroke to the hardest, which is the recipe itself.
inline constexpr std::array<Stroke, kLayers> kStrokes{{
    {.pitchDepth = 0.55, .drive = 0.45, .brightness = 0.32, .band = 0.82, .noise = 0.60, .decay = 0.84},
    {.pitchDepth = 0.78, .drive = 0.72, .brightness = 0.58, .band = 0.91, .noise = 0.80, .decay = 0.92},
    {.pitchDepth = 1.00, .drive = 1.00, .brightness = 1.00, .band = 1.00, .noise = 1.00, .decay = 1.00},
}};

/// Repeated strokes are never quite the same: factors of the decay and cents of pitch.
struct Robin {
    double decay;
    double cents;
};

inline constexpr std::array<Robin, kRobins> kRobinShapes{{{1.0, 0}, {1.02, 4}, {0.98, -4}}};

/// One pad of a kit.
struct Recipe {
    std::string id;           ///< in file names: closed_hat
    std::string name;         ///< for people: Closed hat
    double peakDecibels = -6; ///< peak of the hardest stroke in the mix, dBFS
    double drive = 1;         ///< of the tanh behind the sum of all parts; small values leave it clean
    double lowPassHz = 18'000;
    double highPassHz = 12; ///< at the very end: takes out DC, and what lies below a small drum
    int choke = 0;          ///< pads of one group other than 0 silence each other
    std::vector<Tone> tones{};
    NoiseBand noise{};
    Metal metal{};
    Click click{};
};

/// A whole kit; pads in the order in which they lie from note 36 up.
struct KitRecipe {
    std::string id;
    std::string name;
    std::vector<Recipe> pads;
};

} // namespace tresillo::kitgen
