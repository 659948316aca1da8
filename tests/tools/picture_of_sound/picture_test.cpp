// SPDX-License-Identifier: MIT
// A picture shows what there is to hear.
#include "tools/picture_of_sound/picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tresillo::picture {
namespace {

constexpr std::size_t kWidth = 120;
constexpr std::size_t kHeight = 160;

/// A second of a sine that falls silent in its middle.
Sound halfASecondOf(double hertz, float level) {
    Sound sound;
    for (int frame = 0; frame < 48'000; ++frame) {
        const double turn = 2 * std::numbers::pi * hertz * frame / 48'000;
        sound.left.push_back(frame < 24'000 ? level * static_cast<float>(std::sin(turn)) : 0.0F);
    }
    sound.right = sound.left;
    return sound;
}

struct Brightest {
    std::uint8_t shade{0};
    double row{0}; ///< In their middle, if there are several.
};

Brightest brightestIn(const Image& image, std::size_t x) {
    Brightest found{};
    double sum = 0;
    double rows = 0;
    for (std::size_t y = rowsOfWave(image.height); y < image.height; ++y) {
        const std::uint8_t shade = image.at(x, y);
        if (shade < kShades && shade > found.shade) {
            found.shade = shade;
            sum = 0;
            rows = 0;
        }
        if (shade == found.shade) {
            sum += static_cast<double>(y);
            rows += 1;
        }
    }
    found.row = sum / rows;
    return found;
}

TEST(Picture, ShowsASineAtItsFrequency) {
    for (const double hertz : {60.0, 220.0, 1'000.0, 5'000.0, 12'000.0}) {
        const Image image = draw(halfASecondOf(hertz, 0.5F), kWidth, kHeight);
        const Brightest brightest = brightestIn(image, 30);
        EXPECT_NEAR(brightest.row, static_cast<double>(rowOfHertz(hertz, kHeight)), 3) << hertz;
        EXPECT_EQ(brightest.shade, kShades - 1) << hertz;
    }
}

TEST(Picture, IsDarkWhereNothingSounds) {
    const Image image = draw(halfASecondOf(1'000, 0.5F), kWidth, kHeight);
    for (std::size_t y = rowsOfWave(kHeight); y < kHeight; ++y) {
        EXPECT_TRUE(image.at(110, y) == 0 || image.at(110, y) == kLine) << y;
    }
}

TEST(Picture, ShowsHowLoudItIsAtTheTop) {
    const Image image = draw(halfASecondOf(1'000, 0.5F), kWidth, kHeight);
    const auto inked = [&](std::size_t x) {
        std::size_t rows = 0;
        for (std::size_t y = 0; y < rowsOfWave(kHeight); ++y) {
            rows += image.at(x, y) == kWave ? 1U : 0U;
        }
        return rows;
    };
    EXPECT_NEAR(static_cast<double>(inked(30)), static_cast<double>(rowsOfWave(kHeight)) / 2, 2);
    EXPECT_EQ(inked(110), 1U);
}

TEST(Picture, CanBeWiderThanItsSoundIsLong) {
    const Image image = draw({.left = {1, -1}, .right = {1, -1}}, kWidth, kHeight);
    EXPECT_EQ(image.width, kWidth);
    EXPECT_EQ(image.at(0, 0), kWave);
}

TEST(Palette, GrowsBrighter) {
    for (std::size_t shade = 1; shade < kShades; ++shade) {
        const auto light = [](const Colour& colour) { return 3 * colour.red + 6 * colour.green + colour.blue; };
        EXPECT_GT(light(palette()[shade]), light(palette()[shade - 1])) << shade;
    }
}

} // namespace
} // namespace tresillo::picture
