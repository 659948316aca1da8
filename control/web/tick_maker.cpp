// SPDX-License-Identifier: MIT
#include "control/web/tick_maker.h"

#include <algorithm>
#include <cmath>

namespace tresillo::control {
namespace {

constexpr std::int16_t kSilence = -999;

// Tenths of a decibel.
std::int16_t decibels(float peak) {
    constexpr float kFaintest = 1e-5F; // -100 dB
    return peak < kFaintest ? kSilence
                            : static_cast<std::int16_t>(std::min(std::lround(200.0F * std::log10(peak)), 999L));
}

std::int8_t column(std::int16_t sample) { return static_cast<std::int8_t>(sample * 127 / 32768); }

} // namespace

void TickMaker::take(Frames frame, const StepReached& step) {
    stepRing_[steps_++ % kSteps] = {
        .frame = frame,
        .track = step.track,
        .step = step.step,
        .velocity = step.fired ? step.velocity : std::uint8_t{0}};
}

void TickMaker::take(std::span<const SoundPacket> packets) {
    for (const SoundPacket& packet : packets) {
        columnRing_[columns_++ % kColumns] = {.low = column(packet.low), .high = column(packet.high)};
    }
}

void TickMaker::take(const EngineStatus& status, const Levels& levels) {
    status_ = status;
    levels_ = levels;
}

bool TickMaker::isLively() const {
    return status_.transport == Transport::Playing || levels_.voices != 0 || decibels(levels_.masterPeak) != kSilence;
}

views::TickView TickMaker::make(TickPlace& place) const {
    views::TickView tick{
        .frame = status_.frame,
        .position = status_.position,
        .transport = status_.transport,
        .tempo = status_.tempo.milliBpm,
        .follow = status_.follow,
        .patterns = status_.patterns,
        .section = status_.section,
        .fill = status_.fill,
        .master = decibels(levels_.masterPeak),
        .limiter = static_cast<std::uint16_t>(std::max(-decibels(levels_.limiterGain), 0)),
        .load = static_cast<std::uint16_t>(std::clamp(std::lround(levels_.load * 1000.0F), 0L, 65535L)),
        .worst = static_cast<std::uint32_t>(std::max<std::int64_t>(levels_.worstNanoseconds, 0) / 1000),
        .xruns = levels_.xruns,
        .voices = levels_.voices};
    if (status_.queued) {
        tick.queued = views::QueuedView{
            .pattern = status_.queued->pattern,
            .bar = static_cast<std::uint32_t>(status_.queued->position.value / kBar.value),
            .position = status_.queued->position};
    }
    for (std::uint8_t track = 0; track < Studio::kTracks; ++track) {
        tick.peaks[track] = decibels(levels_.trackPeaks[track]);
        if ((status_.muted >> track & 1U) != 0) {
            tick.muted.push_back(track);
        }
    }
    const auto oldest = [](std::uint64_t all, std::size_t kept) { return all < kept ? 0 : all - kept; };
    for (std::uint64_t at = std::max(place.steps, oldest(steps_, kSteps)); at < steps_; ++at) {
        tick.steps.push_back(stepRing_[at % kSteps]);
    }
    for (std::uint64_t at = std::max(place.columns, oldest(columns_, kColumns)); at < columns_; ++at) {
        tick.wave.push_back(columnRing_[at % kColumns].low);
        tick.wave.push_back(columnRing_[at % kColumns].high);
    }
    place = now();
    return tick;
}

} // namespace tresillo::control
