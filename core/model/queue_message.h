// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/command.h"
#include "core/model/edit.h"
#include "core/model/project_values.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace tresillo {

/// A whole pattern for one of the audio thread's slots: it lies ready in buffer `buffer` of the pattern arena. The
/// buffer that the slot held before comes back in a Notice.
struct SlotHandover {
    std::uint8_t slot{0};
    PatternId pattern{};
    std::uint16_t buffer{0};
};

/// Other content for a pattern that is in a slot, and values for rows of the project with it: all of it arrives in one
/// frame, that of its line, for which it waits as a launch does; at once with the transport stopped. Where a track is
/// in its pattern stays as it is. A second one replaces the first, whose buffer comes back in a Notice; so does one
/// without a buffer, which brings nothing itself.
struct PatternLoad {
    PatternId pattern{};
    std::optional<std::uint16_t> buffer{}; ///< Of the pattern arena.
    LaunchLine line{LaunchLine::Bar};
    std::uint8_t steps{0}; ///< For LaunchLine::AfterSteps: how many sixteenths from now.
    ProjectValues values{};
};

/// A decoded kit for one of the project's kit places, or none; what was there comes back in a Notice.
struct KitHandover {
    static constexpr std::uint16_t kNone = 0xFFFF;

    std::uint8_t kit{0};
    std::uint16_t handle{0}; ///< Names the kit in the audio side's registry; kNone: the place is silent from now on.
};

/// What a queue message may carry, and nothing else.
template <class Sizes> using QueueBody = std::variant<Edit<Sizes>, Command, SlotHandover, KitHandover, PatternLoad>;

/// As soon as possible: the first frame of the audio thread's next block.
inline constexpr Frames kAsap{-1};

/// What travels to the audio thread. Messages take effect in the order in which they were sent; only Commands may lie
/// ahead of those behind them. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct QueueMessage {
    std::uint32_t serial{0}; ///< Names the message in the Notice that answers it.
    Frames at{kAsap};
    QueueBody<Sizes> body{};
};

} // namespace tresillo
