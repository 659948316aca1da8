// SPDX-License-Identifier: MIT
#include "storage/files.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/kit_fields.h"
#include "storage/json/kit_json.h"
#include "storage/json/portable_names.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>

namespace tresillo::storage {
namespace {

using detail::JsonText;

// The shortest digits that read back as the same float, without regard to the locale.
JsonText realText(float value) {
    std::array<char, 64> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), value, std::chars_format::fixed).ptr;
    return JsonText::word({room.data(), end});
}

// Bit for bit, which is what a default is: a field is left out only if reading gives back exactly this.
bool isSame(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); }

template <class Owner, std::size_t Count>
void addReals(JsonText& json, const Owner& owner, const std::array<RealField<Owner>, Count>& fields) {
    const Owner usual{};
    for (const auto& field : fields) {
        if (!isSame(owner.*field.member, usual.*field.member)) {
            json.add(field.key, realText(owner.*field.member));
        }
    }
}

JsonText layerJson(const KitLayer& layer, const std::vector<std::string>& files) {
    JsonText json = JsonText::object();
    json.add("file", JsonText::text(layer.sample < files.size() ? files[layer.sample] : std::string{}));
    if (layer.velocityLow != 1 || layer.velocityHigh != 127) {
        JsonText velocity = JsonText::array();
        velocity.push(JsonText::number(layer.velocityLow));
        velocity.push(JsonText::number(layer.velocityHigh));
        json.add("velocity", std::move(velocity));
    }
    if (layer.roundRobin != 0) {
        json.add("roundRobin", JsonText::number(layer.roundRobin));
    }
    addReals(json, layer, kLayerReals);
    return json;
}

JsonText padJson(const KitPad& pad, const std::string& name, const std::vector<std::string>& files) {
    JsonText json = JsonText::object();
    if (!name.empty()) {
        json.add("name", JsonText::text(cutText(name, kMostKitNameBytes)));
    }
    addReals(json, pad, kPadReals);
    if (pad.filter != FilterMode::Off) {
        json.add("filter", JsonText::text(kPadFilters[static_cast<std::size_t>(pad.filter)]));
    }
    if (pad.choke != 0) {
        json.add("choke", JsonText::number(pad.choke));
    }
    for (const auto& field : kPadSwitches) {
        if (pad.*field.member) {
            json.add(field.key, JsonText::truth(true));
        }
    }
    for (const auto& field : kPadFrames) {
        const bool isLoop = field.key.starts_with("loop");
        const bool isStartOfLoop = field.key == "loopStart";
        if (isLoop ? pad.loops && (isStartOfLoop || pad.*field.member != field.none)
                   : pad.*field.member != field.none) {
            json.add(field.key, JsonText::number(pad.*field.member));
        }
    }
    JsonText layers = JsonText::array();
    for (const KitLayer& layer : pad.layers) {
        layers.push(layerJson(layer, files));
    }
    json.add("layers", std::move(layers));
    return json;
}

} // namespace

std::string formatKit(const KitFile& kit) {
    JsonText json = JsonText::object();
    json.add("schema", JsonText::number(kKitSchema));
    json.add("type", JsonText::text("kit"));
    json.add("id", JsonText::text(cleanText(kit.id)));
    const auto addText = [&json](std::string_view key, const std::string& text, std::size_t most) {
        if (!text.empty()) {
            json.add(key, JsonText::text(cutText(text, most)));
        }
    };
    addText("name", kit.name, kMostKitNameBytes);
    addText("author", kit.author, kMostCreditBytes);
    addText("license", kit.license, kMostCreditBytes);
    JsonText pads = JsonText::array();
    for (std::size_t pad = 0; pad < kit.description.pads.size(); ++pad) {
        pads.push(padJson(
            kit.description.pads[pad], pad < kit.padNames.size() ? kit.padNames[pad] : std::string{}, kit.files));
    }
    json.add("pads", std::move(pads));
    return json.format();
}

std::optional<FileError> writeKit(const std::filesystem::path& file, const KitFile& kit) {
    const std::string text = formatKit(kit);
    // What could not be read again must not take the place of what can.
    if (const auto check = parseKit(text, file.string()); !check) {
        return FileError{check.message()};
    }
    return writeFile(file, text);
}

} // namespace tresillo::storage
