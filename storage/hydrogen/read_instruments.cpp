// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/readers.h"
#include "storage/hydrogen/detail/say.h"
#include "storage/hydrogen/read.h"

#include <algorithm>
#include <cmath>

namespace tresillo::storage::detail {
namespace {

constexpr Range kUnit{0.0, 1.0};
constexpr Range kLevel{0.0, 100.0};
constexpr Range kSemitones{-120.0, 120.0};
constexpr Range kFrames{0.0, kAnything};
// Hydrogen writes Sustain and velocities as floats; the last digit may be one too many.
constexpr Range kAboutUnit{-0.001, 1.001};

HydrogenLayer readLayer(const Element& element) {
    HydrogenLayer layer;
    layer.file = element.textOf("filename");
    layer.minimum = element.number("min", layer.minimum, kAboutUnit);
    layer.maximum = element.number("max", layer.maximum, kAboutUnit);
    layer.gain = element.number("gain", layer.gain, kLevel);
    layer.pitch = element.number("pitch", layer.pitch, kSemitones);
    layer.modified = element.truth("ismodified", false);
    layer.startFrame = element.integer("startframe", 0, kFrames);
    layer.endFrame = element.integer("endframe", 0, kFrames);
    layer.loopFrame = element.integer("loopframe", 0, kFrames);
    layer.loops = element.integer("loops", 0, kFrames);
    layer.loopMode = shown(element.textOf("smode", layer.loopMode), 20);
    layer.stretched = layer.modified && element.integer("userubber", 0, kWhole) != 0;
    layer.hasEnvelopes = layer.modified && (element.child("volume").exists() || element.child("pan").exists());
    return layer;
}

HydrogenComponent readComponent(const Element& element) {
    HydrogenComponent component;
    component.id = static_cast<std::int32_t>(element.integer("component_id", 0, kWhole));
    component.gain = element.number("gain", component.gain, kLevel);
    for (const Element& layer : element.children("layer", HydrogenLimits::kLayers)) {
        component.layers.push_back(readLayer(layer));
    }
    return component;
}

// Three shapes, from old to new: one file name (0.9.0 and before), layers (0.9), components of layers.
std::vector<HydrogenComponent> readComponents(const Element& element) {
    std::vector<HydrogenComponent> components;
    for (const Element& component : element.children("instrumentComponent", HydrogenLimits::kComponents)) {
        components.push_back(readComponent(component));
    }
    if (components.empty() && element.child("filename").exists()) {
        HydrogenLayer layer;
        layer.file = element.textOf("filename");
        components.push_back({.id = 0, .gain = 1.0, .layers = {layer}});
    } else if (components.empty() && element.child("layer").exists()) {
        HydrogenComponent component;
        for (const Element& layer : element.children("layer", HydrogenLimits::kLayers)) {
            component.layers.push_back(readLayer(layer));
        }
        components.push_back(std::move(component));
    }
    return components;
}

HydrogenSelection readSelection(const Element& element) {
    const std::string name = element.textOf("sampleSelectionAlgo", "VELOCITY");
    if (name == "VELOCITY" || name.empty()) {
        return HydrogenSelection::Velocity;
    }
    if (name == "ROUND_ROBIN") {
        return HydrogenSelection::RoundRobin;
    }
    if (name == "RANDOM") {
        return HydrogenSelection::Random;
    }
    element.child("sampleSelectionAlgo").refuse(say("'", shown(name), "' is no way of selecting samples"));
}

void readSound(const Element& element, HydrogenInstrument& instrument) {
    instrument.filterActive = element.truth("filterActive", false);
    instrument.filterCutoff = element.number("filterCutoff", instrument.filterCutoff, kUnit);
    instrument.filterResonance = element.number("filterResonance", instrument.filterResonance, kUnit);
    instrument.attack = element.number("Attack", instrument.attack, kFrames);
    instrument.decay = element.number("Decay", instrument.decay, kFrames);
    instrument.sustain = element.number("Sustain", instrument.sustain, kAboutUnit);
    instrument.release = element.number("Release", instrument.release, kFrames);
    instrument.pitchOffset = element.number("pitchOffset", instrument.pitchOffset, kSemitones);
    instrument.randomPitch = element.number("randomPitchFactor", instrument.randomPitch, {0.0, 100.0});
    instrument.selection = readSelection(element);
    instrument.components = readComponents(element);
}

HydrogenInstrument readInstrument(const Element& element) {
    HydrogenInstrument instrument;
    const std::optional<std::int64_t> id = element.integer("id", {0.0, 1e6});
    if (!id) {
        element.refuse("an instrument without <id>");
    }
    instrument.id = static_cast<std::int32_t>(*id);
    instrument.name = shown(element.textOf("name"), 64);
    instrument.kit = element.textOf("drumkit");
    instrument.volume = element.number("volume", instrument.volume, kLevel);
    instrument.gain = element.number("gain", instrument.gain, kLevel);
    instrument.pan = readPan(element);
    instrument.muted = element.truth("isMuted", false);
    instrument.soloed = element.truth("isSoloed", false);
    instrument.applyVelocity = element.truth("applyVelocity", true);
    instrument.muteGroup = static_cast<std::int32_t>(element.integer("muteGroup", -1, kWhole));
    instrument.stopNotes = element.truth("isStopNote", false);
    instrument.midiOutChannel = static_cast<std::int32_t>(element.integer("midiOutChannel", -1, {-1.0, 15.0}));
    instrument.midiOutNote = static_cast<std::int32_t>(element.integer("midiOutNote", 60, {-1.0, 127.0}));
    instrument.hihatGroup = static_cast<std::int32_t>(element.integer("isHihat", -1, kWhole));
    instrument.lowerCc = static_cast<std::int32_t>(element.integer("lower_cc", 0, {0.0, 127.0}));
    instrument.higherCc = static_cast<std::int32_t>(element.integer("higher_cc", 127, {0.0, 127.0}));
    for (const char* name : {"FX1Level", "FX2Level", "FX3Level", "FX4Level"}) {
        instrument.effectLevels.push_back(element.number(name, 0.0, kLevel));
    }
    readSound(element, instrument);
    return instrument;
}

} // namespace

double readPan(const Element& element) {
    if (const auto pan = element.number("pan", Range{-kAnything, kAnything})) {
        return std::clamp(*pan, -1.0, 1.0);
    }
    const auto left = element.number("pan_L", kLevel);
    const auto right = element.number("pan_R", kLevel);
    if (!left || !right || (*left <= 0.0 && *right <= 0.0)) {
        return 0.0;
    }
    return *left >= *right ? *right / *left - 1.0 : 1.0 - *left / *right;
}

std::vector<HydrogenKitComponent> readKitComponents(const Element& owner) {
    std::vector<HydrogenKitComponent> components;
    for (const Element& element :
         owner.child("componentList").children("drumkitComponent", HydrogenLimits::kComponents)) {
        components.push_back(
            {.id = static_cast<std::int32_t>(element.integer("id", 0, kWhole)),
             .name = shown(element.textOf("name"), 64),
             .volume = element.number("volume", 1.0, kLevel)});
    }
    if (components.empty()) {
        components.push_back({.id = 0, .name = "Main", .volume = 1.0});
    }
    return components;
}

std::vector<HydrogenInstrument> readInstruments(const Element& owner) {
    const Element list = owner.child("instrumentList");
    if (!list.exists()) {
        owner.refuse("<instrumentList> is missing");
    }
    std::vector<HydrogenInstrument> instruments;
    std::set<std::int32_t> seen;
    for (const Element& element : list.children("instrument", HydrogenLimits::kInstruments)) {
        instruments.push_back(readInstrument(element));
        if (!seen.insert(instruments.back().id).second) {
            element.child("id").refuse(say("instrument ", instruments.back().id, " is there twice"));
        }
    }
    return instruments;
}

} // namespace tresillo::storage::detail
