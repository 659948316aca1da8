// SPDX-License-Identifier: MIT
#include "session/loop_take.h"

#include "core/base/integers.h"
#include "session/formatted.h"
#include "session/tail.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace tresillo::session {
namespace {

/// How long two passes that are alike are waited for where nothing stands against it: the longest reverb has fallen by
/// more than any bit holds.
constexpr std::int64_t kLongestSettling = 300;
constexpr std::int64_t kSeamsPerSecond = 20; // 50 ms

} // namespace

void LoopTake::Print::add(const TakeBlock& block) {
    constexpr std::uint64_t kPrime = 0x100000001b3; // FNV-1a, over words
    block.forEach([&](const audio::StereoBuffer& buffer) {
        for (std::size_t frame = 0; frame < block.frames; ++frame) {
            const std::uint64_t both = std::uint64_t{std::bit_cast<std::uint32_t>(buffer.left[frame])} << 32U |
                                       std::bit_cast<std::uint32_t>(buffer.right[frame]);
            samples = std::rotl((samples ^ both) * kPrime, 23);
        }
    });
    frames += static_cast<std::int64_t>(block.frames);
}

LoopTake::LoopTake(Instrument& instrument, int blockSize, Course course, Repeats repeats, float gain)
    : instrument_(instrument),
      course_(std::move(course)),
      repeats_(std::move(repeats)),
      length_(course_.passStart(1).value),
      seam_(static_cast<std::size_t>(std::min<std::int64_t>(course_.rate().hz / kSeamsPerSecond, length_))),
      blocks_(instrument, blockSize, gain),
      passEnd_(course_.passStart(1)) {}

std::optional<TakeBlock> LoopTake::next(const std::vector<std::uint8_t>& stems) {
    while (state_ != State::Over) {
        auto block = blocks_.next(stems, (passEnd_ - at_).value);
        if (!block) {
            return std::nullopt;
        }
        const State state = state_;
        at_ += Frames{static_cast<std::int64_t>(block->frames)};
        print_.add(*block);
        if (state == State::Taking) {
            goOver(*block, static_cast<std::size_t>(frames_));
            frames_ += static_cast<std::int64_t>(block->frames);
        } else {
            keepEnd(*block);
        }
        if (at_ == passEnd_) {
            endPass();
        }
        if (state == State::Taking) {
            return block;
        }
    }
    return std::nullopt;
}

/// Keeps the last frames of what was rendered.
void LoopTake::keepEnd(const TakeBlock& block) {
    ends_.resize(2 * (1 + block.stems.size()), std::vector<float>(seam_));
    const std::size_t fresh = std::min(block.frames, seam_);
    std::size_t channel = 0;
    block.forEach([&](const audio::StereoBuffer& buffer) {
        for (const float* side : {buffer.left, buffer.right}) {
            std::vector<float>& end = ends_[channel++];
            std::move(end.begin() + static_cast<std::ptrdiff_t>(fresh), end.end(), end.begin());
            std::copy_n(side + (block.frames - fresh), fresh, end.end() - static_cast<std::ptrdiff_t>(fresh));
        }
    });
}

/// `first`: of the block's frames, in the take.
void LoopTake::goOver(const TakeBlock& block, std::size_t first) const {
    const std::size_t begin = static_cast<std::size_t>(length_) - seam_;
    for (std::size_t frame = 0; frame < block.frames; ++frame) {
        if (first + frame < begin) {
            continue;
        }
        const std::size_t at = first + frame - begin;
        const float share = static_cast<float>(at + 1) / static_cast<float>(seam_);
        std::size_t channel = 0;
        block.forEach([&](const audio::StereoBuffer& buffer) {
            for (float* side : {buffer.left, buffer.right}) {
                side[frame] += (ends_[channel++][at] - side[frame]) * share;
            }
        });
    }
}

void LoopTake::endPass() {
    print_.voices = instrument_.voices();
    const bool isAsLast = last_ == print_;
    last_ = std::exchange(print_, {});
    ++pass_;
    switch (state_) {
    case State::RunIn:
        state_ = isAsLast || at_ >= runInLimit() ? State::Taking : State::RunIn;
        break;
    case State::Taking:
        isExact_ = isAsLast;
        state_ = isExact_ || !repeats_.changing.empty() ? State::Over : State::Checking;
        break;
    case State::Checking:
        isExact_ = isAsLast;
        state_ = State::Over;
        break;
    case State::Over:
        break;
    }
    passEnd_ = course_.passStart(pass_ + 1);
    if (state_ == State::Taking) {
        taken_ = pass_;
        passEnd_ = at_ + Frames{length_};
    }
}

bool LoopTake::isOnGrid() const { return course_.isWhole() && length_ % kControlFrames == 0; }

Frames LoopTake::runInLimit() const {
    const bool mayBeExact = repeats_.changing.empty() && isOnGrid();
    return Frames{(mayBeExact ? kLongestSettling : kLongestTail) * course_.rate().hz};
}

std::vector<std::string> LoopTake::remarks() const {
    std::vector<std::string> lines;
    lines.reserve(repeats_.changing.size() + repeats_.missing.size() + 1);
    for (const std::string& reason : repeats_.changing) {
        lines.push_back("not the same in each pass: " + reason);
    }
    for (const std::string& reason : repeats_.missing) {
        lines.push_back("never true in a loop: " + reason);
    }
    if (!course_.isWhole()) {
        lines.push_back(formatted(
            "a pass is %.3f frames long, and this file %lld: put end to end it is %.3f ms off in each pass",
            course_.exactPassFrames(), static_cast<long long>(length_),
            1000.0 * std::fabs(course_.exactPassFrames() - static_cast<double>(length_)) / course_.rate().hz));
    } else if (!isExact_ && repeats_.changing.empty()) {
        lines.push_back(
            "put end to end it has no seam, but passes are not the same to the bit: " +
            (isOnGrid() ? std::string{"a reverb that is never silent is never the same, and echoes settle slowly"}
                        : formatted(
                              "%lld frames are no multiple of %d, the steps of glides and effects",
                              static_cast<long long>(length_), static_cast<int>(kControlFrames))));
    }
    return lines;
}

} // namespace tresillo::session
