// SPDX-License-Identifier: MIT
#pragma once

// Where the steps of one track lie and which they are: walked one by one from the origin, never computed.
#include "tests/reference/score.h"
#include "tests/reference/time_map.h"

#include <cstdint>
#include <vector>

namespace tresillo::reference {

/// What dice are thrown for.
enum class Die : std::uint8_t { Direction = 0, Probability = 1 };

/// A number from 0 to `sides` - 1 for a place: the same place gives the same number for ever.
std::uint32_t throwDie(std::int32_t seed, std::uint8_t pattern, std::size_t track, std::int64_t k, Die die, int sides);

/// One step as it is played.
struct Place {
    std::int64_t k{0};    ///< Steps since the origin.
    std::int64_t p{0};    ///< Steps since the origin or the last restart by a master length.
    std::int64_t pass{0}; ///< From 0.
    Tick tick{0};         ///< Without swing; from the origin.
    Tick swung{0};
    std::size_t step{0}; ///< Which of the track's steps.
};

/// The steps of a track in the order in which they are played, as many as are asked for.
class Grid {
public:
    Grid() = default;
    Grid(const Score& score, std::uint8_t pattern, std::size_t track, std::int32_t seed);

    [[nodiscard]] const Place& at(std::int64_t k) const;
    /// The tick at which the pass of step k is over: the first step of another pass begins, or all tracks begin anew.
    [[nodiscard]] Tick passEnd(std::int64_t k) const;
    [[nodiscard]] std::int64_t stepTicks() const { return stepTicks_; }
    [[nodiscard]] std::int64_t length() const { return length_; }
    /// The steps of one pass, in the order of playing; a random track's in their written order.
    [[nodiscard]] const std::vector<std::size_t>& pass() const { return pass_; }

private:
    void walk() const;

    std::int64_t stepTicks_{1};
    std::int64_t length_{1};
    std::int64_t master_{0};
    std::int64_t swingDelay_{0};
    bool isRandom_{false};
    std::uint8_t pattern_{0};
    std::size_t track_{0};
    std::int32_t seed_{0};
    std::vector<std::size_t> pass_{};

    // How far it was walked.
    mutable std::vector<Place> places_{};
    mutable Tick cycle_{0}; ///< Where the present master length began.
};

} // namespace tresillo::reference
