// SPDX-License-Identifier: MIT
#include "session/offline_blocks.h"

#include "core/dsp/same_value.h"

#include <algorithm>

namespace tresillo::session {

OfflineBlocks::OfflineBlocks(Instrument& instrument, int blockSize, float gain)
    : instrument_(instrument), blockSize_(static_cast<std::size_t>(blockSize)), gain_(gain) {
    instrument_.project().noticeListeners().add(*this);
    instrument_.setOffline();
    (void)instrument_.project().command(Start{});
}

OfflineBlocks::~OfflineBlocks() { instrument_.project().noticeListeners().remove(*this); }

std::optional<TakeBlock> OfflineBlocks::next(const std::vector<std::uint8_t>& stems, std::int64_t most) {
    samples_.resize(blockSize_ * 2 * (1 + audio::kStems));
    std::vector<audio::StereoBuffer> buffers(1 + audio::kStems);
    for (std::size_t index = 0; index < buffers.size(); ++index) {
        float* left = samples_.data() + index * 2 * blockSize_;
        buffers[index] = {.left = left, .right = left + blockSize_};
    }
    const std::span<const audio::StereoBuffer> all{buffers};
    const auto frames = static_cast<int>(std::min(static_cast<std::int64_t>(blockSize_), most));
    while (!problem_) {
        const std::int64_t played = instrument_.render(
            {.mix = buffers[0], .frames = frames, .stems = stems.empty() ? all.first(0) : all.subspan(1)});
        instrument_.service();
        if (played == 0) {
            if (!resolveStarvation()) {
                problem_ = "a pattern of the song could not be loaded";
            }
            continue;
        }
        silentFrames_ = silentFrames_ && instrument_.isSilent() ? *silentFrames_ + played : 0;
        if (!instrument_.isSilent()) {
            silentFrames_.reset();
        }
        if (TakeBlock block = blockOf(stems, static_cast<std::size_t>(played)); block.frames > 0) {
            return block;
        }
    }
    return std::nullopt;
}

/// What of the block that was just rendered lies in the song, and where.
TakeBlock OfflineBlocks::blockOf(const std::vector<std::uint8_t>& stems, std::size_t played) {
    if (!hasBegun_) {
        hasBegun_ = true;
        latency_ = instrument_.latencyFrames();
        toSkip_ = static_cast<std::size_t>(latency_);
        held_.assign(2 * audio::kStems, std::vector<float>(toSkip_));
    }
    const std::size_t from = std::min(toSkip_, played);
    toSkip_ -= from;
    const auto bufferOf = [&](std::size_t index) {
        float* left = samples_.data() + index * 2 * blockSize_ + from;
        return audio::StereoBuffer{.left = left, .right = left + blockSize_};
    };
    TakeBlock block{.frames = played - from, .mix = bufferOf(0)};
    for (const std::uint8_t stem : stems) {
        makeLate(std::size_t{2} * stem, played);
        makeLate(std::size_t{2} * stem + 1, played);
        block.stems.push_back(bufferOf(1U + stem));
    }
    if (!isSameValue(gain_, 1.0F)) {
        block.forEach([&](const audio::StereoBuffer& buffer) {
            for (float* side : {buffer.left, buffer.right}) {
                std::for_each_n(side, block.frames, [this](float& sample) { sample *= gain_; });
            }
        });
    }
    return block;
}

/// Lets a channel of a stem come out as late as the mix does.
void OfflineBlocks::makeLate(std::size_t channel, std::size_t frames) {
    std::vector<float>& held = held_[channel];
    float* samples = samples_.data() + (2 + channel) * blockSize_;
    held.insert(held.end(), samples, samples + frames);
    std::copy_n(held.begin(), frames, samples);
    held.erase(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(frames));
}

bool OfflineBlocks::resolveStarvation() {
    const auto missing = instrument_.missingPattern();
    const Outcome outcome = missing ? instrument_.project().bring(*missing) : Outcome::Done;
    return changed(outcome) || outcome == Outcome::StillLoading;
}

void OfflineBlocks::notice(const Notice& notice) {
    if (std::holds_alternative<SongEnded>(notice.what)) {
        songEnd_ = notice.frame;
    }
}

} // namespace tresillo::session
