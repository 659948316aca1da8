// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "session/instrument.h"

#include <cstdint>
#include <vector>

namespace tresillo::session {

/// Where in time one pass of what an instrument plays lies, and the passes after it, when it goes round: worked out
/// beforehand by the engine's own arithmetic, with its roundings (see Timeline). Playing begins at frame 0.
/// Thread-safe: yes. Realtime-safe: no.
class Course {
public:
    /// A length of music at one tempo.
    struct Part {
        Ticks length{};
        Tempo tempo{};
    };
    /// A bar and a beat, both from 1 on; the beat's fraction counts.
    struct Place {
        std::int64_t bar{1};
        double beat{1.0};
    };

    Course(SampleRate rate, std::vector<Part> parts);
    /// What `instrument` plays of its programme: its song, else so many bars of its first pattern, else that one to its
    /// end.
    static Course of(const Instrument& instrument, std::optional<std::int32_t> bars);

    [[nodiscard]] SampleRate rate() const { return rate_; }
    /// Of one pass.
    [[nodiscard]] Ticks length() const;
    /// The first frame of a pass, from 0 on.
    [[nodiscard]] Frames passStart(std::int64_t pass) const;
    /// The length of a pass in frames, unrounded, when it goes round for ever; where its tempo changes, of the first.
    [[nodiscard]] double exactPassFrames() const;
    /// Whether all passes are equally many whole frames.
    [[nodiscard]] bool isWhole() const;
    /// Where a frame of a pass is, `frame` counted from the pass's first.
    [[nodiscard]] Place placeOf(std::int64_t pass, Frames frame) const;

private:
    SampleRate rate_;
    std::vector<Part> parts_;
};

} // namespace tresillo::session
