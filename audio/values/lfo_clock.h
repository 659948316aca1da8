// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"
#include "core/engine/event.h"
#include "core/params/modulation.h"

#include <cstdint>

namespace tresillo::audio {

/// A musical time with a part of a tick, in 65,536ths.
struct SongPlace {
    std::int64_t tick{0};
    std::uint32_t part{0};
};

/// Where the song is at each frame, by the clock that the engine tells now and then: whole numbers throughout, so what
/// follows it is the same for any block, and wherever playing began. Where nothing runs time goes on as if it did.
/// Thread-safe: no. Realtime-safe: yes.
class SongTime {
public:
    explicit constexpr SongTime(SampleRate rate) : framesNumerator_(std::int64_t{rate.hz} * (60'000 / kCommon)) {}

    constexpr void set(Frames at, const SongClock& clock) {
        at_ = at;
        clock_ = clock;
    }

    [[nodiscard]] constexpr Tempo tempo() const { return clock_.tempo; }

    /// The musical time that passes in `frames`, at the tempo now. Exact, but for what is left of the last tick.
    [[nodiscard]] constexpr SongPlace during(std::int64_t frames) const {
        // A frame is `denominator` / framesNumerator_ of a tick.
        const std::int64_t denominator = clock_.tempo.milliBpm * (kQuarter.value / kCommon);
        const std::int64_t rest = floorMod(frames, framesNumerator_) * denominator;
        return {
            .tick = floorDiv(frames, framesNumerator_) * denominator + rest / framesNumerator_,
            .part = static_cast<std::uint32_t>((rest % framesNumerator_ << 16U) / framesNumerator_)};
    }

    [[nodiscard]] constexpr SongPlace at(Frames frame) const {
        SongPlace place = during((frame - at_).value);
        place.tick += clock_.position.value;
        return place;
    }

private:
    /// Divides both 60,000 and the ticks of a quarter; what is left fits 64 bits for any rate, tempo and time.
    static constexpr std::int64_t kCommon = 480;

    std::int64_t framesNumerator_;
    Frames at_{};
    SongClock clock_{};
};

/// How fast an LFO runs, by its two rows.
struct LfoSpeed {
    std::int32_t sync{0};   ///< 0: `rate` counts; else one more than the place in kSyncLengths.
    std::int32_t rate{100}; ///< Hundredths of a hertz.

    bool operator==(const LfoSpeed&) const = default;
};

/// Where in which of its periods an LFO is.
struct LfoPlace {
    std::uint64_t cycle{0};
    std::uint32_t phase{0}; ///< Of 2^32.
};

/// The LFO's place at a musical time: a period that is synced has a length in ticks, one in hertz has as many as pass
/// in its time at this tempo. So a place is found, and never got to. Thread-safe: yes. Realtime-safe: yes.
constexpr LfoPlace lfoPlace(const SongPlace& place, const LfoSpeed& speed, Tempo tempo) {
    if (speed.sync != 0) {
        const std::int64_t period = kSyncLengths[static_cast<std::size_t>(speed.sync) - 1].ticks().value;
        const std::int64_t rest = floorMod(place.tick, period);
        return {
            .cycle = static_cast<std::uint64_t>(floorDiv(place.tick, period)),
            .phase = static_cast<std::uint32_t>(((rest << 32U) + (std::int64_t{place.part} << 16U)) / period)};
    }
    // A tick is rate / 100 x 60,000 / (tempo x ticks per quarter) = faster / slower of a period.
    constexpr std::int64_t kShared = 120;
    const std::int64_t faster = std::int64_t{speed.rate} * (600 / kShared);
    const std::int64_t slower = tempo.milliBpm * (kQuarter.value / kShared);
    const std::int64_t rest = floorMod(place.tick, slower) * faster + (std::int64_t{place.part} * faster >> 16U);
    const auto inPeriod = static_cast<std::uint64_t>(rest % slower);
    return {
        .cycle = static_cast<std::uint64_t>(floorDiv(place.tick, slower) * faster + rest / slower),
        .phase = static_cast<std::uint32_t>((inPeriod << 31U) / static_cast<std::uint64_t>(slower) << 1U)};
}

} // namespace tresillo::audio
