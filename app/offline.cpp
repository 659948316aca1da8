// SPDX-License-Identifier: MIT
#include "app/offline.h"

#include "core/engine/song_map.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace tresillo::app {
namespace {

constexpr float kSilence = 3.16227766e-5F; // -90 dBFS
constexpr std::int64_t kLongestTailSeconds = 10;
constexpr std::int64_t kQuietParts = 4; // a quarter of a second

} // namespace

OfflineTake::OfflineTake(Instrument& instrument, int blockSize)
    : instrument_(instrument), blockSize_(static_cast<std::size_t>(blockSize)) {
    instrument_.setOffline();
    (void)instrument_.project().command(Start{});
}

std::vector<std::uint8_t> OfflineTake::soundingTracks() const {
    std::array<bool, Studio::kTracks> sounds{};
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : instrument_.file().patternIds()) {
        (void)instrument_.file().fillPattern(id, *pattern);
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            sounds[track] = sounds[track] || pattern->track(track).value(ParamId::Instrument) != 0;
        }
    }
    std::vector<std::uint8_t> tracks;
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        if (sounds[track]) {
            tracks.push_back(static_cast<std::uint8_t>(track));
        }
    }
    return tracks;
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
    samples_.resize(blockSize_ * 2 * (1 + Studio::kTracks));
    TakeBlock block{};
    std::vector<audio::StereoBuffer> buffers(1 + Studio::kTracks);
    for (std::size_t index = 0; index < buffers.size(); ++index) {
        float* left = samples_.data() + index * 2 * blockSize_;
        buffers[index] = {.left = left, .right = left + blockSize_};
    }
    for (const std::uint8_t track : stems) {
        block.stems.push_back(buffers[1U + track]);
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
        block.mix = buffers[0];
        frames_ += played;
        block.frames = songEnd_ ? withinTail(static_cast<std::size_t>(played)) : static_cast<std::size_t>(played);
        frames_ += static_cast<std::int64_t>(block.frames) - played;
        return block;
    }
    return std::nullopt;
}

// How much of the block that was just rendered belongs to the take.
std::size_t OfflineTake::withinTail(std::size_t frames) {
    const std::int64_t first = frames_ - static_cast<std::int64_t>(frames);
    const std::int64_t last = songEnd_->value + kLongestTailSeconds * instrument_.rate().hz;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const std::int64_t at = first + static_cast<std::int64_t>(frame);
        if (at < songEnd_->value) {
            continue;
        }
        const bool isQuiet = std::abs(samples_[frame]) < kSilence && std::abs(samples_[blockSize_ + frame]) < kSilence;
        quietRun_ = isQuiet ? quietRun_ + 1 : 0;
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
