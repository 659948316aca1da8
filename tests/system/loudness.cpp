// SPDX-License-Identifier: MIT
#include "tests/system/loudness.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

/// One second-order section, direct form 2 transposed.
struct Section {
    double b0, b1, b2, a1, a2;
    double state1 = 0, state2 = 0;

    double next(double input) {
        const double output = b0 * input + state1;
        state1 = b1 * input - a1 * output + state2;
        state2 = b2 * input - a2 * output;
        return output;
    }
};

constexpr std::size_t kHop = 4'800; // a quarter of a 400 ms block at 48 kHz
constexpr double kAbsoluteGate = -70;

/// The energy of each hop after K-weighting; coefficients for 48 kHz from tables 1 and 2 of the recommendation.
std::vector<double> weightedEnergies(std::span<const float> frames) {
    Section head{1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585};
    Section lowCut{1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621};
    std::vector<double> energies(frames.size() / kHop);
    for (std::size_t i = 0; i < energies.size() * kHop; ++i) {
        const double value = lowCut.next(head.next(static_cast<double>(frames[i])));
        energies[i / kHop] += value * value / kHop;
    }
    return energies;
}

double loudness(double energy) { return -0.691 + 10 * std::log10(std::max(energy, 1e-15)); }

/// The mean energy of the blocks louder than `gate`.
double gatedEnergy(const std::vector<double>& blocks, double gate) {
    double sum = 0;
    std::size_t count = 0;
    for (const double block : blocks) {
        if (loudness(block) > gate) {
            sum += block;
            ++count;
        }
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

} // namespace

double integratedLoudness(std::span<const float> left, std::span<const float> right) {
    const std::vector<double> energyLeft = weightedEnergies(left);
    const std::vector<double> energyRight = weightedEnergies(right);
    std::vector<double> blocks;
    for (std::size_t i = 0; i + 4 <= std::min(energyLeft.size(), energyRight.size()); ++i) {
        double energy = 0;
        for (std::size_t hop = i; hop < i + 4; ++hop) {
            energy += (energyLeft[hop] + energyRight[hop]) / 4;
        }
        blocks.push_back(energy);
    }
    const double relativeGate = loudness(gatedEnergy(blocks, kAbsoluteGate)) - 10;
    return std::max(kAbsoluteGate, loudness(gatedEnergy(blocks, std::max(kAbsoluteGate, relativeGate))));
}

} // namespace tresillo
