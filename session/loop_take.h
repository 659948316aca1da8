// SPDX-License-Identifier: MIT
#pragma once

#include "session/course.h"
#include "session/instrument.h"
#include "session/offline_blocks.h"
#include "session/repeats.h"
#include "session/take.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// One pass of what an instrument plays, as it sounds when it has gone round often enough: put end to end it goes on
/// without a seam. Passes are rendered for nobody until two of them are the same to the last bit, which tells that
/// everything that rings has come round, or until that cannot be hoped for; the next one is the take. Where it is not
/// known by then whether it was the same as its neighbours, one more is rendered to see.
///
///     rendered:  pass 0 | 1 | 2 (as 1) | 3: the take (as 2)
///
/// What plays after the take's last frame is its first one, which came after the last one of the pass before: so in its
/// last 50 ms the take goes over into the end of the pass before. Where both are the same this changes no bit; where
/// they are not (chance, a free LFO, a reverb, whose network never stands still) it leaves no click.
///
/// The frames are the same whatever the block size. Thread-safe: no. Realtime-safe: no.
class LoopTake final : public Take {
public:
    /// `instrument` was opened to go round; `course` is one pass of it.
    LoopTake(Instrument& instrument, int blockSize, Course course, Repeats repeats, float gain);

    [[nodiscard]] std::optional<TakeBlock> next(const std::vector<std::uint8_t>& stems) override;
    [[nodiscard]] std::int64_t frames() const override { return frames_; }
    [[nodiscard]] std::int64_t pass() const override { return taken_; }
    [[nodiscard]] const std::optional<std::string>& problem() const override { return blocks_.problem(); }
    [[nodiscard]] std::vector<std::string> remarks() const override;

private:
    enum class State : std::uint8_t { RunIn, Taking, Checking, Over };

    /// What tells two passes apart.
    struct Print {
        std::uint64_t samples{0xcbf29ce484222325};
        std::int64_t frames{0};
        int voices{0}; ///< At its end.

        void add(const TakeBlock& block);
        bool operator==(const Print&) const = default;
    };

    void endPass();
    void keepEnd(const TakeBlock& block);
    void goOver(const TakeBlock& block, std::size_t first) const;
    [[nodiscard]] bool isOnGrid() const;
    [[nodiscard]] Frames runInLimit() const;

    Instrument& instrument_;
    Course course_;
    Repeats repeats_;
    std::int64_t length_; ///< Of the take, in frames.
    std::size_t seam_;    ///< As many of its last frames go over.
    OfflineBlocks blocks_;
    State state_{State::RunIn};
    std::int64_t pass_{0}; ///< The one that is rendered,
    Frames passEnd_{};     ///< where it ends,
    Frames at_{};          ///< and how far it is.
    std::int64_t taken_{0};
    std::int64_t frames_{0};
    std::vector<std::vector<float>> ends_{}; ///< The last frames of each channel, when a pass has ended.
    Print print_{};
    std::optional<Print> last_{};
    bool isExact_{false};
};

} // namespace tresillo::session
