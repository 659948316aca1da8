// SPDX-License-Identifier: MIT
#include "storage/hydrogen/filter_fit.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>
#include <vector>

namespace tresillo::storage {
namespace {

constexpr double kPi = std::numbers::pi;
// Ours is looked at at the usual rate of the engine; below what is heard the rate hardly matters.
constexpr double kOurRate = 48'000.0;
constexpr double kLowest = 20.0;
constexpr double kHighest = 20'000.0;
constexpr double kLeastCutoff = 50.0;
constexpr double kMostCutoff = 18'000.0;
constexpr double kLeastQ = 0.1;
constexpr double kMostQ = 10.0;
constexpr double kAlike = 1.0; // dB
// Below this it is silence, and a response in dB says nothing.
constexpr double kClosed = 1e-3;

double decibels(double power) { return 10.0 * std::log10(std::max(power, 1e-30)); }

// The recursion's transfer function is c^2 / (1 - (1 + r - c^2) z^-1 + r z^-2): poles alone, and a gain of 1 at 0 Hz.
class Recursion {
public:
    // At resonance 1 it rings for ever; a little less has a response.
    Recursion(double cutoff, double resonance)
        : gain_(cutoff * cutoff), resonance_(std::min(resonance, 0.999)), middle_(1.0 + resonance_ - gain_) {}

    [[nodiscard]] double decibelsAt(double hertz) const {
        const std::complex<double> back = std::polar(1.0, -2.0 * kPi * hertz / kHydrogenRate);
        return decibels(gain_ * gain_ / std::norm(1.0 - middle_ * back + resonance_ * back * back));
    }

    // From here up it stays below -3 dB.
    [[nodiscard]] double corner() const {
        constexpr double kStep = 1.005;
        double hertz = kHighest;
        while (hertz > 0.1 && decibelsAt(hertz) < -3.0) {
            hertz /= kStep;
        }
        return hertz;
    }

    // Where its poles would put a filter of ours (z = (1 + s) / (1 - s)): the place to search from.
    [[nodiscard]] std::pair<double, double> cutoffAndQ() const {
        const std::complex<double> root = std::sqrt(std::complex<double>(middle_ * middle_ - 4.0 * resonance_));
        const std::complex<double> one = (middle_ + root) / 2.0;
        const std::complex<double> other = (middle_ - root) / 2.0;
        const std::complex<double> left = (one - 1.0) / (one + 1.0);
        const std::complex<double> right = (other - 1.0) / (other + 1.0);
        const double square = std::max((left * right).real(), 1e-12);
        const double damping = std::max(-(left + right).real(), 1e-6);
        return {kHydrogenRate / kPi * std::atan(std::sqrt(square)), std::sqrt(square) / damping};
    }

private:
    double gain_;
    double resonance_;
    double middle_;
};

double warped(double hertz) { return std::tan(kPi * hertz / kOurRate); }

// Our low-pass is the analogue one, warped by the bilinear transform; both frequencies are.
double oursAt(double hertz, double cutoff, double q) {
    const double square = hertz / cutoff * (hertz / cutoff);
    return decibels(1.0 / ((1.0 - square) * (1.0 - square) + square / (q * q)));
}

class Fitter {
public:
    explicit Fitter(const Recursion& recursion) : corner_(recursion.corner()), start_(recursion.cutoffAndQ()) {
        constexpr int kPoints = 64;
        const double step = std::pow(kHighest / kLowest, 1.0 / (kPoints - 1));
        for (int point = 0; point < kPoints; ++point) {
            add(recursion, kLowest * std::pow(step, point));
        }
        add(recursion, octave());
        add(recursion, std::clamp(start_.first, kLowest, octave()));
    }

    FilterFit run() {
        const Point near = search();
        if (near.worst <= kAlike) {
            return fitOf(near);
        }
        // Not within reach: what is let through, and where it rings, matters more than how the rest falls off.
        for (Sample& sample : samples_) {
            sample.weight *= sample.hertz <= corner_ ? 1.0 : 0.5;
        }
        return fitOf(search());
    }

private:
    struct Sample {
        double hertz;
        double warped;
        double decibels;
        double weight;
    };
    struct Point {
        bool isOpen{false};
        double cutoff{0.0};
        double q{0.0};
        double cost{0.0};
        double worst{0.0}; ///< Up to an octave above the corner, in dB.
    };

    [[nodiscard]] double octave() const { return std::clamp(2.0 * corner_, 2.0 * kLowest, kHighest); }

    void add(const Recursion& recursion, double hertz) {
        const double above = hertz / octave();
        samples_.push_back(
            {.hertz = hertz,
             .warped = warped(hertz),
             .decibels = recursion.decibelsAt(hertz),
             .weight = above <= 1.0 ? 1.0 : 0.1 / (above * above)});
    }

    [[nodiscard]] Point judged(Point point) const {
        const double corner = warped(point.cutoff);
        for (const Sample& sample : samples_) {
            const double ours = point.isOpen ? 0.0 : oursAt(sample.warped, corner, point.q);
            const double off = std::fabs(ours - sample.decibels);
            point.cost = std::max(point.cost, sample.weight * off);
            point.worst = std::max(point.worst, sample.hertz <= octave() ? off : 0.0);
        }
        return point;
    }

    [[nodiscard]] Point at(double cutoff, double q) const {
        return judged({.cutoff = std::clamp(cutoff, kLeastCutoff, kMostCutoff), .q = std::clamp(q, kLeastQ, kMostQ)});
    }

    [[nodiscard]] Point search() const {
        Point best = judged({.isOpen = true, .cutoff = kMostCutoff});
        for (const auto& [cutoff, q] : {start_, std::pair{corner_, 0.25}, std::pair{corner_, 0.71}}) {
            const Point found = searchFrom(at(cutoff, q));
            best = found.cost < best.cost ? found : best;
        }
        return best;
    }

    // Steps in eight directions as long as one leads down, then shorter ones.
    [[nodiscard]] Point searchFrom(Point best) const {
        constexpr double kFirstStep = 1.4;
        constexpr double kLastStep = 1.001;
        double step = kFirstStep;
        while (step > kLastStep) {
            const Point from = best;
            for (const double x : {1.0 / step, 1.0, step}) {
                for (const double y : {1.0 / step, 1.0, step}) {
                    const Point next = at(from.cutoff * x, from.q * y);
                    best = next.cost < best.cost ? next : best;
                }
            }
            step = best.cost < from.cost ? step : std::sqrt(step);
        }
        return best;
    }

    [[nodiscard]] FilterFit fitOf(const Point& point) const {
        return {
            .isOpen = point.isOpen,
            .cutoff = point.cutoff,
            .q = point.q,
            .corner = corner_,
            .octave = octave(),
            .worstDb = point.worst};
    }

    double corner_;
    std::pair<double, double> start_;
    std::vector<Sample> samples_;
};

} // namespace

FilterFit fitFilter(double cutoff, double resonance) {
    if (cutoff * cutoff < kClosed * kClosed) {
        return {.isClosed = true};
    }
    const Recursion recursion(cutoff, resonance);
    return Fitter(recursion).run();
}

} // namespace tresillo::storage
