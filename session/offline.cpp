// SPDX-License-Identifier: MIT
#include "session/offline.h"

#include "audio/mix/send_list.h"
#include "session/course.h"
#include "session/formatted.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace tresillo::session {
namespace {

constexpr float kSilence = 3.16227766e-5F;   // -90 dBFS
constexpr std::int64_t kFadesPerSecond = 20; // 50 ms

/// Whether the track, or any of its steps, opens the send.
bool isSent(const Pattern<Studio>& pattern, std::size_t track, ParamId send) {
    bool open = pattern.track(track).value(send) != 0;
    for (std::size_t step = 0; step < Studio::kSteps; ++step) {
        open = open || pattern.stepParam(track, step, send).value_or(0) != 0;
    }
    return open;
}

bool isLoud(const TakeBlock& block, std::size_t frame) {
    return std::fabs(block.mix.left[frame]) >= kSilence || std::fabs(block.mix.right[frame]) >= kSilence;
}

} // namespace

std::vector<std::uint8_t> soundingStemsOf(const Instrument& instrument) {
    std::array<bool, audio::kStems> sounds{};
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : instrument.file().patternIds()) {
        (void)instrument.file().fillPattern(id, *pattern);
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            const bool plays = pattern->track(track).value(ParamId::Instrument) != 0;
            sounds[track] = sounds[track] || plays;
            for (std::size_t send = 0; send < audio::kSends; ++send) {
                bool& isOpen = sounds[Studio::kTracks + send];
                isOpen = isOpen || (plays && isSent(*pattern, track, audio::SendList::kSendRows[send]));
            }
        }
    }
    std::vector<std::uint8_t> stems;
    for (std::size_t stem = 0; stem < audio::kStems; ++stem) {
        if (sounds[stem]) {
            stems.push_back(static_cast<std::uint8_t>(stem));
        }
    }
    return stems;
}

OfflineTake::OfflineTake(Instrument& instrument, int blockSize, const Tail& tail, float gain)
    : instrument_(instrument),
      blockSize_(static_cast<std::size_t>(blockSize)),
      tail_(tail),
      blocks_(instrument, blockSize, gain) {}

std::int64_t OfflineTake::expectedFrames() const { return Course::of(instrument_, std::nullopt).passStart(1).value; }

std::int64_t OfflineTake::tailEnd() const {
    const std::int64_t end = blocks_.songEnd()->value;
    switch (tail_.kind) {
    case Tail::Kind::Auto:
        return end + kLongestTail * instrument_.rate().hz;
    case Tail::Kind::Fixed:
        return end + std::llround(tail_.seconds * instrument_.rate().hz);
    case Tail::Kind::None:
        break;
    }
    return end;
}

std::optional<TakeBlock> OfflineTake::next(const std::vector<std::uint8_t>& stems) {
    while (!problem()) {
        if (released_ > 0) {
            return giveHeld();
        }
        if (isOver_) {
            return std::nullopt;
        }
        auto block = blocks_.next(stems, static_cast<std::int64_t>(blockSize_));
        if (!block) {
            return std::nullopt;
        }
        const std::int64_t first = rendered_;
        rendered_ += static_cast<std::int64_t>(block->frames);
        if (!blocks_.songEnd() || rendered_ <= blocks_.songEnd()->value) {
            return give(std::move(*block), block->frames);
        }
        const std::int64_t end = tailEnd();
        block->frames = static_cast<std::size_t>(std::clamp<std::int64_t>(end - first, 0, rendered_ - first));
        fade(*block, first);
        isOver_ = rendered_ >= end || (tail_.kind == Tail::Kind::Auto && blocks_.isOver());
        const auto inSong = static_cast<std::size_t>(
            std::clamp<std::int64_t>(blocks_.songEnd()->value - first, 0, static_cast<std::int64_t>(block->frames)));
        const std::size_t kept = tail_.kind == Tail::Kind::Auto ? inSong : block->frames;
        hold(*block, kept);
        if (kept > 0) {
            return give(std::move(*block), kept);
        }
    }
    return std::nullopt;
}

std::optional<TakeBlock> OfflineTake::give(TakeBlock block, std::size_t frames) {
    block.frames = frames;
    frames_ += static_cast<std::int64_t>(frames);
    return block;
}

std::optional<TakeBlock> OfflineTake::giveHeld() {
    auto block = waiting_.pop(static_cast<std::size_t>(std::min(released_, static_cast<std::int64_t>(blockSize_))));
    if (!block) {
        problem_ = "the tail that waits in the folder for temporary files cannot be read";
        return std::nullopt;
    }
    released_ -= static_cast<std::int64_t>(block->frames);
    frames_ += static_cast<std::int64_t>(block->frames);
    return block;
}

/// Keeps the rest of a block until it is known whether something loud follows; up to the last loud frame it is.
void OfflineTake::hold(const TakeBlock& block, std::size_t from) {
    if (!waiting_.push(block, from)) {
        problem_ = "there is no room for the tail in the folder for temporary files";
    }
    for (std::size_t frame = block.frames; frame > from; --frame) {
        if (isLoud(block, frame - 1)) {
            released_ = waiting_.size() - static_cast<std::int64_t>(block.frames - frame);
            return;
        }
    }
}

/// Lets what still sounds where the tail must end go to silence. `first`: the block's first frame.
void OfflineTake::fade(const TakeBlock& block, std::int64_t first) {
    const std::int64_t end = tailEnd();
    const std::int64_t length = std::min(instrument_.rate().hz / kFadesPerSecond, end - blocks_.songEnd()->value);
    for (std::size_t frame = 0; frame < block.frames; ++frame) {
        const std::int64_t left = end - (first + static_cast<std::int64_t>(frame));
        if (left > length) {
            continue;
        }
        wasFaded_ = wasFaded_ || isLoud(block, frame);
        const float gain = static_cast<float>(left - 1) / static_cast<float>(length);
        block.forEach([&](const audio::StereoBuffer& buffer) {
            buffer.left[frame] *= gain;
            buffer.right[frame] *= gain;
        });
    }
}

std::vector<std::string> OfflineTake::remarks() const {
    if (!wasFaded_) {
        return {};
    }
    const double seconds =
        static_cast<double>(tailEnd() - blocks_.songEnd()->value) / static_cast<double>(instrument_.rate().hz);
    return {formatted(
        "it still sounded %g s after its end, and is faded out there (--tail SECONDS: another time)", seconds)};
}

} // namespace tresillo::session
