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

/// `key` with a value that is written as it stands.
std::string field(const std::string& key, const std::string& value) { return '"' + key + R"(": )" + value; }

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string layerJson(const Recipe& pad, std::size_t layer, std::size_t robin) {
    const auto& [from, to] = kVelocities[layer];
    const std::string range = "[" + std::to_string(from) + ", " + std::to_string(to) + "]";
    return "        { " + field("file", quoted(fileName(pad, layer, robin))) + ", " + field("velocity", range) + ", " +
           field("roundRobin", std::to_string(robin + 1)) + " }";
}

std::string padJson(const Recipe& pad) {
    const double gain = gainOfDecibels(pad.peakDecibels - kFilePeakDecibels);
    std::string text = "    { " + field("name", quoted(pad.name)) + ", " + field("gain", number(gain)) + ", " +
                       field("choke", std::to_string(pad.choke)) + ",\n      " + field("layers", "[");
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
        for (std::size_t robin = 0; robin < kRobins; ++robin) {
            text += (layer + robin == 0 ? "\n" : ",\n") + layerJson(pad, layer, robin);
        }
    }
    return text + " ] }";
}

} // namespace

std::string fileName(const Recipe& recipe, std::size_t layer, std::size_t robin) {
    return recipe.id + "_v" + std::to_string(layer + 1) + "_r" + std::to_string(robin + 1) + ".wav";
}

std::string kitJson(const KitRecipe& kit) {
    std::string text = "{ " + field("schema", "1") + ", " + field("type", quoted("kit")) + ", " +
                       field("id", quoted(kit.id)) + ", " + field("name", quoted(kit.name)) + ",\n  " +
                       field("license", quoted("CC0-1.0")) + ", " + field("author", quoted("Tresillo")) + ",\n  " +
                       field("pads", "[\n");
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
