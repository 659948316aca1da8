// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/rt/queue.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// A stretch of the mix as it was rendered: kFrames from `first` on, which is a multiple of it.
struct TapBlock {
    static constexpr std::int64_t kFrames = kControlFrames;

    Frames first;
    std::array<float, kFrames> left;
    std::array<float, kFrames> right;
};

/// Carries a copy of the mix from the audio thread to one other. When nobody takes it, or not fast enough, blocks are
/// dropped, and the frame numbers of those that come show it. It holds more than a second at 48 kHz in half a
/// megabyte: build it on the heap.
/// Thread-safe: yes, one writer and one reader. Realtime-safe: yes, wait-free on both sides.
class Tap {
public:
    static constexpr std::size_t kBlocks = 1024;

    /// Writer only: the next `frames` frames; all calls together give every frame from 0 on.
    void write(const float* left, const float* right, std::int64_t frames) {
        while (frames > 0) {
            const std::int64_t count = std::min(frames, TapBlock::kFrames - filled_);
            std::copy_n(left, count, open_.left.data() + filled_);
            std::copy_n(right, count, open_.right.data() + filled_);
            left += count;
            right += count;
            frames -= count;
            filled_ += count;
            if (filled_ == TapBlock::kFrames) {
                (void)blocks_.push(open_);
                open_.first += Frames{TapBlock::kFrames};
                filled_ = 0;
            }
        }
    }

    /// Reader only: the oldest block; none when all were taken. Valid until `drop`.
    [[nodiscard]] const TapBlock* peek() const { return blocks_.peek(); }
    /// Reader only, after a `peek` that found something.
    void drop() { blocks_.drop(); }

private:
    Queue<TapBlock, kBlocks> blocks_;
    TapBlock open_{}; ///< Being filled.
    std::int64_t filled_{0};
};

} // namespace tresillo::audio
