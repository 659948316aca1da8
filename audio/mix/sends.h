// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/send_list.h"
#include "audio/values/track_values.h"
#include "core/dsp/ramp.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// How much of one track goes where. A send is locked on the very frame of its step, so that the note on it is sent
/// from its attack on; where another note still rings, within a millisecond, so that this one does not click.
/// Thread-safe: no. Realtime-safe: yes.
class Sends {
public:
    /// What the sends should be, by the track's values and what moves them at frame `at`.
    /// `frames`: how long the way there takes; 0 when nothing sounds that could click.
    void aim(const TrackValues& track, std::int32_t frames, Frames at);

    /// Adds the next `frames` frames of `bus`, at most kStretch, to `input`. All sends have to be asked, or `skip`ped,
    /// for every stretch.
    void feed(std::size_t send, Bus bus, Bus input, int frames);
    void skip(int frames);

    [[nodiscard]] bool isOpen(std::size_t send) const;

private:
    std::array<Ramp, kSends> gains_{};
};

} // namespace tresillo::audio
