// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/params/choices.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

inline constexpr std::size_t kPads = 32;
inline constexpr std::size_t kLayersPerPad = 16;
/// In a track that plays a whole kit, this note plays pad 0.
inline constexpr std::uint8_t kFirstPadNote = 36;
/// The note that plays a sample at its own pitch.
inline constexpr std::uint8_t kSamplePitch = 60;

/// One sample of a pad. Among the layers that a note reaches by mask and velocity, those with round robin 0 all sound;
/// the others take turns, in the order of their numbers.
struct KitLayer {
    std::uint16_t sample{0};     ///< Index of the sample in its kit.
    std::uint8_t velocityLow{1}; ///< 1-127, inclusive.
    std::uint8_t velocityHigh{127};
    std::uint8_t roundRobin{0}; ///< 0: always; 1 and up: the place in the turn.
    float gain{1.0F};           ///< Linear.
    float pitch{0.0F};          ///< Semitones.

    bool operator==(const KitLayer&) const = default;
};

/// Frames are frames of the sample file. Times are in seconds.
struct KitPad {
    FixedVector<KitLayer, kLayersPerPad> layers{};
    float gain{1.0F};      ///< Linear.
    float pan{0.0F};       ///< -1 left to 1 right.
    float pitch{0.0F};     ///< Semitones.
    std::uint8_t choke{0}; ///< Pads of one group other than 0 cut each other off.
    bool gated{false};     ///< The end of the note releases the sample.
    bool reverse{false};
    bool loops{false};
    FilterMode filter{FilterMode::Off};
    float cutoff{18000.0F}; ///< Hz.
    float resonance{0.71F}; ///< Q.
    float attack{0.0F};
    float hold{0.0F};
    float decay{0.0F};
    float sustain{1.0F};
    float release{0.0F};
    std::uint32_t start{0};
    std::uint32_t end{UINT32_MAX}; ///< One past the last frame; the sample's own end when it lies beyond.
    std::uint32_t loopStart{0};
    std::uint32_t loopEnd{UINT32_MAX};

    bool operator==(const KitPad&) const = default;
};

/// A kit without its samples and its words. Thread-safe: no (a value). Realtime-safe: yes.
struct KitDescription {
    FixedVector<KitPad, kPads> pads{};

    bool operator==(const KitDescription&) const = default;
};

} // namespace tresillo
