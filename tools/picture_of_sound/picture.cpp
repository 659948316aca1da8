// SPDX-License-Identifier: MIT
#include "tools/picture_of_sound/picture.h"

#include "tools/picture_of_sound/spectrum.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tresillo::picture {
namespace {

/// The frames that a column shows.
struct Stretch {
    std::size_t first;
    std::size_t end;
};

Stretch stretchOf(std::size_t column, std::size_t width, std::size_t frames) {
    const std::size_t first = frames * column / width;
    return {first, std::max(frames * (column + 1) / width, first + 1)};
}

void drawWave(Image& image, const Sound& sound) {
    const std::size_t rows = rowsOfWave(image.height);
    const auto rowOf = [rows](float value) {
        const double place =
            (0.5 - 0.5 * static_cast<double>(std::clamp(value, -1.0F, 1.0F))) * static_cast<double>(rows - 1);
        return static_cast<std::size_t>(std::lround(place));
    };
    for (std::size_t x = 0; x < image.width; ++x) {
        const Stretch stretch = stretchOf(x, image.width, sound.left.size());
        float lowest = 0;
        float highest = 0;
        for (std::size_t frame = stretch.first; frame < std::min(stretch.end, sound.left.size()); ++frame) {
            lowest = std::min({lowest, sound.left[frame], sound.right[frame]});
            highest = std::max({highest, sound.left[frame], sound.right[frame]});
        }
        for (std::size_t y = rowOf(highest); y <= rowOf(lowest); ++y) {
            image.at(x, y) = kWave;
        }
    }
}

double hertzOfRow(double row, std::size_t height) {
    const auto rows = static_cast<double>(height - rowsOfWave(height));
    return kHighestHertz * std::pow(kLowestHertz / kHighestHertz, row / rows);
}

/// The loudest of what lies between two frequencies; between two bins what lies on the way from one to the other.
double powerBetween(const Spectrum::Powers& powers, double lowest, double highest, double rate) {
    const double binHertz = rate / Spectrum::kFrames;
    const auto interpolated = [&](double hertz) {
        const double place = std::min(hertz / binHertz, static_cast<double>(Spectrum::kBins - 2));
        const auto bin = static_cast<std::size_t>(place);
        return powers[bin] + (powers[bin + 1] - powers[bin]) * (place - static_cast<double>(bin));
    };
    double power = std::max(interpolated(lowest), interpolated(highest));
    const auto last = std::min(static_cast<std::size_t>(highest / binHertz), Spectrum::kBins - 1);
    for (auto bin = static_cast<std::size_t>(std::ceil(lowest / binHertz)); bin <= last; ++bin) {
        power = std::max(power, powers[bin]);
    }
    return power;
}

std::uint8_t shadeOf(double power) {
    const double decibels = 10 * std::log10(std::max(power, 1e-12));
    const double share = (decibels - kDarkest) / (kBrightest - kDarkest);
    return static_cast<std::uint8_t>(std::clamp(share * kShades, 0.0, kShades - 1.0));
}

void drawSpectrogram(Image& image, const Sound& sound) {
    std::vector<float> middle(sound.left.size());
    std::transform(
        sound.left.begin(), sound.left.end(), sound.right.begin(), middle.begin(),
        [](float one, float other) { return 0.5F * (one + other); });
    Spectrum spectrum;
    for (std::size_t x = 0; x < image.width; ++x) {
        const Stretch stretch = stretchOf(x, image.width, middle.size());
        Spectrum::Powers powers{};
        double looks = 0;
        for (std::size_t at = stretch.first; at < stretch.end; at += Spectrum::kFrames / 2) {
            spectrum.addTo(
                powers, middle, static_cast<std::ptrdiff_t>(at) - static_cast<std::ptrdiff_t>(Spectrum::kFrames / 2));
            looks += 1;
        }
        for (std::size_t y = rowsOfWave(image.height); y < image.height; ++y) {
            const auto row = static_cast<double>(y - rowsOfWave(image.height));
            const double power =
                powerBetween(powers, hertzOfRow(row + 1, image.height), hertzOfRow(row, image.height), sound.rate);
            image.at(x, y) = shadeOf(power / looks);
        }
    }
}

/// Only where it is dark, so that nothing is hidden.
void drawLines(Image& image) {
    for (const double hertz : {100.0, 1'000.0, 10'000.0}) {
        const std::size_t y = rowOfHertz(hertz, image.height);
        for (std::size_t x = 0; x < image.width; x += 4) {
            std::uint8_t& pixel = image.at(x, y);
            pixel = pixel < 2 ? kLine : pixel;
        }
    }
}

} // namespace

const std::array<Colour, kColours>& palette() {
    // From the ground of the page's pictures over embers to its ink.
    static constexpr std::array<Colour, kColours> kPalette{
        {{23, 19, 15},
         {33, 24, 22},
         {46, 29, 32},
         {63, 33, 42},
         {83, 37, 50},
         {106, 41, 54},
         {131, 46, 54},
         {156, 54, 50},
         {180, 66, 43},
         {201, 83, 37},
         {219, 104, 33},
         {233, 131, 38},
         {243, 166, 66},
         {250, 214, 138},
         {138, 127, 114},
         {239, 230, 218}}};
    return kPalette;
}

std::size_t rowOfHertz(double hertz, std::size_t height) {
    const auto rows = static_cast<double>(height - rowsOfWave(height));
    const double place = rows * std::log(hertz / kHighestHertz) / std::log(kLowestHertz / kHighestHertz);
    return rowsOfWave(height) + static_cast<std::size_t>(std::clamp(place, 0.0, rows - 1));
}

Image draw(const Sound& sound, std::size_t width, std::size_t height) {
    Image image{width, height};
    drawWave(image, sound);
    drawSpectrogram(image, sound);
    drawLines(image);
    return image;
}

} // namespace tresillo::picture
