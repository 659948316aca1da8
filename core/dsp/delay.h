// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/band_cut.h"
#include "core/dsp/cell_ring.h"
#include "core/dsp/glide.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// What a Delay does. Out of range is limited.
struct DelaySettings {
    std::int32_t frames{12'000}; ///< The time, 64 frames to 2 seconds.
    float feedback{0.4F};        ///< 0 to 0.7.
    float lowCut{100.0F};        ///< Hz, 20 to 1,000.
    float highCut{5000.0F};      ///< Hz, 1,000 to 10,000.
};

/// A stereo delay with feedback: what comes out is what came in `frames` frames ago, cut at both ends of its spectrum,
/// and goes back in by `feedback`; so the first echo is cut once, the second twice, as on a tape. Left and right do not
/// mix. Only the echoes come out.
///
/// A new time is taken up at the next grid point: for 20 ms, rounded up to whole cells, what is read at the old place
/// fades into what is read at the new one, without a change of pitch. Times that come meanwhile wait, the last one
/// counts. Everything else glides as long. A delay that is silent takes up everything at once.
///
/// All reading and filtering is done for whole cells of the absolute 64-frame grid, so how rendering is cut into
/// pieces changes nothing. About 3 ns a frame on a desktop processor. Thread-safe: no. Realtime-safe: yes.
class Delay {
public:
    /// The floats of memory it needs: 1.5 MB at 192 kHz for 2 seconds a side. Thread-safe: yes. Realtime-safe: yes.
    static constexpr std::size_t memoryFor(SampleRate rate) { return 2 * CellRing::memoryFor(longestFor(rate)); }
    /// The longest time in frames. Thread-safe: yes. Realtime-safe: yes.
    static constexpr std::int32_t longestFor(SampleRate rate) { return 2 * rate.hz; }

    /// `memory` has memoryFor(rate) floats and outlives the delay. Realtime-safe: no, it is filled with 0.
    Delay(SampleRate rate, std::span<float> memory);

    void set(const DelaySettings& settings);

    /// Takes `frames` frames from both sides and puts the echoes in their place. The first frame lies `inCell` frames
    /// behind the last grid point, the last not beyond the next one. A cell may begin late if it begins with silence
    /// and the delay is silent. A cell with a NaN or an infinity counts as silence.
    void process(float* left, float* right, int frames, int inCell);

    /// There is nothing in it: if nothing comes in either, `process` may be left out. A cell that
    /// has begun is gone on with to its end; it becomes true at grid points only.
    [[nodiscard]] bool isSilent() const { return silent_ && !opened_; }

private:
    using Cell = std::array<float, kControlFrames>;
    struct Side {
        CellRing line{};
        alignas(16) Cell faded{};
        alignas(16) Cell echo{};
    };

    void arrive();
    void openCell();
    [[nodiscard]] const float* readTap(Side& side) const;
    void closeCell();
    [[nodiscard]] BandCutPoint cutNow() const { return {.low = low_.now(), .high = high_.now()}; }
    [[nodiscard]] BandCutPoint cutNext() const { return {.low = low_.next(), .high = high_.next()}; }

    SampleRate rate_;
    std::int32_t glideCells_;
    std::array<Side, 2> sides_{};
    BandCut cut_{};
    Glide feedback_{};
    Glide low_{};
    Glide high_{};
    Glide fade_{1.0F}; ///< From the tap at `from_` to the one at `to_`.
    std::int32_t from_{0};
    std::int32_t to_{0};
    std::int32_t wanted_{0};
    std::int32_t quietCells_{0};
    bool silent_{true};
    bool opened_{false};
};

} // namespace tresillo
