// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"
#include "core/dsp/interpolator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tresillo::audio {

/// Sound in memory at the engine's rate, one or two channels, full scale +-1. Immutable once it is in a kit.
/// On either side of each channel lie `kGuard` frames of silence, so that an interpolator may read beyond the ends.
/// Beside the sound itself lie up to `kOctaves` versions of it at half, a quarter, ... of the rate, low-passed, from
/// which notes that are pitched up by octaves are read without aliasing.
/// Thread-safe: reading. Realtime-safe: reading.
class Sample {
public:
    static constexpr std::uint32_t kGuard = 32;
    static_assert(kGuard >= Interpolator::kReach);
    static constexpr int kOctaves = 6;

    Sample() = default;
    /// Copies decoded channels of equal length; `right` is empty for mono. What is no finite number becomes 0, and
    /// -0 becomes 0, so that every way of reading gives the same bits.
    Sample(const std::vector<float>& left, const std::vector<float>& right);

    [[nodiscard]] bool isEmpty() const { return frames_ == 0; }
    [[nodiscard]] bool isStereo() const { return stereo_; }
    /// The length at the engine's rate.
    [[nodiscard]] std::uint32_t frames() const { return frames_; }
    /// Where frame `frame` of the file lies at the engine's rate; UINT32_MAX ("the end") stays what it is.
    [[nodiscard]] std::uint32_t atEngineRate(std::uint32_t frame) const;
    /// Says from which rate the sound was brought to which.
    void setRates(SampleRate file, SampleRate engine);
    /// How many values had to be replaced because they were no finite numbers.
    [[nodiscard]] std::uint32_t repaired() const { return repaired_; }
    /// Frame 0 of channel `channel` (0 left, 1 right; a mono sample has only 0) of octave version `octave`, 0 being the
    /// sound itself. Frames -kGuard to length + kGuard - 1 may be read.
    [[nodiscard]] const float* channel(int channel, int octave = 0) const {
        require(channel >= 0 && channel <= (stereo_ ? 1 : 0) && octave >= 0 && octave <= kOctaves);
        return channels_[static_cast<std::size_t>(octave)][static_cast<std::size_t>(channel)].data() + kGuard;
    }
    /// Heap bytes of all versions.
    [[nodiscard]] std::size_t bytes() const;
    /// The same of a sample that is still to be made.
    [[nodiscard]] static std::size_t bytesOf(std::size_t frames, int channels);

private:
    using Channel = std::vector<float>;
    void takeChannel(std::size_t channel, const std::vector<float>& frames);
    void makeOctaves(std::size_t channel);

    std::array<std::array<Channel, 2>, kOctaves + 1> channels_{};
    SampleRate fileRate_{};
    SampleRate rate_{};
    std::uint32_t frames_{0};
    std::uint32_t repaired_{0};
    bool stereo_{false};
};

} // namespace tresillo::audio
