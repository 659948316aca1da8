// SPDX-License-Identifier: MIT
#include "app/offline.h"

#include "audio/sends.h"
#include "core/engine/song_map.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace tresillo::app {
namespace {

constexpr float kSilence = 3.16227766e-5F; // -90 dBFS
constexpr std::int64_t kLongestTailSeconds = 10;
constexpr std::int64_t kQuietParts = 4; // a quarter of a second

/// Whether the track, or any of its steps, opens the send.
bool isSent(const Pattern<Studio>& pattern, std::size_t track, ParamId send) {
    bool open = pattern.track(track).value(send) != 0;
    for (std::size_t step = 0; step < Studio::kSteps; ++step) {
        open = open || pattern.stepParam(track, step, send).value_or(0) != 0;
    }
    return open;
}

} // namespace

OfflineTake::OfflineTake(Instrument& instrument, int blockSize)
    : instrument_(instrument), blockSize_(static_cast<std::size_t>(blockSize)) {
    instrument_.setOffline();
    (void)instrument_.project().command(Start{});
}

std::vector<std::uint8_t> OfflineTake::soundingStems() const {
    std::array<bool, audio::kStems> sounds{};
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : instrument_.file().patternIds()) {
        (void)instrument_.file().fillPattern(id, *pattern);
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            const bool plays = pattern->track(track).value(ParamId::Instrument) != 0;
            sounds[track] = sounds[track] || plays;
            for (std::size_t send = 0; send < audio::kSends; ++send) {
                bool& isOpen = sounds[Studio::kTracks + send];
                isOpen = isOpen || (plays && isSent(*pattern, track, audio::kSendRows[send]));
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

std::int64_t OfflineTake::expectedFrames() const {
    const Model<Studio>& model = instrument_.project().model();
    const auto pattern = std::make_unique<Pattern<Studio>>();
    double seconds = 0.0;
    for (const Section& section : model.song) {
        const bool isKnown = instrument_.file().fillPattern(section.pattern, *pattern);
        const std::int32_t own = isKnown ? pattern->tempo().milliBpm : Tempo{}.milliBpm;
        const double milliBpm = section.tempo != 0 ? section.tempo : own;
        const double quarters =
            static_cast<double>(sectionTicks(model, section).value) / static_cast<double>(kQuarter.value);
        seconds += quarters * 60'000.0 / milliBpm;
    }
    return static_cast<std::int64_t>(std::ceil(seconds * instrument_.rate().hz));
}

std::optional<TakeBlock> OfflineTake::next(const std::vector<std::uint8_t>& stems) {
    samples_.resize(blockSize_ * 2 * (1 + audio::kStems));
    std::vector<audio::StereoBuffer> buffers(1 + audio::kStems);
    for (std::size_t index = 0; index < buffers.size(); ++index) {
        float* left = samples_.data() + index * 2 * blockSize_;
        buffers[index] = {.left = left, .right = left + blockSize_};
    }
    const std::span<const audio::StereoBuffer> all{buffers};
    while (!isOver_ && !problem_) {
        const std::int64_t played = instrument_.render(
            {.mix = buffers[0],
             .frames = static_cast<int>(blockSize_),
             .stems = stems.empty() ? all.first(0) : all.subspan(1)});
        instrument_.service(this);
        if (played == 0) {
            if (!resolveStarvation()) {
                problem_ = "a pattern of the song could not be loaded";
            }
            continue;
        }
        if (TakeBlock block = takeBlock(stems, static_cast<std::size_t>(played)); block.frames > 0) {
            return block;
        }
    }
    return std::nullopt;
}

/// What of the block that was just rendered belongs to the take.
TakeBlock OfflineTake::takeBlock(const std::vector<std::uint8_t>& stems, std::size_t played) {
    if (!toSkip_) {
        toSkip_ = static_cast<std::size_t>(instrument_.latencyFrames());
        held_.assign(2 * audio::kStems, std::vector<float>(*toSkip_));
    }
    const std::size_t from = std::min(*toSkip_, played);
    *toSkip_ -= from;
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
    frames_ += static_cast<std::int64_t>(block.frames);
    if (songEnd_) {
        const std::size_t kept = withinTail(from, block.frames);
        frames_ -= static_cast<std::int64_t>(block.frames - kept);
        block.frames = kept;
    }
    return block;
}

/// Lets a channel of a stem come out as late as the mix does.
void OfflineTake::makeLate(std::size_t channel, std::size_t frames) {
    std::vector<float>& held = held_[channel];
    float* samples = samples_.data() + (2 + channel) * blockSize_;
    held.insert(held.end(), samples, samples + frames);
    std::copy_n(held.begin(), frames, samples);
    held.erase(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(frames));
}

/// How many of the last `frames` frames belong to the take; the first of them lies at `from` in the block.
std::size_t OfflineTake::withinTail(std::size_t from, std::size_t frames) {
    const std::int64_t first = frames_ - static_cast<std::int64_t>(frames);
    const std::int64_t last = songEnd_->value + kLongestTailSeconds * instrument_.rate().hz;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const std::int64_t at = first + static_cast<std::int64_t>(frame);
        if (at < songEnd_->value) {
            continue;
        }
        const float left = std::abs(samples_[from + frame]);
        const float right = std::abs(samples_[blockSize_ + from + frame]);
        quietRun_ = left < kSilence && right < kSilence ? quietRun_ + 1 : 0;
        if (at >= last || quietRun_ >= instrument_.rate().hz / kQuietParts) {
            isOver_ = true;
            return frame + 1;
        }
    }
    return frames;
}

bool OfflineTake::resolveStarvation() {
    const auto missing = instrument_.missingPattern();
    return !missing || instrument_.project().request(*missing).has_value();
}

void OfflineTake::notice(const Notice& notice) {
    if (std::holds_alternative<SongEnded>(notice.what)) {
        songEnd_ = notice.frame;
    }
}

} // namespace tresillo::app
