// SPDX-License-Identifier: MIT
#include "tools/kitgen/kit_writer.h"

#include "tools/kitgen/synth.h"
#include "tools/kitgen/wave_file.h"

#include <array>
#include <charconv>
#include <fstream>
#include <system_error>

namespace tresillo::kitgen {
namespace {

struct VelocityRange {
    int from;
    int to;
};

/// Where a stroke becomes a medium and a hard one. Of the house's hat velocities 58, 62, 84 and 100 the two off-beats
/// are soft, the "a" medium and the beat hard, so that a groove is heard in the colour too.
constexpr std::array<VelocityRange, kLayers> kVelocities{{{1, 63}, {64, 95}, {96, 127}}};

/// Four decimals, whatever the locale.
std::string number(double value) {
    std::array<char, 32> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4);
    return {text.data(), result.ptr};
}

std::string padJson(const Recipe& pad) {
    std::string text = "    { \"name\": \"" + pad.name +
                       "\", \"gain\": " + number(gainOfDecibels(pad.peakDecibels - kFilePeakDecibels)) +
                       ", \"choke\": " + std::to_string(pad.choke) + ",\n      \"layers\": [";
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
        for (std::size_t robin = 0; robin < kRobins; ++robin) {
            const auto& [from, to] = kVelocities[layer];
            text += layer + robin == 0 ? "\n" : ",\n";
            text += "        { \"file\": \"" + fileName(pad, layer, robin) + "\", \"velocity\": [" +
                    std::to_string(from) + ", " + std::to_string(to) +
                    "], \"roundRobin\": " + std::to_string(robin + 1) + " }";
        }
    }
    return text + " ] }";
}

} // namespace

std::string fileName(const Recipe& recipe, std::size_t layer, std::size_t robin) {
    return recipe.id + "_v" + std::to_string(layer + 1) + "_r" + std::to_string(robin + 1) + ".wav";
}

std::string kitJson(const KitRecipe& kit) {
    std::string text = "{ \"schema\": 1, \"type\": \"kit\", \"id\": \"" + kit.id + "\", \"name\": \"" + kit.name +
                       "\",\n  \"license\": \"CC0-1.0\", \"author\": \"Tresillo\",\n  \"pads\": [\n";
    for (std::size_t i = 0; i < kit.pads.size(); ++i) {
        text += padJson(kit.pads[i]) + (i + 1 < kit.pads.size() ? ",\n" : "\n");
    }
    return text + "  ] }\n";
}

std::string writeKit(const KitRecipe& kit, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return folder.string() + ": " + error.message();
    }
    for (const Recipe& pad : kit.pads) {
        for (std::size_t layer = 0; layer < kLayers; ++layer) {
            for (std::size_t robin = 0; robin < kRobins; ++robin) {
                const std::string failure =
                    writeWave(folder / fileName(pad, layer, robin), renderTake(kit.id, pad, {layer, robin}));
                if (!failure.empty()) {
                    return failure;
                }
            }
        }
    }
    const std::filesystem::path description = folder / "kit.json";
    std::ofstream file{description};
    file << kitJson(kit);
    file.close();
    return file ? std::string{} : description.string() + ": cannot be written";
}

} // namespace tresillo::kitgen
