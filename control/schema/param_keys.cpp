// SPDX-License-Identifier: MIT
#include "control/schema/param_keys.h"

#include "core/model/sound.h"
#include "core/params/param_table.h"
#include "core/params/words.h"

#include <array>
#include <charconv>

namespace tresillo::schema {

ParamKey keyOf(ParamId id) {
    if (!isControlChange(id)) {
        return ParamKey{wordsOf(id).key};
    }
    std::array<char, 5> text{'c', 'c'};
    const auto written = std::to_chars(text.data() + 2, text.data() + text.size(), int{controlChangeNumber(id)});
    return ParamKey{std::string_view{text.data(), static_cast<std::size_t>(written.ptr - text.data())}};
}

bool isIn(ParamId id, ParamSet set) {
    if (!isParam(static_cast<std::uint8_t>(id))) {
        return false;
    }
    const ParamRow& row = rowOf(id);
    switch (set) {
    case ParamSet::None:
        return false;
    case ParamSet::Step:
        return row.lockable || row.scope == Scope::Step;
    case ParamSet::StepValues:
        return row.lockable || (row.scope == Scope::Step && id != ParamId::Condition);
    case ParamSet::Track:
        return row.scope == Scope::Track;
    case ParamSet::TrackRows:
        return row.scope == Scope::Track && !isControlChange(id);
    case ParamSet::Controls:
        return isControlChange(id);
    case ParamSet::Sound:
        return isSoundRow(id);
    case ParamSet::Pattern:
        return row.scope == Scope::Pattern;
    case ParamSet::Project:
        return row.scope == Scope::Project;
    }
    return false;
}

std::optional<ParamId> paramOf(std::string_view key, ParamSet set) {
    // A key may mean one thing for a track and another for a step: "transpose".
    for (const Scope scope : {Scope::Track, Scope::Step, Scope::Pattern, Scope::Project}) {
        if (const auto id = paramByKey(key, scope); id && isIn(*id, set)) {
            return id;
        }
    }
    return std::nullopt;
}

std::string_view describe(ParamSet set) {
    switch (set) {
    case ParamSet::None:
        return "parameter";
    case ParamSet::Step:
    case ParamSet::StepValues:
        return "parameter of a step";
    case ParamSet::Track:
    case ParamSet::TrackRows:
        return "parameter of a track";
    case ParamSet::Controls:
        return "control change";
    case ParamSet::Sound:
        return "parameter of a Sound";
    case ParamSet::Pattern:
        return "parameter of a pattern";
    case ParamSet::Project:
        return "parameter of the project";
    }
    return "";
}

} // namespace tresillo::schema
