// SPDX-License-Identifier: MIT
#pragma once

#include "session/frame_store.h"
#include "session/instrument.h"
#include "session/offline_blocks.h"
#include "session/tail.h"
#include "session/take.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// Plays an instrument's song once from its beginning, as fast as the machine can, and then its tail. It ends with the
/// last frame that is loud enough to belong to it; what still sounds where the tail must end is faded out within 50 ms
/// before that. The frames are the same whatever the block size.
/// Thread-safe: no. Realtime-safe: no.
class OfflineTake final : public Take {
public:
    OfflineTake(Instrument& instrument, int blockSize, const Tail& tail = {}, float gain = 1.0F);

    [[nodiscard]] std::optional<TakeBlock> next(const std::vector<std::uint8_t>& stems) override;
    [[nodiscard]] std::int64_t frames() const override { return frames_; }
    [[nodiscard]] const std::optional<std::string>& problem() const override {
        return problem_ ? problem_ : blocks_.problem();
    }
    [[nodiscard]] std::vector<std::string> remarks() const override;

    /// About how long the take will be, without its tail.
    [[nodiscard]] std::int64_t expectedFrames() const;

private:
    std::optional<TakeBlock> give(TakeBlock block, std::size_t frames);
    std::optional<TakeBlock> giveHeld();
    void hold(const TakeBlock& block, std::size_t from);
    void fade(const TakeBlock& block, std::int64_t first);
    [[nodiscard]] std::int64_t tailEnd() const;

    Instrument& instrument_;
    std::size_t blockSize_;
    Tail tail_;
    OfflineBlocks blocks_;
    FrameStore waiting_{};     ///< Frames of the tail, of which nobody knows yet whether something loud follows.
    std::int64_t released_{0}; ///< As many of them belong to the take.
    std::int64_t rendered_{0};
    std::int64_t frames_{0};
    bool isOver_{false};   ///< Nothing more is rendered.
    bool wasFaded_{false}; ///< Something that could be heard.
    std::optional<std::string> problem_{};
};

/// The stems of an instrument that hold something: of its tracks that have an instrument in any pattern of the project,
/// and of the sends that are open in any. Thread-safe: no. Realtime-safe: no.
std::vector<std::uint8_t> soundingStemsOf(const Instrument& instrument);

} // namespace tresillo::session
