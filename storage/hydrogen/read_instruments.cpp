// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/readers.h"
#include "storage/hydrogen/read.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <iterator>

namespace tresillo::storage::detail {
namespace {

constexpr Range kUnit{0.0, 1.0};
constexpr Range kFrames{0.0, kAnything};
constexpr Range kController{0.0, 127.0};

HydrogenLayer readLayer(const Element& element) {
    HydrogenLayer layer;
    layer.file = element.textOf("filename");
    layer.minimum = element.number("min", layer.minimum, kUnit);
    layer.maximum = element.number("max", layer.maximum, kUnit);
    layer.gain = element.number("gain", layer.gain, kLevel);
    layer.pitch = element.number("pitch", layer.pitch, kSemitones);
    layer.isMuted = element.truth("isMuted", false);
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

// Where one is soloed the others are not heard. `parts` are the elements of `owners`.
template <class Owner> void muteAllButSoloed(const std::vector<Element>& parts, std::vector<Owner>& owners) {
    std::vector<bool> soloed;
    soloed.reserve(parts.size());
    for (const Element& part : parts) {
        soloed.push_back(part.truth("isSoloed", false));
    }
    if (std::ranges::find(soloed, true) == soloed.end()) {
        return;
    }
    for (std::size_t index = 0; index < owners.size(); ++index) {
        owners[index].isMuted = owners[index].isMuted || !soloed[index];
    }
}

std::optional<HydrogenSelection> readSelection(const Element& element) {
    const std::string name = element.textOf("sampleSelectionAlgo");
    if (name == "ROUND_ROBIN") {
        return HydrogenSelection::RoundRobin;
    }
    if (name == "RANDOM") {
        return HydrogenSelection::Random;
    }
    if (!name.empty() && name != "VELOCITY") {
        element.child("sampleSelectionAlgo")
            .repair(say("'", shown(name), "' is no way of selecting samples; VELOCITY is taken"));
    }
    return name.empty() ? std::nullopt : std::optional{HydrogenSelection::Velocity};
}

std::vector<HydrogenLayer> readLayers(const Element& owner) {
    const std::vector<Element> elements = owner.children("layer", HydrogenLimits::kLayers);
    std::vector<HydrogenLayer> layers;
    layers.reserve(elements.size());
    std::ranges::transform(elements, std::back_inserter(layers), readLayer);
    muteAllButSoloed(elements, layers);
    return layers;
}

HydrogenComponent readComponent(const Element& element) {
    HydrogenComponent component;
    component.id = static_cast<std::int32_t>(element.integer("component_id", 0, kWhole));
    component.gain = element.number("gain", component.gain, kLevel);
    component.layers = readLayers(element);
    component.isMuted = element.truth("isMuted", false);
    component.selection = readSelection(element);
    return component;
}

// Three shapes, from old to new: one file name (0.9.0 and before), layers (0.9), components of layers.
std::vector<HydrogenComponent> readComponents(const Element& element) {
    const std::vector<Element> elements = element.children("instrumentComponent", HydrogenLimits::kComponents);
    std::vector<HydrogenComponent> components;
    components.reserve(elements.size());
    std::ranges::transform(elements, std::back_inserter(components), readComponent);
    muteAllButSoloed(elements, components);
    if (components.empty() && element.child("filename").exists()) {
        HydrogenLayer layer;
        layer.file = element.textOf("filename");
        components.push_back({.id = 0, .gain = 1.0, .layers = {layer}});
    } else if (components.empty() && element.child("layer").exists()) {
        components.push_back({.id = 0, .gain = 1.0, .layers = readLayers(element)});
    }
    return components;
}

void readSound(const Element& element, HydrogenInstrument& instrument) {
    instrument.filterActive = element.truth("filterActive", false);
    instrument.filterCutoff = element.number("filterCutoff", instrument.filterCutoff, kUnit);
    instrument.filterResonance = element.number("filterResonance", instrument.filterResonance, kUnit);
    instrument.attack = element.number("Attack", instrument.attack, kFrames);
    instrument.decay = element.number("Decay", instrument.decay, kFrames);
    instrument.sustain = element.number("Sustain", instrument.sustain, kUnit);
    instrument.release = element.number("Release", instrument.release, kFrames);
    instrument.pitchOffset = element.number("pitchOffset", instrument.pitchOffset, kSemitones);
    instrument.randomPitch = element.number("randomPitchFactor", instrument.randomPitch, kLevel);
    instrument.selection = readSelection(element).value_or(HydrogenSelection::Velocity);
    instrument.components = readComponents(element);
}

HydrogenInstrument readInstrument(const Element& element) {
    HydrogenInstrument instrument;
    instrument.id = static_cast<std::int32_t>(element.integer("id", kNoId, {kNoId, HydrogenLimits::kIds}));
    instrument.name = shown(element.textOf("name"), 64);
    instrument.kit = element.textOf("drumkit");
    instrument.type = element.textOf("type");
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
    instrument.lowerCc = static_cast<std::int32_t>(element.integer("lower_cc", 0, kController));
    instrument.higherCc = static_cast<std::int32_t>(element.integer("higher_cc", 127, kController));
    for (const char* name : {"FX1Level", "FX2Level", "FX3Level", "FX4Level"}) {
        instrument.effectLevels.push_back(element.number(name, 0.0, kLevel));
    }
    readSound(element, instrument);
    return instrument;
}

} // namespace

double readPan(const Element& element) {
    if (const auto pan = element.number("pan", Range{-1.0, 1.0})) {
        return *pan;
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

HydrogenInstruments readInstruments(const Element& owner) {
    const Element list = owner.child("instrumentList");
    if (!list.exists()) {
        owner.refuse("<instrumentList> is missing");
    }
    HydrogenInstruments read;
    const std::vector<Element> elements = list.children("instrument", HydrogenLimits::kInstruments);
    for (const Element& element : elements) {
        read.instruments.push_back(readInstrument(element));
    }
    std::int32_t next = 0;
    for (const HydrogenInstrument& instrument : read.instruments) {
        next = std::max(next, instrument.id + 1);
    }
    for (std::size_t index = 0; index < read.instruments.size(); ++index) {
        HydrogenInstrument& instrument = read.instruments[index];
        const std::int32_t id = instrument.id;
        std::vector<NamedInstrument>& same = read.byId[id];
        if (id == kNoId) {
            elements[index].repair(
                say("instrument '", instrument.name, "' has no <id>; it gets one of its own, and no note plays it"));
        } else if (!same.empty()) {
            elements[index].findings().add(
                FindingKind::Note, "instruments of one id",
                say("instrument '", instrument.name, "' has the id ", id,
                    " of another one before it: it is told apart, and notes of that id that do not say which they "
                    "mean play the first (Hydrogen does the same)"));
        }
        instrument.id = id == kNoId || !same.empty() ? next++ : id;
        if (id != kNoId) {
            same.push_back({.id = instrument.id, .type = instrument.type});
        }
    }
    return read;
}

std::optional<std::int32_t> HydrogenInstruments::idOf(std::int32_t written, const std::string& type) const {
    const auto found = byId.find(written);
    if (found != byId.end() && !found->second.empty()) {
        const std::vector<NamedInstrument>& same = found->second;
        const auto meant = std::ranges::find(same, type, &NamedInstrument::type);
        return meant == same.end() || type.empty() ? same.front().id : meant->id;
    }
    // What it is says enough where nothing has its id.
    const auto alike = std::ranges::find(instruments, type, &HydrogenInstrument::type);
    return alike == instruments.end() || type.empty() ? std::nullopt : std::optional{alike->id};
}

} // namespace tresillo::storage::detail
