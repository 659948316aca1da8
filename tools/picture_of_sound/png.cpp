// SPDX-License-Identifier: MIT
#include "tools/picture_of_sound/png.h"

#include <png.h>

#include <stdexcept>
#include <string>

namespace tresillo::picture {

std::vector<std::uint8_t> encodePng(const Image& image, const std::array<Colour, kColours>& palette) {
    std::vector<std::uint8_t> colours;
    for (const Colour& colour : palette) {
        colours.insert(colours.end(), {colour.red, colour.green, colour.blue});
    }
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGB_COLORMAP; // of 16 colours: libpng writes four bits a pixel
    header.colormap_entries = kColours;
    std::vector<std::uint8_t> file;
    // Without memory it says how much it needs.
    for (int pass = 0; pass < 2; ++pass) {
        png_alloc_size_t bytes = file.size();
        void* memory = file.empty() ? nullptr : file.data();
        if (png_image_write_to_memory(&header, memory, &bytes, 0, image.pixels.data(), 0, colours.data()) == 0) {
            throw std::runtime_error(std::string{"libpng: "} + header.message);
        }
        file.resize(bytes);
    }
    return file;
}

} // namespace tresillo::picture
