// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tresillo::picture {

struct Colour {
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
};

inline constexpr std::size_t kColours = 16;

/// A picture of 16 colours.
struct Image {
    Image(std::size_t columns, std::size_t rows) : width(columns), height(rows), pixels(columns * rows) {}

    std::size_t width;
    std::size_t height;
    std::vector<std::uint8_t> pixels; ///< Rows from the top; places in the palette.

    [[nodiscard]] std::uint8_t& at(std::size_t x, std::size_t y) { return pixels[y * width + x]; }
    [[nodiscard]] std::uint8_t at(std::size_t x, std::size_t y) const { return pixels[y * width + x]; }
};

/// The image as a PNG file (ISO/IEC 15948) of 4 bits a pixel. Thread-safe: yes. Realtime-safe: no.
std::vector<std::uint8_t> encodePng(const Image& image, const std::array<Colour, kColours>& palette);

} // namespace tresillo::picture
