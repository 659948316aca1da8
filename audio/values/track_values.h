// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/modulation.h"
#include "audio/values/smoothed.h"
#include "core/engine/event.h"
#include "core/engine/param_source.h"
#include "core/params/param_table.h"

#include <array>
#include <bitset>
#include <cstdint>

namespace tresillo::audio {

/// What the voices of one track follow: the track's values, or those of the lock trig that holds at the moment.
/// Thread-safe: no. Realtime-safe: yes.
class TrackValues {
public:
    /// Reads all rows of `track` anew, of the pattern that its channel follows.
    void read(const ParamSource& source, std::uint8_t track);
    /// A lock trig's values hold until `unlock`; of a Sound that is locked, what belongs to the track's channel.
    void lock(LockView locks, const ParamSource& source);
    void unlock();
    /// Sends the smoothed values on their way to where they should be; at once when nothing sounds that could click.
    void retarget(bool sounds, std::int32_t cells);
    /// At a grid point.
    void advance();
    /// Whose rows were read last.
    [[nodiscard]] PatternId pattern() const { return pattern_; }
    [[nodiscard]] bool isMoving() const { return moving_ != 0; }
    /// Which of the smoothed values are under way.
    [[nodiscard]] SmoothedSet moving() const { return moving_; }

    [[nodiscard]] std::int32_t value(ParamId row) const { return effective_[tresillo::indexOf(row)]; }
    [[nodiscard]] const Glide& smoothed(std::size_t place) const { return smoothed_[place]; }
    template <ParamId Row> [[nodiscard]] const Glide& smoothed() const { return smoothed_[kSmoothedPlace<Row>]; }

    /// What moves them.
    [[nodiscard]] Modulation& modulation() { return modulation_; }
    [[nodiscard]] const Modulation& modulation() const { return modulation_; }

private:
    [[nodiscard]] LfoSettings lfoSettings() const;
    void hold(ParamId row, std::int32_t value);

    PatternId pattern_{};
    std::array<std::int32_t, kTrackRows> own_{};
    std::array<std::int32_t, kTrackRows>
        resting_{}; ///< While nothing is locked: the channel is that of the track's Sound.
    std::array<std::int32_t, kTrackRows> effective_{};
    std::bitset<kTrackRows> locked_{};
    SmoothedValues smoothed_{};
    SmoothedSet moving_{0};
    Modulation modulation_{};
};

} // namespace tresillo::audio
