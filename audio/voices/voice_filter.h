// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/filter.h"
#include "core/params/choices.h"

#include <array>

namespace tresillo::audio {

/// A voice's two filters in series, the pad's and the track's, on one or two channels. A filter that is off costs
/// nothing. Thread-safe: no. Realtime-safe: yes.
class VoiceFilter {
public:
    void start(FilterMode pad, FilterPoint padPoint, FilterMode track);
    /// Where the track's filter goes within the cell that begins now, from where it went before.
    void goTo(FilterPoint to) {
        from_ = to_;
        to_ = to;
    }

    [[nodiscard]] bool isOff() const { return pad_ == FilterMode::Off && track_ == FilterMode::Off; }
    [[nodiscard]] bool tracks() const { return track_ != FilterMode::Off; }
    void process(float* samples, int channel, int frames, int inCell);
    /// Whether what it still rings with can no longer be heard.
    [[nodiscard]] bool isQuiet() const;

private:
    struct Pair {
        Filter pad{};
        Filter track{};
    };

    std::array<Pair, 2> channels_{};
    FilterPoint padPoint_{};
    FilterPoint from_{};
    FilterPoint to_{};
    FilterMode pad_{FilterMode::Off};
    FilterMode track_{FilterMode::Off};
};

} // namespace tresillo::audio
