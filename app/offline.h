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
    std::vector<audio::StereoBuffer> stems{}; ///< As the stems that were asked for.
};

/// Plays an instrument's song once from its beginning, as fast as the machine can, and then the tail: until a quarter
/// of a second in a row stays below -90 dBFS, at most ten seconds. Where the limiter makes the mix late, that is made
/// good: the take begins with the song, and its stems lie where they are in the mix. The frames are the same whatever
/// the block size.
/// Thread-safe: no. Realtime-safe: no.
class OfflineTake final : private NoticeListener {
public:
    OfflineTake(Instrument& instrument, int blockSize);

    /// The next block; none at the end of the take, or when `problem` tells why it cannot go on. `stems`: by their
    /// places in audio::Output, the same in each call.
    std::optional<TakeBlock> next(const std::vector<std::uint8_t>& stems);

    /// The stems of tracks that have an instrument in any pattern of the project, and of the sends that are open in
    /// any.
    [[nodiscard]] std::vector<std::uint8_t> soundingStems() const;
    /// About how long the take will be, without its tail.
    [[nodiscard]] std::int64_t expectedFrames() const;
    [[nodiscard]] std::int64_t frames() const { return frames_; }
    [[nodiscard]] const std::optional<std::string>& problem() const { return problem_; }

private:
    void notice(const Notice& notice) override;
    bool resolveStarvation();
    TakeBlock takeBlock(const std::vector<std::uint8_t>& stems, std::size_t played);
    void makeLate(std::size_t channel, std::size_t frames);
    [[nodiscard]] std::size_t withinTail(std::size_t from, std::size_t frames);

    Instrument& instrument_;
    std::vector<float> samples_{};           ///< Left and right of the mix, then of each stem.
    std::vector<std::vector<float>> held_{}; ///< What makes each channel of the stems as late as the mix.
    std::size_t blockSize_;
    std::optional<std::size_t> toSkip_{}; ///< Frames that lie before the song, once it is known how late the mix is.
    std::int64_t frames_{0};
    std::optional<Frames> songEnd_{};
    std::int64_t quietRun_{0};
    bool isOver_{false};
    std::optional<std::string> problem_{};
};

} // namespace tresillo::app
