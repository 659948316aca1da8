// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/hydrogen_song.h"
#include "storage/kit_import/converted_kit.h"
#include "storage/kit_import/findings.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tresillo::storage {

/// What a pad of its own does to the level and place of an instrument.
struct PadMix {
    double gain{1.0};
    double pan{0.0};
};

/// Adds a pad that plays `instrument` to `kit`, which must have room. `components` are the song's or the drumkit's.
/// `chokeGroup` is 0 for none. Returns the pad's index. Thread-safe: yes (distinct kits). Realtime-safe: no.
std::size_t addPad(
    ConvertedKit& kit, const HydrogenInstrument& instrument, const std::vector<HydrogenKitComponent>& components,
    std::uint8_t chokeGroup, PadMix mix, Findings& findings);

/// Numbers the mute groups that `instruments` name from 1 to 15 in order of appearance; 0 for instruments in none.
/// Groups beyond the 15th are listed and left out. Thread-safe: yes.
std::vector<std::uint8_t> chokeGroups(const std::vector<HydrogenInstrument>& instruments, Findings& findings);

/// Whole drumkits: all instruments as pads, with their volumes and pans; a drumkit of more than 32 instruments becomes
/// several kits. Thread-safe: yes. Realtime-safe: no.
std::vector<ConvertedKit> convertKit(const HydrogenKit& kit, Findings& findings);

/// How a component chooses among its layers. Thread-safe: yes.
HydrogenSelection selectionOf(const HydrogenInstrument& instrument, const HydrogenComponent& component);

/// The layers, as component and index, that Hydrogen plays for a velocity of 0 to 1; one for each component, or all
/// that take turns. Thread-safe: yes.
struct LayerChoice {
    std::size_t component{0};
    std::size_t layer{0};

    bool operator==(const LayerChoice&) const = default;
};
std::vector<LayerChoice> layersAt(const HydrogenInstrument& instrument, double velocity);

/// Finds the velocity of 1 to 127 that is nearest to one of 0 to 1 among those that play the same layers; the nearest
/// of all where none does. Thread-safe: yes once built. Realtime-safe: no.
class VelocityMap {
public:
    explicit VelocityMap(const HydrogenInstrument& instrument);
    [[nodiscard]] std::uint8_t midi(double velocity) const;

private:
    const HydrogenInstrument* instrument_;
    std::array<std::vector<LayerChoice>, 128> layers_;
};

} // namespace tresillo::storage
