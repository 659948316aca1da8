// SPDX-License-Identifier: MIT
#include "session/listening.h"

#include <algorithm>
#include <cmath>

namespace tresillo::session {

std::int16_t toSixteenBits(float sample) {
    constexpr float kFull = 32'767.0F;
    return static_cast<std::int16_t>(std::lrint(std::clamp(sample, -1.0F, 1.0F) * kFull));
}

MasterListening::MasterListening(SampleRate rate, audio::Tap& tap, audio::Meters& meters)
    : rate_(rate),
      frames_(static_cast<std::size_t>(packetFrames(rate))),
      tap_(tap),
      meters_(meters),
      open_(2 * frames_) {}

std::span<const SoundPacket> MasterListening::takePackets() {
    packets_.clear();
    samples_.clear();
    while (const audio::TapBlock* block = tap_.peek()) {
        add(*block);
        tap_.drop();
    }
    // Only now do the samples stay where they are.
    for (std::size_t index = 0; index < packets_.size(); ++index) {
        packets_[index].samples = std::span(samples_).subspan(index * 2 * frames_, 2 * frames_);
    }
    return packets_;
}

void MasterListening::add(const audio::TapBlock& block) {
    isWhole_ = isWhole_ && block.first() == expected_;
    expected_ = block.first() + Frames{audio::TapBlock::kFrames};
    auto place = static_cast<std::size_t>(block.first().value % static_cast<std::int64_t>(frames_));
    for (std::size_t index = 0; index < block.left.size(); ++index) {
        isWhole_ = isWhole_ || place == 0;
        open_[2 * place] = toSixteenBits(block.left[index]);
        open_[2 * place + 1] = toSixteenBits(block.right[index]);
        if (++place == frames_) {
            if (isWhole_) {
                const auto last = block.first() + Frames{static_cast<std::int64_t>(index)};
                finish(last - Frames{static_cast<std::int64_t>(frames_) - 1});
            }
            place = 0;
        }
    }
}

void MasterListening::finish(Frames first) {
    const auto [low, high] = std::minmax_element(open_.begin(), open_.end());
    packets_.push_back({.first = first, .low = *low, .high = *high});
    samples_.insert(samples_.end(), open_.begin(), open_.end());
}

Levels MasterListening::takeLevels() {
    const audio::MixerStatus mixer = meters_.take(audio::Meters::Reader::Page);
    const audio::DeviceStatus device = device_ ? device_() : audio::DeviceStatus{};
    return {
        .trackPeaks = mixer.trackPeaks,
        .masterPeak = mixer.masterPeak,
        .limiterGain = mixer.limiterGain,
        .voices = mixer.voices,
        .repairs = mixer.repairs,
        .load = device.load,
        .worstNanoseconds = device.worstNanoseconds,
        .xruns = device.xruns};
}

} // namespace tresillo::session
