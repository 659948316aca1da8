// SPDX-License-Identifier: MIT
#include "core/params/words.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/detail/pattern_writer.h"
#include "storage/json/detail/project_lists.h"
#include "storage/json/portable_names.h"
#include "storage/json/slot_json.h"

#include <algorithm>
#include <memory>

namespace tresillo::storage {
namespace {

using detail::JsonText;

void addWords(JsonText& json, const SlotWords& words) {
    const auto addUnlessEmpty = [&json](std::string_view key, std::string_view text) {
        if (!text.empty()) {
            json.add(key, JsonText::text(cleanText(text)));
        }
    };
    addUnlessEmpty("name", words.name.view());
    addUnlessEmpty("genre", words.genre.view());
    if (!words.tags.empty()) {
        JsonText tags = JsonText::array();
        for (const SlotTag& tag : words.tags) {
            tags.push(JsonText::text(cleanText(tag.view())));
        }
        json.add("tags", std::move(tags));
    }
}

JsonText transportJson(const SlotTransport& transport) {
    JsonText json = JsonText::object();
    json.add("running", JsonText::truth(transport.isRunning));
    json.add("step", JsonText::number(transport.step));
    return json;
}

JsonText modulesJson(const ModuleValues& modules) {
    JsonText json = JsonText::object();
    for (const ParamId id : kModuleRows) {
        json.add(wordsOf(id).key, detail::paramText(id, modules.value(id), {}));
    }
    return json;
}

PatternWords cleanWords(const PatternWords& words) {
    PatternWords clean{.name = PatternName{cleanText(words.name.view())}};
    std::ranges::transform(
        words.tracks, clean.tracks.begin(), [](const TrackName& name) { return TrackName{cleanText(name.view())}; });
    return clean;
}

} // namespace

std::string formatSlot(const SlotFile& slot) {
    JsonText json = JsonText::object();
    json.add("schema", JsonText::number(kSlotSchema));
    json.add("type", JsonText::text("slot"));
    json.add("program", JsonText::text(cutText(slot.program, kMostProgramBytes)));
    json.add("saved", JsonText::number(std::clamp<std::int64_t>(slot.savedAt, 0, kLatestSave)));
    addWords(json, slot.words);
    json.add("transport", transportJson(slot.transport));
    if (!slot.kits.empty()) {
        json.add("kits", detail::kitsJson(slot.kits));
    }
    if (!slot.sounds.empty()) {
        json.add("sounds", detail::soundsJson(slot.sounds, slot.kits));
    }
    json.add("modules", modulesJson(slot.modules));
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)slot.pattern.fill(*pattern);
    json.add("pattern", detail::patternJson(*pattern, cleanWords(slot.pattern.words()), slot.kits));
    return json.format();
}

} // namespace tresillo::storage
