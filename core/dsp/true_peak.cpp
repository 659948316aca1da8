// SPDX-License-Identifier: MIT
#include "core/dsp/true_peak.h"

#include "core/dsp/cell_ring.h"
#include "core/dsp/lanes.h"
#include "core/dsp/math.h"
#include "core/dsp/window.h"

#include <algorithm>
#include <array>

namespace tresillo {
namespace {

constexpr std::size_t kTruePeakTaps = 16;
constexpr std::size_t kTapPairs = kTruePeakTaps / 2;
using Phase = std::array<float, kTruePeakTaps>;

/// The taps that give the point `fraction` behind a frame; that frame's is the eighth.
constexpr Phase phaseAt(double fraction) {
    constexpr double kBeta = 4.0;
    constexpr auto kReach = static_cast<double>(kTapPairs);
    std::array<double, kTruePeakTaps> taps{};
    double sum = 0.0;
    for (std::size_t tap = 0; tap < taps.size(); ++tap) {
        const double distance = static_cast<double>(tap) - (kReach - 1.0) - fraction;
        taps[tap] = sinc(distance) * kaiser(distance / kReach, kBeta);
        sum += taps[tap];
    }
    Phase phase{};
    for (std::size_t tap = 0; tap < taps.size(); ++tap) {
        phase[tap] = static_cast<float>(taps[tap] / sum);
    }
    return phase;
}

constexpr Phase kQuarter = phaseAt(0.25); // three quarters is the same, reversed
constexpr Phase kHalf = phaseAt(0.5);     // symmetrical

/// A phase and its mirror image share their products: h[k] a + h[15 - k] b = even (a + b) + odd (a - b).
struct Halves {
    std::array<float, kTapPairs> even{};
    std::array<float, kTapPairs> odd{};

    constexpr explicit Halves(const Phase& phase) {
        for (std::size_t tap = 0; tap < even.size(); ++tap) {
            const float other = phase[kTruePeakTaps - 1 - tap];
            even[tap] = 0.5F * (phase[tap] + other);
            odd[tap] = 0.5F * (phase[tap] - other);
        }
    }
};

constexpr Halves kQuarterHalves(kQuarter);
constexpr Halves kHalfHalves(kHalf);

/// What a phase makes of a sound is at most `peak` times its peak plus `bend` times its largest second difference: the
/// taps are those of a point between the two middle frames, and a rest whose sum and first moment are 0, hence the
/// second difference of another sequence.
struct Bound {
    float peak{0.0F};
    float bend{0.0F};

    constexpr explicit Bound(const Phase& phase) {
        constexpr std::size_t kMiddle = kTapPairs - 1;
        float sum = 0.0F;
        float moment = 0.0F; // about the first middle frame
        for (std::size_t tap = 0; tap < phase.size(); ++tap) {
            sum += phase[tap];
            moment += phase[tap] * (static_cast<float>(tap) - static_cast<float>(kMiddle));
        }
        peak = detail::magnitude(moment) + detail::magnitude(sum - moment);
        float once = 0.0F;
        float twice = 0.0F;
        for (std::size_t tap = 0; tap < phase.size(); ++tap) {
            const float point = tap == kMiddle ? sum - moment : tap == kMiddle + 1 ? moment : 0.0F;
            once += phase[tap] - point;
            twice += once;
            bend += detail::magnitude(twice);
        }
    }
};

/// With room for what rounding adds.
constexpr float kPeakShare = std::max(Bound(kQuarter).peak, Bound(kHalf).peak) * 1.00001F;
constexpr float kBendShare = std::max(Bound(kQuarter).bend, Bound(kHalf).bend) * 1.00001F;

} // namespace

float truePeak(const float* cell) {
    Lanes peak{};
    for (int frame = 0; frame < kCellFrames; frame += kLanes) {
        const float* first = cell + frame - static_cast<int>(kTruePeakTaps - 1);
        Lanes quarterEven{};
        Lanes quarterOdd{};
        Lanes half{};
        for (std::size_t tap = 0; tap < kTapPairs; ++tap) {
            const Lanes a = loadLanes(first + tap);
            const Lanes b = loadLanes(first + kTruePeakTaps - 1 - tap);
            const Lanes sum = a + b;
            quarterEven += kQuarterHalves.even[tap] * sum;
            quarterOdd += kQuarterHalves.odd[tap] * (a - b);
            half += kHalfHalves.even[tap] * sum;
        }
        peak = larger(magnitudes(loadLanes(cell + frame)), peak);
        peak = larger(magnitudes(half), peak);
        // Of a sum and a difference the larger magnitude is the sum of both magnitudes.
        peak = larger(magnitudes(quarterEven) + magnitudes(quarterOdd), peak);
    }
    return largestOf(peak);
}

float truePeakBound(const float* cell) {
    Lanes peak{};
    Lanes bend{};
    const auto look = [&](const float* at) {
        const Lanes middle = loadLanes(at + 1);
        const Lanes twice = middle + middle;
        bend = larger(magnitudes((loadLanes(at) - twice) + loadLanes(at + 2)), bend);
        peak = larger(magnitudes(loadLanes(at)), peak);
    };
    for (int frame = -kTruePeakBefore; frame < kCellFrames - kLanes; frame += kLanes) {
        look(cell + frame);
    }
    look(cell + kCellFrames - kLanes - 2);
    peak = larger(magnitudes(loadLanes(cell + kCellFrames - kLanes)), peak);
    return kPeakShare * largestOf(peak) + kBendShare * largestOf(bend);
}

} // namespace tresillo
