// SPDX-License-Identifier: MIT
#include "storage/hydrogen/kit_conversion.h"

#include "storage/hydrogen/filter_fit.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace tresillo::storage {
namespace {

constexpr std::uint8_t kMostChokeGroups = 15;
// Hydrogen counts envelopes in frames whatever the rate; its usual rate gives them their usual length.
constexpr double kFramesPerSecond = kHydrogenRate;
constexpr double kAlikeDb = 1.0;
constexpr double kMostGain = 100.0;
constexpr float kMostAttack = 2.0F;
constexpr float kMostDecay = 5.0F;
constexpr float kMostRelease = 3.0F;
// A Hydrogen release is never shorter than this.
constexpr double kShortestRelease = 256.0;

double rounded(double value, double parts) { return std::round(value * parts) / parts; }

class PadMaker {
public:
    PadMaker(
        ConvertedKit& kit, const HydrogenInstrument& instrument, const std::vector<HydrogenKitComponent>& components,
        Findings& findings)
        : kit_(kit), instrument_(instrument), components_(components), findings_(findings) {}

    KitPad make(std::uint8_t chokeGroup, PadMix mix) {
        KitPad pad;
        pad.gain = bounded(instrument_.gain * mix.gain, kMostGain, "gain");
        pad.pan = static_cast<float>(mix.pan);
        pad.pitch = static_cast<float>(instrument_.pitchOffset);
        pad.choke = chokeGroup;
        addLayers(pad);
        setEnvelope(pad);
        setFilter(pad);
        setFrames(pad);
        listTheRest();
        return pad;
    }

private:
    [[nodiscard]] std::string who() const { return say("instrument '", instrument_.name, "'"); }

    void tell(FindingKind kind, std::string_view what) { findings_.add(kind, say(who(), ": ", what)); }

    std::uint16_t sampleIndex(const std::string& file) {
        const SampleName name{.kit = instrument_.kit, .file = file};
        auto known = std::ranges::find(kit_.samples, name);
        if (known == kit_.samples.end()) {
            known = kit_.samples.insert(kit_.samples.end(), name);
        }
        return static_cast<std::uint16_t>(known - kit_.samples.begin());
    }

    [[nodiscard]] double componentGain(const HydrogenComponent& component) const {
        const auto found = std::ranges::find(components_, component.id, &HydrogenKitComponent::id);
        return component.gain * (found == components_.end() ? 1.0 : found->volume);
    }

    // Each layer gets the runs of velocities at which Hydrogen would choose it: usually one.
    void addLayers(KitPad& pad) {
        std::array<std::vector<LayerChoice>, 128> chosen;
        for (std::size_t velocity = 1; velocity < chosen.size(); ++velocity) {
            chosen[velocity] = layersAt(instrument_, static_cast<double>(velocity) / 127.0);
        }
        if (std::ranges::all_of(instrument_.components, [](const auto& part) { return part.layers.empty(); })) {
            tell(FindingKind::Missing, "it has no samples, in Hydrogen either");
        }
        for (std::size_t component = 0; component < instrument_.components.size(); ++component) {
            const bool turns =
                selectionOf(instrument_, instrument_.components[component]) != HydrogenSelection::Velocity;
            for (std::size_t layer = 0; layer < instrument_.components[component].layers.size(); ++layer) {
                const LayerChoice choice{.component = component, .layer = layer};
                std::size_t from = 0;
                for (std::size_t velocity = 1; velocity <= chosen.size(); ++velocity) {
                    const bool plays = velocity < chosen.size() &&
                                       std::ranges::find(chosen[velocity], choice) != chosen[velocity].end();
                    if (plays && from == 0) {
                        from = velocity;
                    } else if (!plays && from != 0) {
                        addLayer(pad, choice, from, velocity - 1, turns);
                        from = 0;
                    }
                }
            }
        }
    }

    void addLayer(KitPad& pad, LayerChoice choice, std::size_t low, std::size_t high, bool turns) {
        const HydrogenComponent& component = instrument_.components[choice.component];
        const HydrogenLayer& layer = component.layers[choice.layer];
        const bool isMuted = layer.isMuted || component.isMuted;
        if (isMuted) {
            findings_.add(
                FindingKind::Note, "muted layers",
                say(who(), ": the layer '", shown(layer.file), "' is muted, or another one is soloed: silent"));
        }
        const bool added = pad.layers.push(
            {.sample = sampleIndex(layer.file),
             .velocityLow = static_cast<std::uint8_t>(low),
             .velocityHigh = static_cast<std::uint8_t>(high),
             .roundRobin = static_cast<std::uint8_t>(turns ? choice.layer + 1 : 0),
             .gain = isMuted ? 0.0F : bounded(layer.gain * componentGain(component), kMostGain, "gain of a layer"),
             .pitch = static_cast<float>(layer.pitch)});
        if (!added) {
            findings_.add(
                FindingKind::LeftOut, "layers",
                say(who(), ": the layer '", shown(layer.file), "': a pad has at most ", kLayersPerPad));
        }
    }

    float bounded(double value, double most, std::string_view name) {
        if (value > most) {
            tell(FindingKind::Changed, say("its ", name, " of ", value, " becomes ", most));
        }
        return static_cast<float>(std::min(value, most));
    }

    float seconds(double frames, float most, std::string_view name) {
        const auto time = static_cast<float>(frames / kFramesPerSecond);
        if (time > most) {
            tell(FindingKind::Changed, say("its ", name, " of ", time, " s is shortened to ", most, " s"));
        }
        return std::min(time, most);
    }

    void setEnvelope(KitPad& pad) {
        pad.attack = seconds(instrument_.attack, kMostAttack, "attack");
        pad.sustain = static_cast<float>(std::clamp(instrument_.sustain, 0.0, 1.0));
        // At full sustain there is nothing to decay to.
        pad.decay = pad.sustain < 1.0F ? seconds(instrument_.decay, kMostDecay, "decay") : 0.0F;
        pad.release = seconds(std::max(instrument_.release, kShortestRelease), kMostRelease, "release");
    }

    void setFilter(KitPad& pad) {
        if (!instrument_.filterActive) {
            return;
        }
        const FilterFit fit = fitFilter(instrument_.filterCutoff, instrument_.filterResonance);
        const std::string theirs =
            say("its filter (cutoff ", instrument_.filterCutoff, ", resonance ", instrument_.filterResonance);
        if (fit.isClosed) {
            pad.gain = 0.0F;
            tell(FindingKind::Changed, say(theirs, ") lets nothing through: it is silent, as it is there"));
            return;
        }
        if (!fit.isOpen) {
            pad.filter = FilterMode::LowPass;
            pad.cutoff = static_cast<float>(fit.cutoff);
            pad.resonance = static_cast<float>(fit.q);
        }
        constexpr double kExact = 0.005;
        if (fit.isOpen && fit.worstDb < kExact) {
            return;
        }
        const std::string ours = fit.isOpen
                                     ? std::string{"no filter"}
                                     : say("a low-pass of ", std::lround(fit.cutoff), " Hz, Q ", rounded(fit.q, 100.0));
        const bool isAlike = fit.worstDb <= kAlikeDb;
        tell(
            isAlike ? FindingKind::Rounded : FindingKind::Changed,
            say(theirs, "; 3 dB down at ", std::lround(fit.corner), " Hz) becomes ", ours, ", ",
                isAlike ? "within " : "off by up to ", rounded(std::max(fit.worstDb, 0.1), 10.0), " dB up to ",
                std::lround(fit.octave), " Hz"));
    }

    // Start and end are kept for each layer there, for the whole pad here: they come over when all layers agree.
    void setFrames(KitPad& pad) {
        std::vector<const HydrogenLayer*> layers;
        for (const HydrogenComponent& component : instrument_.components) {
            for (const HydrogenLayer& layer : component.layers) {
                layers.push_back(&layer);
                listLayer(layer);
            }
        }
        if (std::ranges::none_of(layers, &HydrogenLayer::modified)) {
            return;
        }
        const HydrogenLayer& first = *layers.front();
        const bool agree = std::ranges::all_of(layers, [&](const HydrogenLayer* layer) {
            return layer->modified && layer->startFrame == first.startFrame && layer->endFrame == first.endFrame;
        });
        if (!agree) {
            tell(
                FindingKind::LeftOut, "its layers start and end at different places in their samples; they play whole");
            return;
        }
        pad.start = static_cast<std::uint32_t>(first.startFrame);
        pad.end = first.endFrame > first.startFrame ? static_cast<std::uint32_t>(first.endFrame) : UINT32_MAX;
    }

    void listLayer(const HydrogenLayer& layer) {
        const auto list = [&](std::string_view what) {
            findings_.add(
                FindingKind::LeftOut, "edited samples",
                say(who(), ": sample '", shown(layer.file), "': ", what, " not represented"));
        };
        if (layer.modified && layer.loops > 0) {
            list(say("a loop of ", layer.loops, " rounds (", layer.loopMode, ") is"));
        }
        if (layer.stretched) {
            list("time stretching is");
        }
        if (layer.hasEnvelopes) {
            list("volume or pan drawn over the sample are");
        }
    }

    void listTheRest() {
        if (instrument_.randomPitch > 0.0) {
            tell(FindingKind::LeftOut, say("random pitch ", instrument_.randomPitch));
        }
        if (instrument_.muteGroup >= 0) {
            tell(
                FindingKind::Changed, say("in its mute group ", instrument_.muteGroup,
                                          " its notes cut off their own forerunners as well here"));
        }
        if (!instrument_.applyVelocity) {
            tell(FindingKind::Changed, "its level does not follow velocity in Hydrogen; here it does");
        }
        const auto isChosenBy = [this](HydrogenSelection selection) {
            return [this, selection](const auto& part) { return selectionOf(instrument_, part) == selection; };
        };
        if (std::ranges::any_of(instrument_.components, isChosenBy(HydrogenSelection::Random))) {
            tell(FindingKind::Changed, "its samples are chosen at random; here they take turns");
        }
        if (!std::ranges::all_of(instrument_.components, isChosenBy(HydrogenSelection::Velocity)) &&
            instrument_.components.size() > 1) {
            tell(FindingKind::Changed, "the samples of its components share one turn");
        }
        if (instrument_.hihatGroup >= 0) {
            tell(
                FindingKind::LeftOut, say("hi-hat pedal group ", instrument_.hihatGroup, " (controller ",
                                          instrument_.lowerCc, " to ", instrument_.higherCc, ")"));
        }
        if (instrument_.midiOutChannel >= 0) {
            tell(
                FindingKind::LeftOut,
                say("MIDI output to channel ", instrument_.midiOutChannel + 1, ", note ", instrument_.midiOutNote));
        }
    }

    ConvertedKit& kit_;
    const HydrogenInstrument& instrument_;
    const std::vector<HydrogenKitComponent>& components_;
    Findings& findings_;
};

} // namespace

std::size_t addPad(
    ConvertedKit& kit, const HydrogenInstrument& instrument, const std::vector<HydrogenKitComponent>& components,
    std::uint8_t chokeGroup, PadMix mix, Findings& findings) {
    const KitPad pad = PadMaker(kit, instrument, components, findings).make(chokeGroup, mix);
    (void)kit.description.pads.push(pad);
    kit.padNames.push_back(instrument.name);
    return kit.padNames.size() - 1;
}

std::vector<std::uint8_t> chokeGroups(const std::vector<HydrogenInstrument>& instruments, Findings& findings) {
    std::map<std::int32_t, std::uint8_t> numbers;
    std::vector<std::uint8_t> groups;
    for (const HydrogenInstrument& instrument : instruments) {
        if (instrument.muteGroup < 0) {
            groups.push_back(0);
            continue;
        }
        if (!numbers.contains(instrument.muteGroup) && numbers.size() == kMostChokeGroups) {
            findings.add(
                FindingKind::LeftOut, "mute groups",
                say("instrument '", instrument.name, "': mute group ", instrument.muteGroup, ": there are only ",
                    kMostChokeGroups, " choke groups"));
            groups.push_back(0);
            continue;
        }
        const auto next = static_cast<std::uint8_t>(numbers.size() + 1);
        groups.push_back(numbers.emplace(instrument.muteGroup, next).first->second);
    }
    return groups;
}

std::vector<ConvertedKit> convertKit(const HydrogenKit& kit, Findings& findings) {
    std::vector<ConvertedKit> kits;
    findings.add(kit.repairs);
    const std::vector<std::uint8_t> groups = chokeGroups(kit.instruments, findings);
    for (std::size_t index = 0; index < kit.instruments.size(); ++index) {
        if (index % kPads == 0) {
            const std::string number = index == 0 ? "" : say(" ", index / kPads + 1);
            kits.push_back(
                {.name = kit.name + number,
                 .author = kit.author,
                 .license = kit.license,
                 .description = {},
                 .padNames = {},
                 .samples = {}});
        }
        const HydrogenInstrument& instrument = kit.instruments[index];
        const PadMix mix{.gain = instrument.volume, .pan = instrument.pan};
        (void)addPad(kits.back(), instrument, kit.components, groups[index], mix, findings);
    }
    if (kits.size() > 1) {
        findings.add(
            FindingKind::Changed, say("the drumkit has ", kit.instruments.size(), " instruments and becomes ",
                                      kits.size(), " kits of at most ", kPads, " pads"));
    }
    return kits;
}

} // namespace tresillo::storage
