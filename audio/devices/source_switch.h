// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "audio/devices/fade_curve.h"
#include "core/rt/snapshot.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tresillo::audio {

/// One source after the other on a device that goes on. The next one begins with a block, at its own first frame, and
/// is heard as it is; over it the one before fades out within 10 ms, and is then called no more.
///
///     plays --pass--> both, from the next block on --10 ms--> plays the next: hasPassed
///
/// Thread-safe: one thread owns it, the device's calls `process`. Realtime-safe: `process`.
class SourceSwitch final : public BlockSource {
public:
    SourceSwitch(BlockSource& first, SampleRate rate) : length_(fadeFrames(rate)), wanted_(&first), playing_(&first) {
        wishes_.write(&first);
        passed_.write(&first);
    }

    /// Owner: from the next block on `next` plays. Only once the change before has passed.
    void pass(BlockSource& next) {
        wanted_ = &next;
        wishes_.write(&next);
    }
    /// Owner: whether the source before is called no more, and may be destroyed. While no device calls it never comes.
    [[nodiscard]] bool hasPassed() { return passed_.read() == wanted_; }

    void process(float* left, float* right, int frames) override {
        if (BlockSource* wish = wishes_.read(); wish != playing_) {
            leaving_ = playing_;
            playing_ = wish;
            step_ = length_;
        }
        playing_->process(left, right, frames);
        if (leaving_ != nullptr) {
            for (int done = 0; done < frames && step_ > 0; done += kPiece) {
                addLeaving(left + done, right + done, std::min(kPiece, frames - done));
            }
            if (step_ == 0) {
                leaving_ = nullptr;
                passed_.write(playing_);
            }
        }
    }

private:
    static constexpr int kPiece = 256;

    void addLeaving(float* left, float* right, int frames) {
        leaving_->process(left_.data(), right_.data(), frames);
        for (int frame = 0; frame < frames; ++frame) {
            step_ = std::max(step_ - 1, 0);
            const float gain = fadeGain(step_, length_);
            left[frame] += gain * left_[static_cast<std::size_t>(frame)];
            right[frame] += gain * right_[static_cast<std::size_t>(frame)];
        }
    }

    std::int32_t length_;
    BlockSource* wanted_;             ///< The owner's.
    Snapshot<BlockSource*> wishes_{}; ///< What should play.
    Snapshot<BlockSource*> passed_{}; ///< What plays alone.
    BlockSource* playing_;            ///< The device's thread's, as all below.
    BlockSource* leaving_{nullptr};
    std::int32_t step_{0}; ///< Of the way from silence to full, for the one that leaves.
    std::array<float, kPiece> left_{};
    std::array<float, kPiece> right_{};
};

} // namespace tresillo::audio
