// SPDX-License-Identifier: MIT
#include "storage/json/project_fields.h"

#include "core/model/module_rows.h"
#include "core/model/sound.h"
#include "core/params/param_table.h"
#include "core/params/words.h"

namespace tresillo::storage {
namespace {

constexpr std::string_view kControlChanges = "cc0 to cc127";

} // namespace

std::vector<std::string_view> knownFields(std::span<const std::string_view> fields, Scope scope) {
    std::vector<std::string_view> known{fields.begin(), fields.end()};
    for (const ParamRow& row : kParamTable) {
        if (row.scope == scope) {
            known.push_back(wordsOf(row.id).key);
        }
    }
    if (scope == Scope::Track) {
        known.push_back(kControlChanges);
    }
    return known;
}

std::vector<std::string_view> knownSoundFields(std::span<const std::string_view> fields) {
    std::vector<std::string_view> known{fields.begin(), fields.end()};
    for (const ParamId id : kSoundRows) {
        known.push_back(wordsOf(id).key);
    }
    return known;
}

std::vector<std::string_view> moduleFields() {
    std::vector<std::string_view> known;
    known.reserve(std::size(kModuleRows));
    for (const ParamId id : kModuleRows) {
        known.push_back(wordsOf(id).key);
    }
    return known;
}

std::vector<std::string_view> lockFields() {
    std::vector<std::string_view> known;
    for (const ParamRow& row : kParamTable) {
        if (row.lockable) {
            known.push_back(wordsOf(row.id).key);
        }
    }
    known.push_back(kControlChanges);
    return known;
}

} // namespace tresillo::storage
