// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/slot_json.h"

#include <cstdint>
#include <memory>

namespace tresillo::session::test {

/// What a slot holds whose pattern is known by its tempo.
inline storage::SlotFile slotAt(std::int32_t milliBpm) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)pattern->setPatternParam(ParamId::Tempo, milliBpm);
    storage::SlotFile slot{};
    slot.pattern = storage::SparsePattern{*pattern, {}};
    return slot;
}

} // namespace tresillo::session::test
