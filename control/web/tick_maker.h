// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/tick_view.h"
#include "core/status/notice.h"
#include "core/status/status.h"
#include "project/ports/listening.h"

#include <array>
#include <cstdint>
#include <span>

namespace tresillo::control {

/// How much of what passes by a page was told. Where it cannot keep up it is told of the latest.
struct TickPlace {
    std::uint64_t steps{0};
    std::uint64_t columns{0};

    constexpr bool operator==(const TickPlace&) const = default;
};

/// Puts together what a page draws at its next frame: the steps and the columns of the waveform that came since the
/// last one to it, and how everything stands now. Its memory is fixed.
/// Thread-safe: no. Realtime-safe: no.
class TickMaker {
public:
    /// Half a second of a busy pattern, and a whole one of sound.
    static constexpr std::size_t kSteps = 256;
    static constexpr std::size_t kColumns = 100;

    void take(Frames frame, const StepReached& step);
    void take(std::span<const SoundPacket> packets);
    void take(const EngineStatus& status, const Levels& levels);

    /// Where a page begins that has just come: it is not told what was before.
    [[nodiscard]] TickPlace now() const { return {.steps = steps_, .columns = columns_}; }
    /// What came since `place`, which moves on to now.
    [[nodiscard]] views::TickView make(TickPlace& place) const;

    [[nodiscard]] const EngineStatus& status() const { return status_; }
    [[nodiscard]] const Levels& levels() const { return levels_; }
    /// Whether a page has anything to move: something plays or sounds.
    [[nodiscard]] bool isLively() const;

private:
    struct Column {
        std::int8_t low{0};
        std::int8_t high{0};
    };

    std::array<views::StepPlayed, kSteps> stepRing_{};
    std::array<Column, kColumns> columnRing_{};
    std::uint64_t steps_{0}; ///< So many came so far.
    std::uint64_t columns_{0};
    EngineStatus status_{};
    Levels levels_{};
};

} // namespace tresillo::control
