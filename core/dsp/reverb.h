// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/cell_ring.h"
#include "core/dsp/diffuser.h"
#include "core/dsp/feedback_network.h"
#include "core/dsp/glide.h"
#include "core/dsp/one_pole.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// What a Reverb does; each 0 to 1, out of range is limited.
struct ReverbSettings {
    float room{0.5F}; ///< Decay by 60 dB: 0.32 s, 1.8 s at a half, 10 s; the same ratio for each step.
    float damp{0.5F}; ///< How much sooner 5 kHz falls than low frequencies: 1 to 1/6 of the time.
};

/// A stereo reverb. What comes in is cut below 250 Hz (6 dB per octave), waits 18 ms, is smeared by four all-passes a
/// side, as in J. Dattorro, "Effect Design, Part 1", JAES 45, 1997, and goes into a FeedbackNetwork. Only the
/// reverberation comes out; a mono sound comes out wide.
///
/// Changes glide for 20 ms, and are taken up at once while it is silent. Everything is computed for whole cells of the
/// absolute 64-frame grid, before the cell begins: the wait is longer than a cell. About 12 ns a frame on a desktop
/// processor. Thread-safe: no. Realtime-safe: yes.
class Reverb {
public:
    /// The floats of memory it needs, 90 kB at 48 kHz, 340 kB at 192 kHz. Thread-safe: yes. Realtime-safe: no.
    static std::size_t memoryFor(SampleRate rate);

    /// `memory` has memoryFor(rate) floats and outlives the reverb. Realtime-safe: no.
    Reverb(SampleRate rate, std::span<float> memory);

    void set(const ReverbSettings& settings);

    /// Takes `frames` frames from both sides and puts the reverberation in their place. The first frame lies `inCell`
    /// frames behind the last grid point, the last not beyond the next one. A cell may begin late if it begins with
    /// silence and the reverb is silent. Of what comes in, a cell with a NaN or an infinity counts as silence.
    void process(float* left, float* right, int frames, int inCell);

    /// There is nothing in it: if nothing comes in either, `process` may be left out. A cell that
    /// has begun is gone on with to its end; it becomes true at grid points only.
    [[nodiscard]] bool isSilent() const { return silent_ && !opened_; }

private:
    static constexpr std::size_t kDiffusers = 4;
    using Cell = FeedbackNetwork::Cell;
    struct Side {
        CellRing wait{};
        OnePole::State low{};
        std::array<Diffuser, kDiffusers> diffusers{};
        std::int32_t quietInput{0}; ///< Cells, as `quietCells_`, at most as many as `wait` has.
        alignas(16) Cell sound{};
    };

    static Decay decayAt(float room, float damp);
    void arrive();
    void openCell();
    void cutInput();
    void closeCell();

    std::int32_t waitFrames_;
    std::int32_t glideCells_;
    OnePole lowCut_;
    std::array<Side, 2> sides_{};
    FeedbackNetwork network_{};
    Glide room_{};
    Glide damp_{};
    std::int32_t quietCells_{0};
    bool silent_{true};
    bool opened_{false};
};

} // namespace tresillo
