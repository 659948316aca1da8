// SPDX-License-Identifier: MIT
#include "session/frame_store.h"

#include <algorithm>

namespace tresillo::session {

bool FrameStore::seek(std::int64_t frame) {
    const auto place = frame * static_cast<std::int64_t>(channels_ * sizeof(float));
    return fseeko(file_.get(), place, SEEK_SET) == 0;
}

bool FrameStore::push(const TakeBlock& block, std::size_t from) {
    if (from == block.frames) {
        return true;
    }
    if (!file_) {
        file_.reset(std::tmpfile());
    }
    channels_ = 2 * (1 + block.stems.size());
    frames_.resize((block.frames - from) * channels_);
    std::size_t channel = 0;
    block.forEach([&](const audio::StereoBuffer& buffer) {
        for (const float* side : {buffer.left, buffer.right}) {
            for (std::size_t frame = from; frame < block.frames; ++frame) {
                frames_[(frame - from) * channels_ + channel] = side[frame];
            }
            ++channel;
        }
    });
    if (size() == 0) {
        read_ = written_ = 0;
    }
    const bool isWritten = file_ && seek(written_) &&
                           std::fwrite(frames_.data(), sizeof(float), frames_.size(), file_.get()) == frames_.size();
    written_ += static_cast<std::int64_t>(block.frames - from);
    return isWritten;
}

std::optional<TakeBlock> FrameStore::pop(std::size_t most) {
    const auto count = static_cast<std::size_t>(std::min(size(), static_cast<std::int64_t>(most)));
    frames_.resize(count * channels_);
    if (!file_ || !seek(read_) ||
        std::fread(frames_.data(), sizeof(float), frames_.size(), file_.get()) != frames_.size()) {
        return std::nullopt;
    }
    read_ += static_cast<std::int64_t>(count);
    samples_.resize(frames_.size());
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        for (std::size_t frame = 0; frame < count; ++frame) {
            samples_[channel * count + frame] = frames_[frame * channels_ + channel];
        }
    }
    const auto bufferOf = [&](std::size_t index) {
        float* left = samples_.data() + 2 * index * count;
        return audio::StereoBuffer{.left = left, .right = left + count};
    };
    TakeBlock block{.frames = count, .mix = bufferOf(0)};
    for (std::size_t stem = 1; 2 * stem < channels_; ++stem) {
        block.stems.push_back(bufferOf(stem));
    }
    return block;
}

} // namespace tresillo::session
