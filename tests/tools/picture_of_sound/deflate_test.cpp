// SPDX-License-Identifier: MIT
// What the picture's writer packs is unpacked by somebody else's code.
#include "tools/picture_of_sound/deflate.h"
#include "tools/picture_of_sound/png.h"

#include <boost/beast/zlib.hpp>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tresillo::picture {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// What is in a stream of zlib, without its two bytes before and its four behind.
Bytes unpacked(const Bytes& stream, std::size_t size) {
    Bytes bytes(size + 1);
    boost::beast::zlib::inflate_stream inflater;
    boost::beast::zlib::z_params work;
    work.next_in = stream.data() + 2;
    work.avail_in = stream.size() - 6;
    work.next_out = bytes.data();
    work.avail_out = bytes.size();
    boost::beast::error_code error;
    inflater.write(work, boost::beast::zlib::Flush::finish, error);
    bytes.resize(work.total_out);
    return bytes;
}

/// Bytes that repeat themselves, near and far, and some that do not.
Bytes anyBytes(std::uint32_t seed, std::size_t size) {
    Bytes bytes;
    while (bytes.size() < size) {
        seed = seed * 1'664'525 + 1'013'904'223;
        const std::size_t back = 1 + (seed >> 8U) % 40'000;
        if (seed >> 30U != 0 && back <= bytes.size()) {
            for (std::size_t left = seed % 400; left > 0; --left) {
                bytes.push_back(bytes[bytes.size() - back]);
            }
        } else {
            bytes.push_back(static_cast<std::uint8_t>(seed >> 16U));
        }
    }
    return bytes;
}

TEST(Deflate, IsUnpackedToWhatItWas) {
    for (const std::string_view text : {"", "a", "ab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "tresillo tresillo tres"}) {
        const Bytes bytes{text.begin(), text.end()};
        EXPECT_EQ(unpacked(deflate(bytes), bytes.size()), bytes) << text;
    }
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const Bytes bytes = anyBytes(seed, 5'000 * seed);
        EXPECT_EQ(unpacked(deflate(bytes), bytes.size()), bytes) << "seed " << seed;
    }
}

TEST(Deflate, MakesWhatRepeatsItselfSmall) { EXPECT_LT(deflate(Bytes(100'000, 7)).size(), 1'000U); }

TEST(Deflate, EndsWithTheSumOfItsBytes) {
    const std::string text = "Wikipedia"; // the example of the article on Adler-32
    const Bytes stream = deflate(Bytes{text.begin(), text.end()});
    EXPECT_EQ(Bytes(stream.end() - 4, stream.end()), (Bytes{0x11, 0xE6, 0x03, 0x98}));
}

TEST(Png, HoldsRowsOfTwoPixelsAByte) {
    Image image{3, 2};
    image.pixels = {1, 2, 3, 15, 0, 4};
    const Bytes file = encodePng(image, {});
    const std::string text{file.begin(), file.end()};
    const std::size_t data = text.find("IDAT");
    ASSERT_NE(data, std::string::npos);
    const std::size_t size = file[data - 2] * 256U + file[data - 1];
    const Bytes stream(
        file.begin() + static_cast<std::ptrdiff_t>(data) + 4,
        file.begin() + static_cast<std::ptrdiff_t>(data + 4 + size));
    EXPECT_EQ(unpacked(stream, 6), (Bytes{0, 0x12, 0x30, 0, 0xF0, 0x40}));
}

TEST(Png, EndsAsEveryPngDoes) {
    const Bytes file = encodePng(Image{1, 1}, {});
    const Bytes end{0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82};
    EXPECT_EQ(Bytes(file.end() - 12, file.end()), end);
}

} // namespace
} // namespace tresillo::picture
