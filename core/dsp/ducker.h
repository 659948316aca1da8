// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace tresillo {

/// How a Ducker lowers. Out of range is limited.
struct DuckerSettings {
    float depth{0.0F};         ///< Decibels, 0 to 24.
    std::int32_t attack{5};    ///< Milliseconds until it is reached, 1 to 1,000.
    std::int32_t release{120}; ///< Milliseconds from there back to nothing, 1 to 10,000.
};

/// The gain of a bus that makes room for another sound: the envelope of a compressor (D. Giannoulis, M. Massberg, J. D.
/// Reiss, "Digital Dynamic Range Compressor Design", JAES 60, 2012) whose attack a note sets off, at its own frame,
/// instead of a level that rises. Down along a straight line from wherever it is, so that a note that comes early does
/// not click; back as the square of the time left, which is slow at the end. A gain depends on its frame alone, so
/// pieces of any length give the same bits. About 1 ns a frame while it moves. Thread-safe: no. Realtime-safe: yes.
class Ducker {
public:
    explicit Ducker(SampleRate rate) : rate_(rate) {}

    /// Counts from the next note on; what is under way stays as it is.
    void set(const DuckerSettings& settings) { settings_ = settings; }

    /// A note: the frame that is rendered next is the first of the attack.
    void trigger();

    /// Writes the gains of the next `frames` frames, 0 to 1.
    void render(float* gains, int frames);

    /// All gains are exactly 1 until the next note: `render` may be left out.
    [[nodiscard]] bool isFlat() const { return stage_ == Stage::Over; }

private:
    enum class Stage : std::uint8_t { Attack, Release, Over };

    [[nodiscard]] float gainNow() const;
    void renderStage(float* gains, int frames) const;
    void goOn();

    SampleRate rate_;
    DuckerSettings settings_{};
    std::int32_t attack_{1};  ///< In frames,
    std::int32_t release_{1}; ///< of what is under way.
    std::int32_t frame_{0};   ///< Since the stage began.
    float from_{1.0F};        ///< Where the attack begins,
    float bottom_{1.0F};      ///< and where it ends.
    Stage stage_{Stage::Over};
};

} // namespace tresillo
