// SPDX-License-Identifier: MIT
#include "tools/kitgen/squares.h"

#include "core/dsp/math.h"

#include <algorithm>
#include <cmath>

namespace tresillo::kitgen {
namespace {

// The integral of the cubic B-spline from its start at -2 to x, by parts; it is 1 from x = 2 on.

/// x = place - 2, 0 <= place <= 1: the first quarter.
double firstQuarter(double place) { return place * place * place * place / 24; }

/// x = place - 1, 0 <= place <= 1: the second quarter.
double secondQuarter(double place) {
    const double x = place - 1;
    return 0.5 + 2 * x / 3 - x * x * x / 3 - x * x * x * x / 8;
}

} // namespace

ClippedSquares::ClippedSquares(
    const std::vector<double>& hz, const std::vector<double>& phases, double drive, double rate)
    : drive_{drive / std::sqrt(static_cast<double>(hz.size()))} {
    waves_.reserve(hz.size());
    for (std::size_t i = 0; i < hz.size(); ++i) {
        const bool isHigh = phases[i] < 0.5;
        waves_.push_back(
            {.step = 2 * hz[i] / rate, .phase = 2 * phases[i] - (isHigh ? 0 : 1), .level = isHigh ? 1.0 : -1.0});
        sum_ += waves_.back().level;
    }
    level_ = tanh(drive_ * sum_);
    levels_.fill(level_);
}

double ClippedSquares::next() {
    corrections_ = {corrections_[1], corrections_[2], corrections_[3], 0};
    collectEdges();
    for (const Edge& edge : edges_) {
        Wave& wave = waves_[edge.wave];
        wave.level = -wave.level;
        sum_ += 2 * wave.level;
        const double level = tanh(drive_ * sum_);
        draw(level - level_, edge.age);
        level_ = level;
    }
    levels_ = {levels_[1], levels_[2], level_};
    return levels_[0] + corrections_[0];
}

/// The edges since the last frame, oldest first: what a step is depends on those before it.
void ClippedSquares::collectEdges() {
    edges_.clear();
    for (std::size_t i = 0; i < waves_.size(); ++i) {
        Wave& wave = waves_[i];
        wave.phase += wave.step;
        if (wave.phase >= 1) {
            wave.phase -= 1;
            edges_.push_back({.age = wave.phase / wave.step, .wave = i});
        }
    }
    if (edges_.size() > 1) {
        std::ranges::sort(edges_, [](const Edge& a, const Edge& b) {
            return a.age > b.age || (!(a.age < b.age) && a.wave < b.wave);
        });
    }
}

/// Turns a plain step of the level into a rounded one: two frames before it and two behind it differ.
void ClippedSquares::draw(double step, double age) {
    corrections_[0] += step * firstQuarter(age);
    corrections_[1] += step * secondQuarter(age);
    corrections_[2] -= step * secondQuarter(1 - age);
    corrections_[3] -= step * firstQuarter(1 - age);
}

} // namespace tresillo::kitgen
