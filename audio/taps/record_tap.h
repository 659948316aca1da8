// SPDX-License-Identifier: MIT
#pragma once

#include "audio/taps/tap.h"
#include "core/rt/snapshot.h"

#include <cstdint>

namespace tresillo::audio {

/// What is recorded: the frames from `first` to before `end`, each the first of a block of the audio thread's.
struct Passage {
    std::uint32_t take{0}; ///< Which wish it came of; 0: none yet.
    Frames first{};
    Frames end{};      ///< Known when it is over.
    bool isOver{true}; ///< All of it is in the tap, but for what found no room there.
};

/// Hands the mix to who records it, from one block on until another. Three threads share it: one wishes, the audio
/// thread writes, and one takes. A disk may keep who takes it waiting for 21 seconds at 48 kHz, 5 at 192 kHz, before
/// frames are lost; it is 9 MB large, of which nothing is touched before the first recording.
/// Thread-safe: yes, one thread for each part. Realtime-safe: yes, wait-free on all sides.
class RecordTap {
public:
    static constexpr std::size_t kBlocks = 16'384;

    /// Who wishes: begins a take at the audio thread's next block. `take` is another number each time.
    void begin(std::uint32_t take) { wishes_.write({.take = take, .isOver = false}); }
    /// Who wishes: ends the take at the audio thread's next block.
    void end(std::uint32_t take) { wishes_.write({.take = take, .isOver = true}); }

    /// Audio thread: the next `frames` frames; all calls together give every frame from 0 on.
    void write(const float* left, const float* right, std::int64_t frames) {
        const Wish& wish = wishes_.read();
        if (wish.take != passage_.take || wish.isOver != passage_.isOver) {
            turn(wish);
        }
        if (passage_.isOver) {
            tap_.skip(frames);
        } else {
            tap_.write(left, right, frames);
        }
    }

    /// Who takes: how far the newest take is. Read before the blocks: then one that is over has all its blocks there.
    [[nodiscard]] const Passage& passage() { return passages_.read(); }
    /// Who takes: as with Tap. Blocks of an earlier take may come first.
    [[nodiscard]] const TapBlock* peek() const { return tap_.peek(); }
    void drop() { tap_.drop(); }

private:
    struct Wish {
        std::uint32_t take{0};
        bool isOver{true};
    };

    void turn(const Wish& wish) {
        tap_.skip(0);
        if (wish.take == passage_.take) {
            passage_.end = tap_.now();
        } else {
            passage_ = {.take = wish.take, .first = tap_.now(), .end = tap_.now()};
        }
        passage_.isOver = wish.isOver;
        passages_.write(passage_);
    }

    Snapshot<Wish> wishes_{};
    Snapshot<Passage> passages_{};
    Passage passage_{};
    BasicTap<kBlocks> tap_;
};

} // namespace tresillo::audio
