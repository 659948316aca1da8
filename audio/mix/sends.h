// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/values/track_values.h"
#include "core/dsp/ramp.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

/// What a track's channel is sent to beside the mix.
enum class Send : std::uint8_t { Reverb, Delay };
inline constexpr std::size_t kSends = 2;
inline constexpr std::array<ParamId, kSends> kSendRows{ParamId::ReverbSend, ParamId::DelaySend};

/// How much of one track goes where. A send is locked on the very frame of its step, so that the note on it is sent
/// from its attack on; where another note still rings, within a millisecond, so that this one does not click.
/// Thread-safe: no. Realtime-safe: yes.
class Sends {
public:
    /// What the sends should be, by the track's values and what moves them at frame `at`.
    /// `frames`: how long the way there takes; 0 when nothing sounds that could click.
    void aim(const TrackValues& track, std::int32_t frames, Frames at);

    /// Adds the next `frames` frames of `bus`, at most kStretch, to `input`. Both sends have to be asked, or
    /// `skip`ped, for every stretch.
    void feed(Send send, Bus bus, Bus input, int frames);
    void skip(int frames);

    [[nodiscard]] bool isOpen(Send send) const;

private:
    std::array<Ramp, kSends> gains_{};
};

} // namespace tresillo::audio
