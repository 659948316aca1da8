// SPDX-License-Identifier: MIT
#include "storage/json/detail/pad_list.h"

#include "storage/json/detail/pattern_writer.h"
#include "storage/json/kit_fields.h"
#include "storage/json/param_form.h"
#include "storage/json/project_fields.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tresillo::storage::detail {
namespace {

using Index = JsonReader::Index;

bool isSwitch(PadRow row) { return row == PadRow::Gated || row == PadRow::Reverse; }

bool readFilter(JsonReader& reader, Index member, std::int32_t& value) {
    std::string_view word;
    if (!reader.readText(member, kMostKitNameBytes, word)) {
        return false;
    }
    const auto* const found = std::ranges::find(kPadFilters, word);
    value = static_cast<std::int32_t>(found - kPadFilters.begin());
    return found != kPadFilters.end() || reader.fail(member, "must be off, lowpass, highpass or bandpass");
}

bool readRow(JsonReader& reader, Index member, const PadRowInfo& info, std::int32_t& value) {
    if (info.row == PadRow::Filter) {
        return readFilter(reader, member, value);
    }
    if (isSwitch(info.row)) {
        bool isOn = false;
        const bool isRead = reader.readSwitch(member, isOn);
        value = isOn ? 1 : 0;
        return isRead;
    }
    return reader.readDecimal(member, info.digits, info.minimum, info.maximum, value);
}

JsonText rowJson(const PadRowInfo& info, std::int32_t value) {
    if (info.row == PadRow::Filter) {
        return JsonText::text(kPadFilters[static_cast<std::size_t>(value)]);
    }
    return isSwitch(info.row) ? JsonText::truth(value != 0) : JsonText::word(decimalText(value, info.digits));
}

std::vector<std::string_view> knownPadFields() {
    std::vector<std::string_view> fields{kProjectPadFields.begin(), kProjectPadFields.end()};
    std::ranges::transform(kPadRows, std::back_inserter(fields), &PadRowInfo::key);
    return fields;
}

bool isThere(const ProjectPads& pads, std::uint8_t kit, std::uint8_t pad) {
    return std::ranges::any_of(
        pads.all(), [&](const PadValue& value) { return value.place.kit == kit && value.place.pad == pad; });
}

bool readPad(JsonReader& reader, Index object, std::span<const KitReference> kits, ProjectPads& pads) {
    if (!reader.require(object, JsonKind::Object)) {
        return false;
    }
    const auto ofKit = reader.member(object, "kit");
    const auto ofPad = reader.member(object, "pad");
    std::int32_t kit = 0;
    std::int64_t number = 0;
    if (!ofKit || !ofPad) {
        return reader.fail(object, "needs the fields kit and pad");
    }
    if (!reader.readParam(*ofKit, ParamId::Kit, kits, kit) ||
        !reader.readWhole(*ofPad, 0, std::int64_t{kPads} - 1, number)) {
        return false;
    }
    PadPlace place{.kit = static_cast<std::uint8_t>(kit), .pad = static_cast<std::uint8_t>(number)};
    if (isThere(pads, place.kit, place.pad)) {
        return reader.fail(object, "pad " + std::to_string(number) + " of this kit is given twice");
    }
    return reader.members(object, [&](Index member, std::string_view key) {
        if (key == "kit" || key == "pad") {
            return true;
        }
        const auto* const info = std::ranges::find(kPadRows, key, &PadRowInfo::key);
        if (info == kPadRows.end()) {
            return reader.failUnknown(member, knownPadFields());
        }
        PadValue value{.place = place};
        value.place.row = info->row;
        return readRow(reader, member, *info, value.value) &&
               (pads.set(value) ||
                reader.fail(member, "at most " + std::to_string(Studio::kPadValues) + " settings of pads are allowed"));
    });
}

} // namespace

bool readPads(JsonReader& reader, Index array, std::span<const KitReference> kits, ProjectPads& pads) {
    return reader.items(
        array, kMostKits * kPads, [&](Index pad, std::size_t /*place*/) { return readPad(reader, pad, kits, pads); });
}

JsonText padsJson(const ProjectPads& pads, std::span<const KitReference> kits) {
    JsonText list = JsonText::array();
    std::optional<JsonText> pad;
    std::optional<PadPlace> last;
    for (const PadValue& value : pads.all()) {
        if (!last || last->kit != value.place.kit || last->pad != value.place.pad) {
            if (pad) {
                list.push(*std::move(pad));
            }
            pad = JsonText::object();
            pad->add("kit", paramText(ParamId::Kit, value.place.kit, kits));
            pad->add("pad", JsonText::number(std::int64_t{value.place.pad}));
        }
        last = value.place;
        pad->add(infoOf(value.place.row).key, rowJson(infoOf(value.place.row), value.value));
    }
    if (pad) {
        list.push(*std::move(pad));
    }
    return list;
}

} // namespace tresillo::storage::detail
