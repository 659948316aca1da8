// SPDX-License-Identifier: MIT
#include "storage/hydrogen/kit_conversion.h"

#include <algorithm>
#include <cmath>

// Which sample a velocity plays: Hydrogen's rule, asked once for each velocity that we have.
namespace tresillo::storage {
namespace {

constexpr int kMostVelocity = 127;

// Kits leave gaps between their ranges; into a gap plays the layer whose lower end is nearest, the first of equals.
std::size_t nearestLayer(const std::vector<HydrogenLayer>& layers, double velocity) {
    const auto distance = [velocity](const HydrogenLayer& layer) { return std::fabs(layer.minimum - velocity); };
    return static_cast<std::size_t>(std::ranges::min_element(layers, {}, distance) - layers.begin());
}

} // namespace

HydrogenSelection selectionOf(const HydrogenInstrument& instrument, const HydrogenComponent& component) {
    return component.selection.value_or(instrument.selection);
}

std::vector<LayerChoice> layersAt(const HydrogenInstrument& instrument, double velocity) {
    std::vector<LayerChoice> chosen;
    for (std::size_t index = 0; index < instrument.components.size(); ++index) {
        const std::vector<HydrogenLayer>& layers = instrument.components[index].layers;
        const bool isByVelocity = selectionOf(instrument, instrument.components[index]) == HydrogenSelection::Velocity;
        bool found = false;
        for (std::size_t layer = 0; layer < layers.size(); ++layer) {
            const bool fits = velocity >= layers[layer].minimum && velocity <= layers[layer].maximum;
            if (fits && !(found && isByVelocity)) {
                chosen.push_back({.component = index, .layer = layer});
                found = true;
            }
        }
        if (!found && !layers.empty()) {
            chosen.push_back({.component = index, .layer = nearestLayer(layers, velocity)});
        }
    }
    return chosen;
}

VelocityMap::VelocityMap(const HydrogenInstrument& instrument) : instrument_(&instrument) {
    for (std::size_t velocity = 1; velocity < layers_.size(); ++velocity) {
        layers_[velocity] = layersAt(instrument, static_cast<double>(velocity) / kMostVelocity);
    }
}

std::uint8_t VelocityMap::midi(double velocity) const {
    const int rounded = std::clamp(static_cast<int>(std::lround(velocity * kMostVelocity)), 1, kMostVelocity);
    const std::vector<LayerChoice> wanted = layersAt(*instrument_, velocity);
    for (int away = 0; away < kMostVelocity; ++away) {
        for (const int candidate : {rounded + away, rounded - away}) {
            if (candidate >= 1 && candidate <= kMostVelocity &&
                layers_[static_cast<std::size_t>(candidate)] == wanted) {
                return static_cast<std::uint8_t>(candidate);
            }
        }
    }
    return static_cast<std::uint8_t>(rounded);
}

} // namespace tresillo::storage
