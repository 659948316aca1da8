// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/rt/queue.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tresillo::audio {

/// A stretch of the mix as it was rendered, from `first` on. It begins as whatever lay in its memory.
struct TapBlock {
    static constexpr std::int64_t kFrames = kControlFrames;

    std::int64_t firstFrame;
    std::int32_t frames; ///< kFrames, but for one that `skip` cut short.
    std::array<float, kFrames> left;
    std::array<float, kFrames> right;

    [[nodiscard]] Frames first() const { return {firstFrame}; }
};
static_assert(std::is_trivially_default_constructible_v<TapBlock>, "a tap that nobody uses touches no memory");

/// Carries a copy of the mix from the audio thread to one other. When nobody takes it, or not fast enough, blocks are
/// dropped, and the frame numbers of those that come show it. Half a kilobyte a block: build it on the heap.
/// Thread-safe: yes, one writer and one reader. Realtime-safe: yes, wait-free on both sides.
template <std::size_t Blocks> class BasicTap {
public:
    static constexpr std::size_t kBlocks = Blocks;

    /// Writer only: the next `frames` frames; the calls of this and `skip` together give every frame from 0 on.
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
                handOver();
            }
        }
    }
    /// Writer only: nobody wants the next `frames` frames. What was written before can be taken from now on.
    void skip(std::int64_t frames) {
        if (filled_ > 0) {
            handOver();
        }
        open_.firstFrame += frames;
    }
    /// Writer only: the next frame.
    [[nodiscard]] Frames now() const { return open_.first() + Frames{filled_}; }

    /// Reader only: the oldest block; none when all were taken. Valid until `drop`.
    [[nodiscard]] const TapBlock* peek() const { return blocks_.peek(); }
    /// Reader only, after a `peek` that found something.
    void drop() { blocks_.drop(); }

private:
    void handOver() {
        open_.frames = static_cast<std::int32_t>(filled_);
        (void)blocks_.push(open_);
        open_.firstFrame += filled_;
        filled_ = 0;
    }

    Queue<TapBlock, kBlocks> blocks_;
    TapBlock open_{}; ///< Being filled.
    std::int64_t filled_{0};
};

/// For those who listen: more than a second at 48 kHz.
using Tap = BasicTap<1024>;

} // namespace tresillo::audio
