// SPDX-License-Identifier: MIT
#pragma once

#include "app/instrument.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tresillo::app {

/// A block of a take, valid until the next one.
struct TakeBlock {
    std::size_t frames{0};
    audio::StereoBuffer mix{};
    std::vector<audio::StereoBuffer> stems{}; ///< As the tracks that were asked for.
};

/// Plays an instrument's song once from its beginning, as fast as the machine can, and then the tail: until a quarter
/// of a second in a row stays below -90 dBFS, at most ten seconds. The frames are the same whatever the block size.
/// Thread-safe: no. Realtime-safe: no.
class OfflineTake final : private NoticeListener {
public:
    OfflineTake(Instrument& instrument, int blockSize);

    /// The next block; none at the end of the take, or when `problem` tells why it cannot go on.
    std::optional<TakeBlock> next(const std::vector<std::uint8_t>& stems);

    /// Tracks that have an instrument in any pattern of the project.
    [[nodiscard]] std::vector<std::uint8_t> soundingTracks() const;
    /// About how long the take will be, without its tail.
    [[nodiscard]] std::int64_t expectedFrames() const;
    [[nodiscard]] std::int64_t frames() const { return frames_; }
    [[nodiscard]] const std::optional<std::string>& problem() const { return problem_; }

private:
    void notice(const Notice& notice) override;
    bool resolveStarvation();
    [[nodiscard]] std::size_t withinTail(std::size_t frames);

    Instrument& instrument_;
    std::vector<float> samples_{}; ///< Left and right of the mix, then of each stem.
    std::size_t blockSize_;
    std::int64_t frames_{0};
    std::optional<Frames> songEnd_{};
    std::int64_t quietRun_{0};
    bool isOver_{false};
    std::optional<std::string> problem_{};
};

} // namespace tresillo::app
