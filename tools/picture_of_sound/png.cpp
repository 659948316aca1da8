// SPDX-License-Identifier: MIT
#include "tools/picture_of_sound/png.h"

#include "tools/picture_of_sound/deflate.h"

#include <span>
#include <string_view>

namespace tresillo::picture {
namespace {

using Bytes = std::vector<std::uint8_t>;

void putNumber(Bytes& bytes, std::uint32_t number) {
    for (const std::uint32_t shift : {24U, 16U, 8U, 0U}) {
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    }
}

std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
    std::uint32_t crc = ~0U;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) {
            crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

void putChunk(Bytes& file, std::string_view type, const Bytes& content) {
    putNumber(file, static_cast<std::uint32_t>(content.size()));
    const std::size_t from = file.size();
    file.insert(file.end(), type.begin(), type.end());
    file.insert(file.end(), content.begin(), content.end());
    putNumber(file, crc32(std::span{file}.subspan(from)));
}

/// Two pixels a byte; each row begins with the number of its filter, none.
Bytes packedRows(const Image& image) {
    Bytes rows;
    for (std::size_t y = 0; y < image.height; ++y) {
        rows.push_back(0);
        for (std::size_t x = 0; x < image.width; x += 2) {
            const unsigned right = x + 1 < image.width ? image.at(x + 1, y) : 0U;
            rows.push_back(static_cast<std::uint8_t>(unsigned{image.at(x, y)} << 4U | right));
        }
    }
    return rows;
}

} // namespace

std::vector<std::uint8_t> encodePng(const Image& image, const std::array<Colour, kColours>& palette) {
    Bytes file{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes header;
    putNumber(header, static_cast<std::uint32_t>(image.width));
    putNumber(header, static_cast<std::uint32_t>(image.height));
    header.insert(header.end(), {4, 3, 0, 0, 0}); // 4 bits, by palette, not interlaced
    putChunk(file, "IHDR", header);
    Bytes colours;
    for (const Colour& colour : palette) {
        colours.insert(colours.end(), {colour.red, colour.green, colour.blue});
    }
    putChunk(file, "PLTE", colours);
    putChunk(file, "IDAT", deflate(packedRows(image)));
    putChunk(file, "IEND", {});
    return file;
}

} // namespace tresillo::picture
