// SPDX-License-Identifier: MIT
#pragma once

#include "tools/kitgen/recipe.h"

#include <filesystem>
#include <string>

namespace tresillo::kitgen {

/// The name of a take's file: kick_v1_r1.wav is the softest layer's first round robin.
std::string fileName(const Recipe& recipe, std::size_t layer, std::size_t robin);

/// The text of kit.json.
std::string kitJson(const KitRecipe& kit);

/// Renders every take and writes the kit to `folder`, which is made if need be. Returns an error that names what could
/// not be written, or nothing.
std::string writeKit(const KitRecipe& kit, const std::filesystem::path& folder);

} // namespace tresillo::kitgen
