// SPDX-License-Identifier: MIT
#include "core/dsp/drive.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/core/dsp/spectrum.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

namespace tresillo {
namespace {

DriveLanePoints allDrives(float amount, float level) {
    DriveLanePoints points;
    for (int lane = 0; lane < kLanes; ++lane) {
        points.set(lane, drivePoint(amount, level));
    }
    return points;
}

/// A sine of `level` through a drive at rest, once that has settled.
std::vector<float> drivenSine(double hz, float amount, float level, int cells) {
    constexpr int kSettle = 16;
    std::vector<float> sound(static_cast<std::size_t>((cells + kSettle) * kCell));
    for (std::size_t frame = 0; frame < sound.size(); ++frame) {
        const double turns = std::fmod(hz * static_cast<double>(frame) / kRate.hz, 1.0);
        sound[frame] = static_cast<float>(static_cast<double>(level) * std::sin(2.0 * kPiDouble * turns));
    }
    Drive drive;
    const DriveLanePoints points = allDrives(amount, level);
    for (std::size_t frame = 0; frame < sound.size(); frame += kCell) {
        drive.process({nullptr, sound.data() + frame, nullptr, nullptr}, kCell, points, points, 0);
    }
    sound.erase(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(kSettle) * kCell);
    return sound;
}

double rmsOf(const std::vector<float>& sound) {
    double power = 0.0;
    for (const float sample : sound) {
        power += static_cast<double>(sample) * static_cast<double>(sample);
    }
    return std::sqrt(power / static_cast<double>(sound.size()));
}

TEST_CASE("what folds back of a sine of 2 kHz at full drive lies below -70 dB") {
    for (const double hz : {500.3, 1'234.5, 2'003.7}) {
        for (const float amount : {0.3F, 0.7F, 1.0F}) {
            const Spectrum spectrum(drivenSine(hz, amount, 1.0F, kFullSize ? 512 : 256), kRate.hz);
            const double alias = decibels(spectrum.strangest(hz, 0.0, 20'000.0) / spectrum.tone(hz));
            std::printf("  %.1f Hz at drive %.1f: alias %.1f dB\n", hz, static_cast<double>(amount), alias);
            CHECK(alias < -70.0);
        }
    }
}

TEST_CASE("drive makes odd harmonics, more of them the more it is turned up, and no even ones") {
    double before = -100.0;
    for (const float amount : {0.2F, 0.5F, 0.8F, 1.0F}) {
        const Spectrum spectrum(drivenSine(500.3, amount, 1.0F, kFullSize ? 512 : 256), kRate.hz);
        const double third = decibels(spectrum.tone(3.0 * 500.3) / spectrum.tone(500.3));
        CHECK(third > before + 0.5);
        CHECK(decibels(spectrum.tone(2.0 * 500.3) / spectrum.tone(500.3)) < -90.0);
        before = third;
    }
    CHECK(before > -12.0); // nearly a square, whose third is at -9.5
}

TEST_CASE("a sine of the given level keeps its loudness within 0.5 dB at any amount") {
    for (const float level : {1.0F, 0.25F}) {
        for (const float amount : {0.001F, 0.1F, 0.3F, 0.5F, 0.7F, 0.9F, 1.0F}) {
            const double wanted = static_cast<double>(level) / std::sqrt(2.0);
            CHECK(std::fabs(decibels(rmsOf(drivenSine(375.0, amount, level, 64)) / wanted)) < 0.5);
        }
    }
}

TEST_CASE("at the least drive a tone passes unbent and level to 0.4 of the rate") {
    for (const double hz : {50.0, 1'000.0, 5'000.0, 10'000.0, 15'000.0, 19'000.0}) {
        const Spectrum spectrum(drivenSine(hz, 1e-6F, 1.0F, 128), kRate.hz);
        CHECK(std::fabs(decibels(spectrum.tone(hz))) < 0.1);
    }
}

TEST_CASE("a low tone is 1.75 frames late") {
    constexpr double kHz = 375.0; // 128 frames a period
    const std::vector<float> sound = drivenSine(kHz, 1e-6F, 1.0F, 64);
    double real = 0.0;
    double imaginary = 0.0;
    for (std::size_t frame = 0; frame < sound.size(); ++frame) {
        const double angle = 2.0 * kPiDouble * kHz * static_cast<double>(frame) / kRate.hz;
        real += static_cast<double>(sound[frame]) * std::sin(angle);
        imaginary += static_cast<double>(sound[frame]) * std::cos(angle);
    }
    const double late = -std::atan2(imaginary, real) / (2.0 * kPiDouble) * kRate.hz / kHz;
    CHECK(std::fabs(late - 1.75) < 0.05);
}

TEST_CASE("a drive of 0 leaves every bit as it is, beside lanes that are driven") {
    Drive drive;
    DriveLanePoints points;
    points.set(1, drivePoint(0.9F, 1.0F));
    std::array<float, 64> off{};
    std::array<float, 64> on{};
    TestNoise noise(4);
    for (std::size_t frame = 0; frame < off.size(); ++frame) {
        off[frame] = on[frame] = noise.next() * 3.0F;
    }
    off[3] = -0.0F;
    off[4] = std::numeric_limits<float>::infinity();
    off[5] = std::numeric_limits<float>::denorm_min();
    const std::array<float, 64> before = off;
    drive.process({off.data(), on.data(), nullptr, nullptr}, kCell, points, points, 0);
    CHECK(std::bit_cast<std::array<std::uint32_t, 64>>(off) == std::bit_cast<std::array<std::uint32_t, 64>>(before));
    CHECK(on != before);
    const DriveLanePoints none;
    drive.process({off.data(), nullptr, nullptr, nullptr}, kCell, none, none, 0);
    CHECK(std::bit_cast<std::array<std::uint32_t, 64>>(off) == std::bit_cast<std::array<std::uint32_t, 64>>(before));
}

/// Four lanes of noise, each going its own way between off and full.
std::array<std::vector<float>, 4> drivenNoises(std::uint64_t seed) {
    constexpr int kCells = 40;
    TestNoise noise(7);
    std::array<std::vector<float>, 4> sounds;
    for (auto& sound : sounds) {
        sound.resize(static_cast<std::size_t>(kCells * kCell));
        for (float& sample : sound) {
            sample = noise.next();
        }
    }
    const auto pointsOf = [](int cell) {
        DriveLanePoints points;
        for (int lane = 0; lane < kLanes; ++lane) {
            points.set(lane, drivePoint(static_cast<float>((cell * (lane + 1)) % 5) * 0.25F, 1.0F));
        }
        return points;
    };
    Drive drive;
    inPieces(seed, kCells, [&](int frame, int frames, int inCell) {
        const LaneBuffers buffers{
            sounds[0].data() + frame, sounds[1].data() + frame, sounds[2].data() + frame, sounds[3].data() + frame};
        drive.process(buffers, frames, pointsOf(frame / kCell), pointsOf(frame / kCell + 1), inCell);
    });
    return sounds;
}

TEST_CASE("a moving drive is the same bits in pieces of any length, and finite") {
    const auto whole = drivenNoises(0);
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        CHECK(drivenNoises(seed) == whole);
    }
    for (const auto& sound : whole) {
        for (const float sample : sound) {
            CHECK(std::fabs(sample) < 2.0F);
        }
    }
}

TEST_CASE("turned on, turned off and turned up in one cell, a low tone goes over without a jump") {
    Drive drive;
    const std::array<float, 6> amounts{0.0F, 0.5F, 0.9F, 0.1F, 0.0F, 0.0F};
    double last = 0.0;
    double steepest = 0.0;
    for (std::size_t cell = 0; cell + 1 < amounts.size(); ++cell) {
        std::array<float, 64> sound{};
        for (std::size_t frame = 0; frame < sound.size(); ++frame) {
            const double seconds = static_cast<double>(cell * 64 + frame) / kRate.hz;
            sound[frame] = static_cast<float>(0.5 * std::sin(2.0 * kPiDouble * 100.0 * seconds));
        }
        const DriveLanePoints from = allDrives(amounts[cell], 0.5F);
        const DriveLanePoints to = allDrives(amounts[cell + 1], 0.5F);
        drive.process({sound.data(), nullptr, nullptr, nullptr}, kCell, from, to, 0);
        for (const float sample : sound) {
            steepest = std::max(steepest, std::fabs(static_cast<double>(sample) - last));
            last = static_cast<double>(sample);
        }
    }
    std::printf("  steepest %.4f a frame, where the tone itself has 0.0065\n", steepest);
    CHECK(steepest < 0.01);
}

TEST_CASE("what was driven ends in silence, not in subnormal numbers") {
    Drive drive;
    const DriveLanePoints points = allDrives(0.7F, 1.0F);
    std::array<float, 64> sound{};
    sound[0] = 1.0F;
    bool subnormal = false;
    for (int cell = 0; cell < 100; ++cell) {
        drive.process({nullptr, nullptr, sound.data(), nullptr}, kCell, points, points, 0);
        for (const float sample : sound) {
            subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
        }
        if (cell < 99) {
            sound.fill(0.0F);
        }
    }
    CHECK(!subnormal);
    CHECK(isSameValue(sound[63], 0.0F));
}

TEST_CASE("a lane that forgets begins anew") {
    Drive drive;
    const DriveLanePoints points = allDrives(0.7F, 1.0F);
    std::array<float, 64> sound{};
    sound[63] = 1.0F;
    std::array<float, 64> other = sound;
    drive.process({sound.data(), other.data(), nullptr, nullptr}, kCell, points, points, 0);
    drive.reset(0);
    sound.fill(0.0F);
    other.fill(0.0F);
    drive.process({sound.data(), other.data(), nullptr, nullptr}, kCell, points, points, 0);
    CHECK(isSameValue(sound[0], 0.0F));
    CHECK(!isSameValue(other[0], 0.0F));
}

} // namespace
} // namespace tresillo
