// SPDX-License-Identifier: MIT
#include "core/dsp/filter.h"
#include "storage/hydrogen/filter_fit.h"
#include "storage/hydrogen/kit_conversion.h"
#include "tests/storage/kit_import/finding_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <string>
#include <vector>

namespace tresillo::test {
namespace {

using storage::FilterFit;
using storage::FindingKind;
using storage::fitFilter;
using storage::kHydrogenRate;

constexpr std::size_t kFrames = 8'192;
constexpr double kOurRate = 48'000.0;

double decibelsAt(double hertz, const std::vector<float>& impulse, double rate) {
    std::complex<double> sum;
    const std::complex<double> turn = std::polar(1.0, -2.0 * std::numbers::pi * hertz / rate);
    std::complex<double> at = 1.0;
    for (const float sample : impulse) {
        sum += static_cast<double>(sample) * at;
        at *= turn;
    }
    return 10.0 * std::log10(std::max(std::norm(sum), 1e-30));
}

// What Hydrogen's filter makes of one frame of 1, frame by frame.
std::vector<float> theirs(double cutoff, double resonance) {
    std::vector<float> out(kFrames);
    double band = 0.0;
    double low = 0.0;
    for (std::size_t frame = 0; frame < out.size(); ++frame) {
        const double input = frame == 0 ? 1.0 : 0.0;
        band = resonance * band + cutoff * (input - low);
        low += cutoff * band;
        out[frame] = static_cast<float>(low);
    }
    return out;
}

// What the instrument's own filter makes of it.
std::vector<float> ours(const FilterFit& fit) {
    std::vector<float> out(kFrames, 0.0F);
    out[0] = 1.0F;
    if (!fit.isOpen) {
        const FilterPoint point =
            filterPoint(static_cast<float>(fit.cutoff), static_cast<float>(fit.q), SampleRate{48'000});
        Filter filter;
        for (std::size_t cell = 0; cell < kFrames; cell += 64) {
            filter.process(out.data() + cell, 64, FilterShape::Low, point, point, 0);
        }
    }
    return out;
}

// From here up it stays below -3 dB: from above in steps, then between two of them.
double cornerOf(const std::vector<float>& impulse) {
    double below = 20'000.0;
    while (below > 20.0 && decibelsAt(below, impulse, kHydrogenRate) < -3.0) {
        below /= 1.1;
    }
    double above = std::min(below * 1.1, 20'000.0);
    for (int half = 0; half < 8; ++half) {
        const double middle = std::sqrt(below * above);
        (decibelsAt(middle, impulse, kHydrogenRate) < -3.0 ? above : below) = middle;
    }
    return below;
}

struct Compared {
    double worst{0.0};  ///< dB up to an octave above the corner.
    double corner{0.0}; ///< Hz, measured.
};

Compared compare(double cutoff, double resonance, const FilterFit& fit) {
    const std::vector<float> they = theirs(cutoff, resonance);
    const std::vector<float> we = ours(fit);
    Compared compared;
    compared.corner = cornerOf(they);
    const double octave = std::min(2.0 * compared.corner, 20'000.0);
    for (double hertz = octave; hertz >= 20.0; hertz /= 1.15) {
        const double off = decibelsAt(hertz, they, kHydrogenRate) - decibelsAt(hertz, we, kOurRate);
        compared.worst = std::max(compared.worst, std::fabs(off));
    }
    return compared;
}

TEST(HydrogenFilter, FullyOpenItIsNoFilter) {
    const std::vector<float> out = theirs(1.0, 0.0);
    EXPECT_EQ(out[0], 1.0F);
    EXPECT_TRUE(std::all_of(out.begin() + 1, out.end(), [](float sample) { return std::fabs(sample) <= 0.0F; }));
    const FilterFit fit = fitFilter(1.0, 0.0);
    EXPECT_TRUE(fit.isOpen);
    EXPECT_DOUBLE_EQ(fit.worstDb, 0.0);
}

TEST(HydrogenFilter, ClosedItIsSilence) {
    EXPECT_TRUE(fitFilter(0.0, 0.0).isClosed);
    EXPECT_TRUE(fitFilter(0.0, 1.0).isClosed);
    EXPECT_FALSE(fitFilter(0.02, 0.0).isClosed);
}

// Over the whole field: what is said of the difference is what is measured, and so is the corner.
TEST(HydrogenFilter, IsWhatTheRecursionDoesOrSaysByHowMuchItIsNot) {
    int alike = 0;
    for (const double cutoff : {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.0}) {
        for (const double resonance : {0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95}) {
            const FilterFit fit = fitFilter(cutoff, resonance);
            const Compared compared = compare(cutoff, resonance, fit);
            const std::string where = "cutoff " + std::to_string(cutoff) + ", resonance " + std::to_string(resonance);
            EXPECT_NEAR(compared.worst, fit.worstDb, 0.1 + 0.05 * fit.worstDb) << where;
            if (compared.corner > 50.0) {
                EXPECT_NEAR(fit.corner / compared.corner, 1.0, 0.03) << where;
            }
            EXPECT_GE(fit.cutoff, 50.0);
            EXPECT_LE(fit.cutoff, 18'000.0);
            alike += compared.worst <= 1.0 ? 1 : 0;
        }
    }
    EXPECT_GE(alike, 45) << "of 96";
}

// Where songs have it: a filter that is heard as one.
TEST(HydrogenFilter, IsWithinADecibelUpToAnOctaveAboveItsCorner) {
    for (const double cutoff : {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6}) {
        for (const double resonance : {0.0, 0.1, 0.2, 0.3, 0.4}) {
            const FilterFit fit = fitFilter(cutoff, resonance);
            EXPECT_LE(compare(cutoff, resonance, fit).worst, cutoff < 0.6 || resonance < 0.4 ? 1.0 : 2.0)
                << cutoff << " " << resonance;
        }
    }
    for (const double resonance : {0.5, 0.7, 0.8, 0.9}) { // it rings
        const FilterFit fit = fitFilter(0.2, resonance);
        EXPECT_LE(compare(0.2, resonance, fit).worst, 1.0) << resonance;
    }
}

// Above half the range its two poles have no zeros beside them, as ours have: nothing of ours falls off like it.
TEST(HydrogenFilter, WhereItRingsHighItRingsAtTheSamePlace) {
    for (const double cutoff : {0.4, 0.5, 0.6}) {
        const FilterFit fit = fitFilter(cutoff, 0.9);
        const std::vector<float> they = theirs(cutoff, 0.9);
        double peakAt = 20.0;
        double most = -100.0;
        for (double hertz = 500.0; hertz < 20'000.0; hertz *= 1.02) {
            const double level = decibelsAt(hertz, they, kHydrogenRate);
            peakAt = level > most ? hertz : peakAt;
            most = std::max(most, level);
        }
        EXPECT_NEAR(fit.cutoff / peakAt, 1.0, 0.1) << cutoff;
        EXPECT_GT(fit.q, 3.0) << cutoff;
    }
}

std::vector<storage::Finding> findingsOf(double cutoff, double resonance, KitPad& pad) {
    storage::HydrogenInstrument instrument;
    instrument.name = "Hat";
    instrument.filterActive = true;
    instrument.filterCutoff = cutoff;
    instrument.filterResonance = resonance;
    instrument.components.push_back({.layers = {{.file = "a.wav"}}});
    storage::Findings findings;
    storage::ConvertedKit kit;
    (void)addPad(kit, instrument, {}, 0, {}, findings);
    pad = kit.description.pads[0];
    return findings.take();
}

TEST(HydrogenFilter, BecomesThePadsAndIsTold) {
    KitPad pad;
    EXPECT_THAT(findingsOf(1.0, 0.0, pad), testing::IsEmpty());
    EXPECT_EQ(pad.filter, FilterMode::Off);
    EXPECT_THAT(
        findingsOf(0.2, 0.5, pad),
        testing::ElementsAre(finding(FindingKind::Rounded, "(cutoff 0.2, resonance 0.5; 3 dB down at 634 Hz)")));
    EXPECT_EQ(pad.filter, FilterMode::LowPass);
    EXPECT_THAT(findingsOf(1.0, 0.5, pad), testing::ElementsAre(finding(FindingKind::Changed, "dB up to 20000 Hz")));
    EXPECT_EQ(pad.filter, FilterMode::LowPass);
    EXPECT_THAT(findingsOf(0.0, 0.5, pad), testing::ElementsAre(finding(FindingKind::Changed, "lets nothing through")));
    EXPECT_FLOAT_EQ(pad.gain, 0.0F);
}

} // namespace
} // namespace tresillo::test
