// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tresillo {

/// The stages of an envelope in frames; `sustain` is a level, 0 to 1. As it stands it is neutral.
struct EnvelopeTimes {
    std::int32_t attack{0};
    std::int32_t hold{0};
    std::int32_t decay{0};
    float sustain{1.0F};
    std::int32_t release{0};
};

/// An amplitude envelope: attack, hold, decay, sustain, release. The attack is a straight line, decay and release fall
/// as the square of the time left, which the ear takes for even and which ends at a known frame. A value depends on
/// its frame alone, so pieces of any length give the same bits. Thread-safe: no. Realtime-safe: yes.
class Envelope {
public:
    /// Frame 0 of the attack is the frame that is applied next.
    void start(const EnvelopeTimes& times);
    /// Falls from its present level to silence. False, and nothing happens, when the release takes no time: what then
    /// becomes of the note is for others to say.
    bool release();

    /// Multiplies the next `frames` frames of `shape` with the envelope and goes on by as many.
    void apply(float* shape, int frames);

    /// Multiplying with exactly 1 is all it does until it is released.
    [[nodiscard]] bool isFlat() const;
    /// It will be 0 for ever.
    [[nodiscard]] bool isOver() const { return stage_ == Stage::Over; }

private:
    enum class Stage : std::uint8_t { Attack, Hold, Decay, Sustain, Release, Over };

    [[nodiscard]] std::int32_t length() const;
    [[nodiscard]] float level() const;
    void goOn();
    void applyStage(float* shape, int frames) const;

    EnvelopeTimes times_{};
    std::int32_t frame_{0}; ///< Frames since the stage began.
    float releasedFrom_{1.0F};
    Stage stage_{Stage::Over};
};

} // namespace tresillo
