// SPDX-License-Identifier: MIT
#pragma once

#include "session/instrument.h"
#include "session/take.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// Starts an instrument and renders it as fast as the machine can, without an end. Where the limiter makes the mix
/// late, that is made good: what comes begins with the song, and stems lie where they are in the mix. The frames are
/// the same whatever the block size. Thread-safe: no. Realtime-safe: no.
class OfflineBlocks final : private NoticeListener {
public:
    /// `gain` is applied to everything.
    OfflineBlocks(Instrument& instrument, int blockSize, float gain);
    ~OfflineBlocks();
    OfflineBlocks(const OfflineBlocks&) = delete;
    OfflineBlocks& operator=(const OfflineBlocks&) = delete;

    /// The next block, of at most `most` frames; none when `problem` tells why it cannot go on. `stems`: as Take.
    [[nodiscard]] std::optional<TakeBlock> next(const std::vector<std::uint8_t>& stems, std::int64_t most);

    /// The frame at which the song ended, once it has.
    [[nodiscard]] const std::optional<Frames>& songEnd() const { return songEnd_; }
    /// Whether all that still sounds has come out.
    [[nodiscard]] bool isOver() const { return silentFrames_ && *silentFrames_ >= latency_; }
    [[nodiscard]] const std::optional<std::string>& problem() const { return problem_; }

private:
    void notice(const Notice& notice) override;
    bool resolveStarvation();
    TakeBlock blockOf(const std::vector<std::uint8_t>& stems, std::size_t played);
    void makeLate(std::size_t channel, std::size_t frames);

    Instrument& instrument_;
    std::size_t blockSize_;
    float gain_;
    std::vector<float> samples_{};           ///< Left and right of the mix, then of each stem.
    std::vector<std::vector<float>> held_{}; ///< What makes each channel of the stems as late as the mix.
    bool hasBegun_{false};
    std::int64_t latency_{0};
    std::size_t toSkip_{0};                      ///< Frames that lie before the song.
    std::optional<std::int64_t> silentFrames_{}; ///< Rendered since nothing sounds; none: something does.
    std::optional<Frames> songEnd_{};
    std::optional<std::string> problem_{};
};

} // namespace tresillo::session
