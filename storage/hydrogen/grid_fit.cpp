// SPDX-License-Identifier: MIT
#include "storage/hydrogen/grid_fit.h"

#include "core/base/integers.h"
#include "core/params/choices.h"
#include "core/sequence/sizes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

namespace tresillo::storage {
namespace {

constexpr auto kMostSteps = static_cast<std::int32_t>(Studio::kSteps);

struct GridKind {
    std::int32_t stepLength;
    std::int32_t speed;
    std::int64_t ticks; ///< Of a step.
};

// Fifths and sevenths of a bar: 48 ticks to the quarter can hardly be meant for them, and what they seem to fit reads
// worse.
constexpr bool isFifthOrSeventh(std::int64_t ticks) { return ticks % 5 != 0 || ticks % 7 != 0; }

// Every other grid that a track can have, one for each length of a step: sixteenths first, then what people read most
// easily: normal speed before others, lengths near a sixteenth before others.
std::vector<GridKind> allGrids() {
    std::vector<GridKind> kinds;
    const auto count = static_cast<std::int32_t>(kStepLengths.size());
    for (std::int32_t speed = 0; speed < static_cast<std::int32_t>(kSpeeds.size()); ++speed) {
        for (std::int32_t length = 0; length < count; ++length) {
            const std::int64_t ticks = stepTicks(length, speed).value;
            if (!isFifthOrSeventh(ticks)) {
                kinds.push_back({.stepLength = length, .speed = speed, .ticks = ticks});
            }
        }
    }
    const auto unfamiliar = [](const GridKind& kind) {
        const std::int64_t longer = std::max(kind.ticks, kSixteenth.value);
        const std::int64_t shorter = std::min(kind.ticks, kSixteenth.value);
        return std::tuple{
            kind.ticks != kSixteenth.value, kind.ticks > kSixteenth.value, kind.speed != kSpeedNormal,
            longer * 1'000 / shorter, kind.stepLength};
    };
    std::ranges::stable_sort(kinds, {}, unfamiliar);
    std::vector<GridKind> distinct;
    for (const GridKind& kind : kinds) {
        if (std::ranges::find(distinct, kind.ticks, &GridKind::ticks) == distinct.end()) {
            distinct.push_back(kind);
        }
    }
    return distinct;
}

const std::vector<GridKind>& grids() {
    static const std::vector<GridKind> kGrids = allGrids();
    return kGrids;
}

std::optional<Grid> gridFor(const GridKind& kind, std::int32_t size, std::int32_t swing) {
    const std::int64_t ticks = size * kHydrogenTick.value;
    if (ticks % kind.ticks != 0 || ticks / kind.ticks > kMostSteps) {
        return std::nullopt;
    }
    return Grid{
        .stepLength = kind.stepLength,
        .speed = kind.speed,
        .steps = static_cast<std::int32_t>(ticks / kind.ticks),
        .swing = swing};
}

// The nearest place on one step; none if the step is more than half its length away.
std::optional<Placement> placeOn(const Grid& grid, std::int32_t step, Ticks at) {
    const std::int64_t part = stepTicks(grid.stepLength, grid.speed).value / kMicroParts;
    const Ticks base = stepTick(grid, step);
    const std::int64_t micro = roundDiv((at - base).value, part);
    if (step < 0 || step >= grid.steps || std::abs(micro) > kMaxMicro) {
        return std::nullopt;
    }
    return Placement{
        .step = step, .micro = static_cast<std::int32_t>(micro), .residual = base + Ticks{micro * part} - at};
}

// What is wrong with a fit, worst first; the smaller the better.
struct Penalty {
    std::size_t unplaced{0};
    std::size_t conflicts{0};
    std::int64_t exact{0}; ///< Worst residual of the notes that ought to have none.
    std::int64_t swung{0}; ///< How far the worst swung note is beyond what is tolerated.

    auto operator<=>(const Penalty&) const = default;
};

class Layer {
public:
    Layer(const Grid& grid, std::span<const Onset> onsets) : cells_(static_cast<std::size_t>(grid.steps)) {
        fit_.grid = grid;
        for (const Onset& onset : onsets) {
            place(onset);
        }
    }

    [[nodiscard]] const Penalty& penalty() const { return penalty_; }
    Fit take() { return std::move(fit_); }

private:
    struct Cell {
        std::size_t notes{0};
        std::uint32_t locks{0};
    };

    void place(const Onset& onset) {
        const std::int64_t length = stepTicks(fit_.grid.stepLength, fit_.grid.speed).value;
        const auto near = static_cast<std::int32_t>(floorDiv(onset.at.value, length));
        std::optional<Placement> best;
        bool bestClashes = false;
        for (std::int32_t step = near - 1; step <= near + 1; ++step) {
            const std::optional<Placement> candidate = placeOn(fit_.grid, step, onset.at);
            if (!candidate || cell(*candidate).notes == Studio::kNotesPerStep) {
                continue;
            }
            const bool clashes = cell(*candidate).notes > 0 && cell(*candidate).locks != onset.locks;
            if (!best || std::tuple{clashes, std::abs(candidate->residual.value), std::abs(candidate->micro)} <
                             std::tuple{bestClashes, std::abs(best->residual.value), std::abs(best->micro)}) {
                best = candidate;
                bestClashes = clashes;
            }
        }
        fit_.placements.push_back(best);
        if (best) {
            account(*best, onset, bestClashes);
        } else {
            ++fit_.unplaced;
            ++penalty_.unplaced;
        }
    }

    void account(const Placement& placement, const Onset& onset, bool clashes) {
        Cell& used = cells_[static_cast<std::size_t>(placement.step)];
        used.locks = used.notes == 0 ? onset.locks : used.locks;
        ++used.notes;
        fit_.conflicts += clashes ? 1U : 0U;
        penalty_.conflicts += clashes ? 1U : 0U;
        const std::int64_t residual = std::abs(placement.residual.value);
        if (!onset.swung && !onset.lagged) {
            penalty_.exact = std::max(penalty_.exact, residual);
        } else if (onset.swung && !onset.lagged) {
            penalty_.swung = std::max(penalty_.swung, residual - kHydrogenTick.value / 16);
        }
    }

    [[nodiscard]] const Cell& cell(const Placement& placement) const {
        return cells_[static_cast<std::size_t>(placement.step)];
    }

    std::vector<Cell> cells_;
    Fit fit_;
    Penalty penalty_;
};

} // namespace

Ticks stepTick(const Grid& grid, std::int32_t step) {
    const std::int64_t length = stepTicks(grid.stepLength, grid.speed).value;
    if (step % 2 == 0) {
        return {step * length};
    }
    return {(step - 1) * length + roundDiv(2 * length * grid.swing, 1'000)};
}

std::optional<Fit> fitToGrid(std::span<const Onset> onsets, std::int32_t size, std::int32_t swing) {
    std::optional<Layer> best;
    const auto consider = [&](const Grid& grid) {
        Layer layer(grid, onsets);
        if (!best || layer.penalty() < best->penalty()) {
            best = std::move(layer);
        }
        return best->penalty() == Penalty{};
    };
    for (const GridKind& kind : grids()) {
        // Hydrogen swings sixteenths and nothing else; other steps, and notes that lie off a swung step, go straight.
        if (kind.ticks == kSixteenth.value && swing != 500) {
            if (const auto swung = gridFor(kind, size, swing); swung && consider(*swung)) {
                break;
            }
        }
        if (const auto straight = gridFor(kind, size, 500); straight && consider(*straight)) {
            break;
        }
    }
    return best ? std::optional{best->take()} : std::nullopt;
}

std::optional<std::int32_t> playableSize(std::int32_t size) {
    for (std::int32_t candidate = size; candidate < size + kHydrogenTicksPerBar; ++candidate) {
        if (std::ranges::any_of(
                grids(), [&](const GridKind& kind) { return gridFor(kind, candidate, 500).has_value(); })) {
            return candidate;
        }
    }
    return std::nullopt;
}

} // namespace tresillo::storage
