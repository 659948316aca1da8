// SPDX-License-Identifier: MIT
#pragma once

#include "tools/kitgen/recipe.h"

namespace tresillo::kitgen {

/// A warm kit: long kick, low snare, soft edges.
KitRecipe roundKit();

/// A hard kit: short driven kick with a click, high snare, bright metal.
KitRecipe hardKit();

} // namespace tresillo::kitgen
