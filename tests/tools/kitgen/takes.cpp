// SPDX-License-Identifier: MIT
#include "tests/tools/kitgen/takes.h"

#include "tools/kitgen/kits.h"
#include "tools/kitgen/synth.h"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>
#include <tuple>

namespace tresillo::kitgen {

const std::vector<KitRecipe>& allKits() {
    static const std::vector<KitRecipe> kits{roundKit(), hardKit()};
    return kits;
}

const Recipe& padOf(const std::string& kit, const std::string& pad) {
    for (const KitRecipe& candidate : allKits()) {
        for (const Recipe& recipe : candidate.pads) {
            if (candidate.id == kit && recipe.id == pad) {
                return recipe;
            }
        }
    }
    throw std::invalid_argument("no pad " + kit + "/" + pad);
}

const std::vector<double>& takeOf(
    const std::string& kit, const std::string& pad, std::size_t layer, std::size_t robin) {
    static std::map<std::tuple<std::string, std::string, std::size_t, std::size_t>, std::vector<double>> kept;
    auto [place, isNew] = kept.try_emplace({kit, pad, layer, robin});
    if (isNew) {
        place->second = renderTake(kit, padOf(kit, pad), {layer, robin});
    }
    return place->second;
}

const std::vector<double>& hardest(const std::string& kit, const std::string& pad) {
    return takeOf(kit, pad, kLayers - 1, 0);
}

} // namespace tresillo::kitgen
