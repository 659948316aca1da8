// SPDX-License-Identifier: MIT
#include "tests/reference/grid.h"

#include "core/base/hash.h"
#include "core/params/choices.h"

namespace tresillo::reference {
namespace {

// Forward, backward, or to and fro without repeating the ends.
std::vector<std::size_t> onePass(std::size_t length, Direction direction) {
    std::vector<std::size_t> steps{};
    for (std::size_t step = 0; step < length; ++step) {
        steps.push_back(direction == Direction::Reverse ? length - 1 - step : step);
    }
    if (direction == Direction::PingPong) {
        for (std::size_t step = length; step > 2; --step) {
            steps.push_back(step - 2);
        }
    }
    return steps;
}

} // namespace

std::uint32_t throwDie(std::int32_t seed, std::uint8_t pattern, std::size_t track, std::int64_t k, Die die, int sides) {
    // Three words: the seed; pattern, track and purpose, a byte each above an empty one; the step's place.
    const std::uint64_t where = (std::uint64_t{pattern} * 256 + track) * 65'536 + static_cast<std::uint64_t>(die) * 256;
    const std::uint64_t bits =
        Hash{}.with(static_cast<std::uint64_t>(seed)).with(where).with(static_cast<std::uint64_t>(k)).state;
    constexpr std::uint64_t kHalf = std::uint64_t{1} << 32U;
    return static_cast<std::uint32_t>(bits / kHalf * static_cast<std::uint64_t>(sides) / kHalf);
}

Grid::Grid(const Score& score, std::uint8_t pattern, std::size_t track, std::int32_t seed)
    : stepTicks_(score.tracks[track].stepTicks()),
      length_(score.tracks[track].row(ParamId::TrackLength)),
      master_(score.master),
      pattern_(pattern),
      track_(track),
      seed_(seed) {
    const ScoreTrack& read = score.tracks[track];
    const bool hasOwnSwing = read.row(ParamId::SwingOwn) != 0;
    const std::int32_t swing = hasOwnSwing ? read.row(ParamId::TrackSwing) : score.swing;
    // `swing` per mille of a pair of steps lie before its second one.
    swingDelay_ = roundOf(Wide{2 * stepTicks_} * swing - Wide{stepTicks_} * 1'000, 1'000);
    const auto direction = static_cast<Direction>(read.row(ParamId::Direction));
    isRandom_ = direction == Direction::Random;
    pass_ = onePass(static_cast<std::size_t>(length_), direction);
}

const Place& Grid::at(std::int64_t k) const {
    while (static_cast<std::int64_t>(places_.size()) <= k) {
        walk();
    }
    return places_[static_cast<std::size_t>(k)];
}

void Grid::walk() const {
    Place place{};
    if (!places_.empty()) {
        place = places_.back();
        ++place.k;
        ++place.p;
        place.tick += stepTicks_;
        const auto period = static_cast<std::int64_t>(pass_.size());
        if (master_ != 0 && place.tick >= cycle_ + master_) {
            // All tracks begin at their first step again; a pass that is cut short counts as one.
            cycle_ += master_;
            place.tick = cycle_;
            place.p = 0;
            ++place.pass;
        } else if (place.p % period == 0) {
            ++place.pass;
        }
    }
    place.swung = place.p % 2 != 0 ? place.tick + swingDelay_ : place.tick;
    place.step = isRandom_ ? throwDie(seed_, pattern_, track_, place.k, Die::Direction, static_cast<int>(length_))
                           : pass_[static_cast<std::size_t>(place.p) % pass_.size()];
    places_.push_back(place);
}

Tick Grid::passEnd(std::int64_t k) const {
    const std::int64_t pass = at(k).pass;
    while (at(k).pass == pass) {
        ++k;
    }
    return at(k).tick;
}

} // namespace tresillo::reference
