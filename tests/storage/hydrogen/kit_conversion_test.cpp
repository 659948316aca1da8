// SPDX-License-Identifier: MIT
#include "storage/hydrogen/kit_conversion.h"
#include "tests/storage/kit_import/finding_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tresillo::test {
namespace {

using storage::FindingKind;
using storage::Findings;
using storage::HydrogenInstrument;
using storage::HydrogenKit;
using storage::HydrogenLayer;
using storage::HydrogenSelection;
using storage::VelocityMap;
using testing::Contains;
using testing::SizeIs;

HydrogenLayer layer(std::string file, double minimum, double maximum) {
    HydrogenLayer made;
    made.file = std::move(file);
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

HydrogenInstrument instrument(std::string name, std::vector<HydrogenLayer> layers) {
    HydrogenInstrument made;
    made.name = std::move(name);
    made.kit = "Kit";
    made.components.push_back({.id = 0, .gain = 1.0, .layers = std::move(layers)});
    return made;
}

struct Converted {
    storage::ConvertedKit kit;
    std::vector<storage::Finding> findings;

    [[nodiscard]] const KitPad& pad(std::size_t index = 0) const { return kit.description.pads[index]; }
};

Converted convert(std::vector<HydrogenInstrument> instruments) {
    HydrogenKit kit;
    kit.name = "Kit";
    kit.instruments = std::move(instruments);
    Findings findings;
    auto kits = storage::convertKit(kit, findings);
    return {.kit = kits.empty() ? storage::ConvertedKit{} : std::move(kits.front()), .findings = findings.take()};
}

TEST(HydrogenKit, LayersGetTheVelocitiesAtWhichHydrogenPlaysThem) {
    // Overlapping, as in real kits: of two that fit, the first plays. Between 0.85 and 0.9 neither fits.
    const auto converted =
        convert({instrument("Kick", {layer("soft", 0, 0.4), layer("mid", 0.35, 0.85), layer("hard", 0.9, 1)})});
    const auto& layers = converted.pad().layers;
    ASSERT_THAT(layers.view(), SizeIs(3));
    EXPECT_EQ(layers[0].velocityLow, 1);
    EXPECT_EQ(layers[0].velocityHigh, 50) << "50 / 127 = 0.394";
    EXPECT_EQ(layers[1].velocityLow, 51);
    EXPECT_EQ(layers[1].velocityHigh, 107) << "107 / 127 = 0.843";
    EXPECT_EQ(layers[2].velocityLow, 108) << "in the gap the layer plays whose lower end is nearest";
    EXPECT_EQ(layers[2].velocityHigh, 127);
    EXPECT_THAT(converted.findings, testing::IsEmpty());
}

TEST(HydrogenKit, ALayerThatPlaysOnBothSidesOfAnotherComesTwice) {
    const auto converted = convert({instrument("Odd", {layer("inner", 0.4, 0.6), layer("outer", 0, 1)})});
    const auto& layers = converted.pad().layers;
    ASSERT_THAT(layers.view(), SizeIs(3));
    EXPECT_EQ(layers[0].sample, 0);
    EXPECT_EQ(layers[1].sample, layers[2].sample);
    EXPECT_EQ(layers[1].velocityHigh + 1, layers[0].velocityLow);
    EXPECT_EQ(layers[0].velocityHigh + 1, layers[2].velocityLow);
}

TEST(HydrogenKit, RoundRobinLayersTakeTurnsAndRandomOnesAreSaidToDoSo) {
    HydrogenInstrument turns = instrument("Snare", {layer("a", 0, 1), layer("b", 0, 1)});
    turns.selection = HydrogenSelection::RoundRobin;
    const auto converted = convert({turns});
    EXPECT_EQ(converted.pad().layers[0].roundRobin, 1);
    EXPECT_EQ(converted.pad().layers[1].roundRobin, 2);
    EXPECT_EQ(converted.pad().layers[1].velocityLow, 1);
    turns.selection = HydrogenSelection::Random;
    EXPECT_THAT(
        convert({turns}).findings,
        Contains(finding(FindingKind::Changed, "'Snare': its samples are chosen at random")));
}

TEST(HydrogenKit, ComponentsSoundTogetherAtTheirLevels) {
    HydrogenInstrument both = instrument("Kick", {layer("close", 0, 1)});
    both.components[0].gain = 0.5;
    both.components.push_back({.id = 1, .gain = 1.0, .layers = {layer("room", 0, 1)}});
    both.components[1].layers[0].gain = 0.25;
    const auto converted = convert({both});
    ASSERT_THAT(converted.pad().layers.view(), SizeIs(2));
    EXPECT_FLOAT_EQ(converted.pad().layers[0].gain, 0.5F);
    EXPECT_FLOAT_EQ(converted.pad().layers[1].gain, 0.25F);
    EXPECT_EQ(converted.pad().layers[1].roundRobin, 0);
}

TEST(HydrogenKit, LevelsPansPitchesAndEnvelopesComeOver) {
    HydrogenInstrument all = instrument("Tom", {layer("t", 0, 1)});
    all.components[0].layers[0].pitch = -2.5;
    all.volume = 0.5;
    all.gain = 0.8;
    all.pan = -0.5;
    all.pitchOffset = 3.0;
    all.attack = 441.0;
    all.decay = 4410.0;
    all.sustain = 0.5;
    all.release = 22'050.0;
    const auto converted = convert({all});
    const KitPad& pad = converted.pad();
    EXPECT_FLOAT_EQ(pad.gain, 0.4F);
    EXPECT_FLOAT_EQ(pad.pan, -0.5F);
    EXPECT_FLOAT_EQ(pad.pitch, 3.0F);
    EXPECT_FLOAT_EQ(pad.layers[0].pitch, -2.5F);
    EXPECT_FLOAT_EQ(pad.attack, 0.01F);
    EXPECT_FLOAT_EQ(pad.decay, 0.1F);
    EXPECT_FLOAT_EQ(pad.sustain, 0.5F);
    EXPECT_FLOAT_EQ(pad.release, 0.5F);
    EXPECT_THAT(converted.findings, testing::IsEmpty());
}

TEST(HydrogenKit, MuteGroupsBecomeChokeGroups) {
    std::vector<HydrogenInstrument> hats;
    for (const int group : {7, -1, 3, 7}) {
        hats.push_back(instrument("Hat", {layer("h", 0, 1)}));
        hats.back().muteGroup = group;
    }
    const auto converted = convert(hats);
    EXPECT_EQ(converted.pad(0).choke, 1);
    EXPECT_EQ(converted.pad(1).choke, 0);
    EXPECT_EQ(converted.pad(2).choke, 2);
    EXPECT_EQ(converted.pad(3).choke, 1);
    std::vector<HydrogenInstrument> many;
    for (int group = 0; group < 16; ++group) {
        many.push_back(instrument("Pad", {layer("p", 0, 1)}));
        many.back().muteGroup = group;
    }
    EXPECT_THAT(convert(many).findings, Contains(finding(FindingKind::LeftOut, "mute group 15")));
}

TEST(HydrogenKit, AFilterBecomesALowPassAndIsNamed) {
    HydrogenInstrument filtered = instrument("Pad", {layer("p", 0, 1)});
    filtered.filterActive = true;
    filtered.filterCutoff = 0.5;
    const auto converted = convert({filtered});
    EXPECT_EQ(converted.pad().filter, FilterMode::LowPass);
    EXPECT_LT(converted.pad().resonance, 0.3F) << "without resonance it has one pole";
    EXPECT_THAT(converted.findings, Contains(finding(FindingKind::Rounded, "its filter (cutoff 0.5")));
}

TEST(HydrogenKit, WhatASampleEditorDidIsTakenOrNamed) {
    HydrogenInstrument cut = instrument("Cut", {layer("c", 0, 1)});
    cut.components[0].layers[0].modified = true;
    cut.components[0].layers[0].startFrame = 100;
    cut.components[0].layers[0].endFrame = 5'000;
    EXPECT_EQ(convert({cut}).pad().start, 100U);
    EXPECT_EQ(convert({cut}).pad().end, 5'000U);
    EXPECT_THAT(convert({cut}).findings, testing::IsEmpty());
    cut.components[0].layers.push_back(layer("d", 0, 1));
    cut.components[0].layers[0].loops = 2;
    cut.components[0].layers[0].stretched = true;
    cut.components[0].layers[0].hasEnvelopes = true;
    const auto converted = convert({cut});
    EXPECT_EQ(converted.pad().start, 0U);
    EXPECT_THAT(converted.findings, Contains(finding(FindingKind::LeftOut, "start and end at different places")));
    EXPECT_THAT(converted.findings, Contains(finding(FindingKind::LeftOut, "a loop of 2 rounds")));
    EXPECT_THAT(converted.findings, Contains(finding(FindingKind::LeftOut, "time stretching")));
    EXPECT_THAT(converted.findings, Contains(finding(FindingKind::LeftOut, "volume or pan drawn")));
}

TEST(HydrogenKit, WhatHasNoPlaceHereIsNamed) {
    HydrogenInstrument odd = instrument("Odd", {layer("o", 0, 1)});
    odd.randomPitch = 0.3;
    odd.applyVelocity = false;
    odd.hihatGroup = 0;
    odd.midiOutChannel = 9;
    const auto findings = convert({odd}).findings;
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "random pitch 0.3")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::Changed, "does not follow velocity")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "hi-hat pedal group 0")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "MIDI output to channel 10, note 36")));
    EXPECT_THAT(
        convert({instrument("Bare", {})}).findings,
        Contains(finding(FindingKind::Missing, "'Bare': it has no samples")));
}

TEST(HydrogenKit, MoreLayersThanAPadHoldsAreNamed) {
    std::vector<HydrogenLayer> layers;
    for (int index = 0; index < 20; ++index) {
        layers.push_back(layer("l" + std::to_string(index), index / 20.0, (index + 1) / 20.0));
    }
    const auto converted = convert({instrument("Many", layers)});
    EXPECT_TRUE(converted.pad().layers.full());
    EXPECT_THAT(converted.findings, SizeIs(4));
    EXPECT_THAT(converted.findings, Contains(finding(FindingKind::LeftOut, "'Many': the layer 'l19'")));
}

TEST(HydrogenKit, MoreThan32InstrumentsBecomeSeveralKits) {
    HydrogenKit kit;
    kit.name = "Big";
    for (int index = 0; index < 70; ++index) {
        kit.instruments.push_back(instrument("I" + std::to_string(index), {layer("s", 0, 1)}));
    }
    Findings findings;
    const auto kits = storage::convertKit(kit, findings);
    ASSERT_THAT(kits, SizeIs(3));
    EXPECT_EQ(kits[2].name, "Big 3");
    EXPECT_THAT(kits[2].padNames, testing::ElementsAre("I64", "I65", "I66", "I67", "I68", "I69"));
    EXPECT_THAT(findings.take(), Contains(finding(FindingKind::Changed, "70 instruments and becomes 3 kits")));
}

TEST(HydrogenKit, AVelocityIsRoundedToOneThatPlaysTheSameLayer) {
    const HydrogenInstrument kick = instrument("Kick", {layer("soft", 0, 0.5), layer("hard", 0.5, 1)});
    const VelocityMap velocities(kick);
    EXPECT_EQ(velocities.midi(0.8), 102);
    EXPECT_EQ(velocities.midi(1.0), 127);
    EXPECT_EQ(velocities.midi(0.001), 1);
    EXPECT_EQ(velocities.midi(0.5), 63) << "63.5 rounds to 64, which would play the hard one";
    EXPECT_EQ(velocities.midi(0.5001), 64);
}

} // namespace
} // namespace tresillo::test
