// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/project_file.h"

#include <cstdint>
#include <span>

namespace tresillo::storage::detail {

/// A parameter's value in its form (param_form.h). Thread-safe: yes. Realtime-safe: no.
JsonText paramText(ParamId id, std::int32_t value, std::span<const KitReference> kits);

/// What a pattern holds beyond its defaults. Thread-safe: yes. Realtime-safe: no.
JsonText patternJson(const Pattern<Studio>& pattern, const PatternWords& words, std::span<const KitReference> kits);

} // namespace tresillo::storage::detail
