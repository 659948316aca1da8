// SPDX-License-Identifier: MIT
#include "core/model/pattern_text.h"
#include "core/params/words.h"
#include "storage/files.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/detail/pad_list.h"
#include "storage/json/detail/pattern_writer.h"
#include "storage/json/detail/project_lists.h"
#include "storage/json/param_form.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_json.h"

#include <memory>

namespace tresillo::storage {
namespace {

using detail::JsonText;

JsonText banksJson(const ProjectFile& project) {
    JsonText banks = JsonText::array();
    for (std::size_t index = 0; index < kBanks; ++index) {
        const Bank& bank = project.banks[index];
        if (bank == Bank{}) {
            continue;
        }
        JsonText json = JsonText::object();
        json.add("bank", JsonText::text(bankText(index).view()));
        if (!bank.name.empty()) {
            json.add("name", JsonText::text(cleanText(bank.name.view())));
        }
        if (bank.tempo != 0) {
            json.add("tempo", detail::paramText(ParamId::Tempo, bank.tempo, {}));
        }
        banks.push(std::move(json));
    }
    return banks;
}

JsonText sectionJson(const Section& section) {
    JsonText json = JsonText::object();
    json.add("pattern", JsonText::text(patternText(section.pattern).view()));
    if (section.repeats != 1) {
        json.add("repeats", JsonText::number(section.repeats));
    }
    if (section.mutes != 0) {
        JsonText mutes = JsonText::array();
        for (unsigned track = 0; track < Studio::kTracks; ++track) {
            if ((section.mutes >> track & 1U) != 0) {
                mutes.push(JsonText::number(track + 1));
            }
        }
        json.add("mutes", std::move(mutes));
    }
    if (section.length != 0) {
        json.add("length", JsonText::number(section.length));
    }
    if (section.tempo != 0) {
        json.add("tempo", detail::paramText(ParamId::Tempo, section.tempo, {}));
    }
    return json;
}

JsonText songJson(const ProjectFile& project) {
    JsonText song = JsonText::array();
    for (const Section& section : project.song) {
        song.push(sectionJson(section));
    }
    return song;
}

JsonText chainJson(const ProjectFile& project) {
    JsonText chain = JsonText::array();
    for (const PatternId id : project.chain) {
        chain.push(JsonText::text(patternText(id).view()));
    }
    return chain;
}

JsonText patternsJson(const ProjectFile& project) {
    JsonText patterns = JsonText::object();
    const auto scratch = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : project.patternIds()) {
        project.fillPattern(id, *scratch);
        patterns.add(patternText(id).view(), detail::patternJson(*scratch, project.patternWords(id), project.kits));
    }
    return patterns;
}

} // namespace

std::string formatProject(const ProjectFile& project) {
    JsonText json = JsonText::object();
    json.add("schema", JsonText::number(kProjectSchema));
    json.add("type", JsonText::text("project"));
    if (!project.name.empty()) {
        json.add("name", JsonText::text(cleanText(project.name.view())));
    }
    for (const ParamRow& row : kParamTable) {
        if (row.scope == Scope::Project && project.projectParam(row.id) != row.initial) {
            json.add(wordsOf(row.id).key, detail::paramText(row.id, project.projectParam(row.id), {}));
        }
    }
    const auto addUnlessEmpty = [&json](std::string_view key, JsonText value) {
        if (!value.empty()) {
            json.add(key, std::move(value));
        }
    };
    addUnlessEmpty("kits", detail::kitsJson(project.kits));
    addUnlessEmpty("pads", detail::padsJson(project.pads, project.kits));
    addUnlessEmpty("sounds", detail::soundsJson(project.sounds, project.kits));
    addUnlessEmpty("banks", banksJson(project));
    addUnlessEmpty("song", songJson(project));
    addUnlessEmpty("chain", chainJson(project));
    addUnlessEmpty("patterns", patternsJson(project));
    return json.format();
}

std::optional<FileError> writeProject(const std::filesystem::path& file, const ProjectFile& project) {
    const std::string text = formatProject(project);
    // What could not be read again must not take the place of what can.
    if (const auto check = parseProject(text, file.string()); !check) {
        return FileError{check.message()};
    }
    return writeFile(file, text);
}

} // namespace tresillo::storage
