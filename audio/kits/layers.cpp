// SPDX-License-Identifier: MIT
#include "audio/kits/layers.h"

#include <bitset>

namespace tresillo::audio {
namespace {

bool reaches(const KitLayer& layer, std::size_t index, std::uint32_t mask, std::uint8_t velocity) {
    return (mask & (1U << index)) != 0 && velocity >= layer.velocityLow && velocity <= layer.velocityHigh;
}

} // namespace

LayerChoice chooseLayers(const KitPad& pad, std::uint32_t mask, std::uint8_t velocity, std::uint32_t ordinal) {
    std::bitset<256> numbers;
    for (std::size_t index = 0; index < pad.layers.size(); ++index) {
        if (reaches(pad.layers[index], index, mask, velocity)) {
            numbers[pad.layers[index].roundRobin] = true;
        }
    }
    numbers[0] = false;
    std::size_t turn = numbers.none() ? 0 : ordinal % numbers.count();
    std::size_t chosen = 0;
    for (std::size_t number = 1; number < numbers.size() && numbers.any() && chosen == 0; ++number) {
        if (numbers[number] && turn-- == 0) {
            chosen = number;
        }
    }
    LayerChoice choice;
    for (std::size_t index = 0; index < pad.layers.size(); ++index) {
        const KitLayer& layer = pad.layers[index];
        if (reaches(layer, index, mask, velocity) && (layer.roundRobin == 0 || layer.roundRobin == chosen)) {
            [[maybe_unused]] const bool fits = choice.push(static_cast<std::uint8_t>(index));
        }
    }
    return choice;
}

} // namespace tresillo::audio
