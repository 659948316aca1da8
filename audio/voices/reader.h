// SPDX-License-Identifier: MIT
#pragma once

#include "audio/kits/sample.h"
#include "core/dsp/interpolator.h"

#include <cstdint>

namespace tresillo::audio {

/// Which part of a sample a voice reads, in frames at the engine's rate; `end` is one past the last.
struct ReadRange {
    std::uint32_t start{0};
    std::uint32_t end{0};
    std::uint32_t loopStart{0};
    std::uint32_t loopEnd{0};
    bool loops{false};
    bool reverse{false};
};

/// Goes through a sample, forwards or backwards, at any speed, once or in a loop. The place is a 32.32 fixed-point
/// number, so that it is exact after hours. Thread-safe: no. Realtime-safe: yes.
class Reader {
public:
    /// One frame of the sample for each frame of the engine.
    static constexpr std::int64_t kOwnSpeed = std::int64_t{1} << 32;

    /// At the range's first frame (its last, in reverse). The range lies within the sample and is not empty.
    void start(const Sample& sample, const ReadRange& range, const Interpolator& interpolator);
    /// How far each further frame goes: at least 1, at most 2^kOctaves times kOwnSpeed.
    void setSpeed(std::int64_t speed);
    /// Goes on to the end of the range instead of looping.
    void stopLooping() { range_.loops = false; }

    [[nodiscard]] bool isOver() const { return over_; }
    [[nodiscard]] bool isStereo() const { return sample_->isStereo(); }
    /// Reading is copying: the sample's own speed, on whole frames.
    [[nodiscard]] bool isDirect() const { return speed_ == kOwnSpeed && (place_ & (kOwnSpeed - 1)) == 0; }
    [[nodiscard]] bool isReverse() const { return range_.reverse; }

    /// How many of the next `frames` (> 0) come before the range ends or starts over; at least 1 unless it is over.
    [[nodiscard]] int run(int frames) const;
    /// Where a direct reader stands in channel `channel`.
    [[nodiscard]] const float* direct(int channel) const { return sample_->channel(channel) + (place_ >> 32); }
    /// Goes on by `frames`, at most what `run` answered, and starts over or is over where the range ends.
    void skip(int frames);

    /// The next `frames` frames into `left` and, for a stereo sample, `right`; silence after the end. Returns how many
    /// came before the end.
    int read(float* left, float* right, int frames);

private:
    void readRun(float* left, float* right, int frames) const;
    void copyRun(float* target, int channel, int frames) const;
    void interpolateRun(float* target, int channel, int frames) const;
    [[nodiscard]] bool crossesSeam(std::int64_t frame) const;
    [[nodiscard]] float readSeam(const float* source, std::int64_t place) const;

    const Sample* sample_{nullptr};
    const Interpolator* interpolator_{nullptr};
    ReadRange range_{};
    std::int64_t place_{0};
    std::int64_t speed_{kOwnSpeed};
    int octave_{0};       ///< Which version of the sample is read.
    int cutoff_{0};       ///< The interpolator's.
    bool wrapped_{false}; ///< The loop has started over at least once.
    bool over_{true};
};

} // namespace tresillo::audio
