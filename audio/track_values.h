// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/glide.h"
#include "core/engine/event.h"
#include "core/engine/param_source.h"
#include "core/params/param_table.h"

#include <array>
#include <bitset>
#include <cstdint>

namespace tresillo::audio {

/// The rows that glide, in the order in which `SmoothedValues` holds them.
enum class Smoothed : std::uint8_t { Level, Pan, Tune, Cutoff, Resonance };
inline constexpr std::array<ParamId, 5> kSmoothedRows{
    ParamId::Level, ParamId::Pan, ParamId::Tune, ParamId::Cutoff, ParamId::Resonance};

using SmoothedValues = std::array<Glide, kSmoothedRows.size()>;

constexpr std::size_t indexOf(Smoothed value) { return static_cast<std::size_t>(value); }

/// Frames from one point of the grid on which gliding values are told to the next.
inline constexpr int kCell = static_cast<int>(kControlFrames);

/// How long an unlocked change glides.
inline constexpr std::int32_t kGlideMilliseconds = 20;

/// What the voices of one track follow: the track's values, or those of the lock trig that holds at the moment.
/// Thread-safe: no. Realtime-safe: yes.
class TrackValues {
public:
    /// Reads all rows of `track` anew.
    void read(const ParamSource& source, std::uint8_t track);
    /// A lock trig's values hold until `unlock`.
    void lock(LockView locks);
    void unlock();
    /// Sends the smoothed values on their way to where they should be; at once when nothing sounds that could click.
    void retarget(bool sounds, std::int32_t cells);
    /// At a grid point.
    void advance();
    [[nodiscard]] bool isMoving() const;

    [[nodiscard]] std::int32_t value(ParamId row) const { return effective_[tresillo::indexOf(row)]; }
    [[nodiscard]] const Glide& smoothed(std::size_t index) const { return smoothed_[index]; }

private:
    std::array<std::int32_t, kTrackRows> own_{};
    std::array<std::int32_t, kTrackRows> effective_{};
    std::bitset<kTrackRows> locked_{};
    SmoothedValues smoothed_{};
};

} // namespace tresillo::audio
