// SPDX-License-Identifier: MIT
#pragma once

#include "tools/kitgen/recipe.h"

#include <string>
#include <vector>

namespace tresillo::kitgen {

/// Both kits, Round first.
const std::vector<KitRecipe>& allKits();

/// The recipe of a pad; the test fails where there is none.
const Recipe& padOf(const std::string& kit, const std::string& pad);

/// A take, rendered when first asked for and kept. Layers and robins count from 0.
const std::vector<double>& takeOf(const std::string& kit, const std::string& pad, std::size_t layer, std::size_t robin);

/// The hardest stroke, first robin: the recipe itself.
const std::vector<double>& hardest(const std::string& kit, const std::string& pad);

} // namespace tresillo::kitgen
