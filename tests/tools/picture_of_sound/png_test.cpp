// SPDX-License-Identifier: MIT
#include "tools/picture_of_sound/png.h"

#include <gtest/gtest.h>
#include <png.h>

#include <string>

namespace tresillo::picture {
namespace {

using Bytes = std::vector<std::uint8_t>;

std::array<Colour, kColours> greys() {
    std::array<Colour, kColours> colours{};
    for (std::size_t index = 0; index < kColours; ++index) {
        const auto grey = static_cast<std::uint8_t>(16 * index);
        colours[index] = {.red = grey, .green = static_cast<std::uint8_t>(grey + 1), .blue = 7};
    }
    return colours;
}

TEST(Png, IsReadBackAsTheColoursOfItsPixels) {
    Image image{3, 2};
    image.pixels = {1, 2, 3, 15, 0, 4};
    const Bytes file = encodePng(image, greys());
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    ASSERT_NE(png_image_begin_read_from_memory(&header, file.data(), file.size()), 0) << header.message;
    header.format = PNG_FORMAT_RGB;
    Bytes colours(std::size_t{3} * 3 * 2);
    ASSERT_NE(png_image_finish_read(&header, nullptr, colours.data(), 0, nullptr), 0) << header.message;
    EXPECT_EQ(header.width, 3U);
    EXPECT_EQ(header.height, 2U);
    for (std::size_t pixel = 0; pixel < image.pixels.size(); ++pixel) {
        const Colour colour = greys()[image.pixels[pixel]];
        EXPECT_EQ(
            Bytes(
                colours.begin() + static_cast<std::ptrdiff_t>(3 * pixel),
                colours.begin() + static_cast<std::ptrdiff_t>(3 * pixel + 3)),
            (Bytes{colour.red, colour.green, colour.blue}))
            << pixel;
    }
}

TEST(Png, TakesFourBitsAPixel) {
    const Bytes file = encodePng(Image{1, 1}, greys());
    const std::size_t header = std::string{file.begin(), file.end()}.find("IHDR");
    ASSERT_NE(header, std::string::npos);
    EXPECT_EQ(file[header + 12], 4) << "bits";
    EXPECT_EQ(file[header + 13], 3) << "by palette";
}

TEST(Png, OfOneColourIsSmall) { EXPECT_LT(encodePng(Image{880, 220}, greys()).size(), 1'000U); }

} // namespace
} // namespace tresillo::picture
