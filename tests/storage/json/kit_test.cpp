// SPDX-License-Identifier: MIT
#include "storage/json/kit_json.h"
#include "tests/storage/json/random_pattern.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>

namespace tresillo::storage {
namespace {

using testing::HasSubstr;

std::string kitWith(std::string_view fields) {
    return R"({"schema": 1, "type": "kit", "id": "round", )" + std::string{fields} + "}";
}
std::string kitError(std::string_view fields) { return parseKit(kitWith(fields), "kit.json").message(); }
std::string padError(std::string_view fields) { return kitError(R"("pads": [{)" + std::string{fields} + "}]"); }
std::string layerError(std::string_view fields) {
    return padError(R"("layers": [{"file": "a.wav", )" + std::string{fields} + "}]");
}

TEST(Kit, ReadsAllOfAKit) {
    const auto kit = parseKit(
        kitWith(R"("name": "Round", "license": "CC0-1.0", "author": "Somebody", "pads": [
        {"name": "Kick", "gain": 0.5, "pan": -0.25, "pitch": 1.5, "choke": 3, "gated": true, "attack": 0.01,
         "hold": 0.02, "decay": 0.3, "sustain": 0.4, "release": 0.5, "filter": "bandpass", "cutoff": 1000.5,
         "resonance": 2, "start": 10, "end": 2000, "loopStart": 100, "loopEnd": 200, "reverse": true,
         "layers": [{"file": "a.wav", "velocity": [1, 63], "roundRobin": 1, "gain": 0.9, "pitch": -0.04},
                    {"file": "sub/b.flac", "velocity": [64, 127]}, {"file": "a.wav"}]},
        {"layers": [], "end": null, "loopStart": null, "loopEnd": null}])"),
        "kit.json");
    ASSERT_TRUE(kit.ok()) << kit.message();
    EXPECT_EQ(kit->id, "round");
    EXPECT_EQ(kit->name, "Round");
    EXPECT_EQ(kit->license, "CC0-1.0");
    EXPECT_EQ(kit->author, "Somebody");
    EXPECT_THAT(kit->files, testing::ElementsAre("a.wav", "sub/b.flac"));
    EXPECT_THAT(kit->padNames, testing::ElementsAre("Kick", ""));
    KitPad expected{};
    expected.gain = 0.5F;
    expected.pan = -0.25F;
    expected.pitch = 1.5F;
    expected.choke = 3;
    expected.gated = true;
    expected.reverse = true;
    expected.loops = true;
    expected.filter = FilterMode::BandPass;
    expected.cutoff = 1000.5F;
    expected.resonance = 2.0F;
    expected.attack = 0.01F;
    expected.hold = 0.02F;
    expected.decay = 0.3F;
    expected.sustain = 0.4F;
    expected.release = 0.5F;
    expected.start = 10;
    expected.end = 2000;
    expected.loopStart = 100;
    expected.loopEnd = 200;
    ASSERT_TRUE(expected.layers.push(
        {.sample = 0, .velocityLow = 1, .velocityHigh = 63, .roundRobin = 1, .gain = 0.9F, .pitch = -0.04F}));
    ASSERT_TRUE(expected.layers.push({.sample = 1, .velocityLow = 64}));
    ASSERT_TRUE(expected.layers.push({.sample = 0}));
    ASSERT_EQ(kit->description.pads.size(), 2U);
    EXPECT_EQ(kit->description.pads[0], expected);
    EXPECT_EQ(kit->description.pads[1], KitPad{});
}

TEST(Kit, AllButTheIdHasADefault) {
    const auto kit = parseKit(R"({"schema": 1, "type": "kit", "id": "x"})", "kit.json");
    ASSERT_TRUE(kit.ok()) << kit.message();
    EXPECT_TRUE(kit->description.pads.empty());
    EXPECT_THAT(parseKit(R"({"schema": 1, "type": "kit"})", "k").message(), HasSubstr("needs the field id"));
}

TEST(Kit, ErrorsNameFieldAndWhatIsAllowed) {
    EXPECT_THAT(kitError(R"("pad": [])"), HasSubstr("pad: there is no such field; known are schema, type, id, name, "));
    EXPECT_THAT(padError(R"("loud": 1)"), HasSubstr("pads[0].loud: there is no such field; known are name, gain, "));
    EXPECT_THAT(padError(R"("gain": -1)"), HasSubstr("pads[0].gain: -1 is not allowed; 0 to 100 is"));
    EXPECT_THAT(padError(R"("gain": 1e99)"), HasSubstr("gain: 1e99 is not allowed"));
    EXPECT_THAT(padError(R"("gain": "loud")"), HasSubstr("gain: \"loud\" is not allowed"));
    EXPECT_THAT(padError(R"("cutoff": 0)"), HasSubstr("cutoff: 0 is not allowed; 50 to 18000 is"));
    EXPECT_THAT(
        padError(R"("filter": "low")"), HasSubstr("\"low\" is not allowed; off, lowpass, highpass or bandpass"));
    EXPECT_THAT(padError(R"("choke": 16)"), HasSubstr("from 0 to 15 is"));
    EXPECT_THAT(padError(R"("gated": 1)"), HasSubstr("true or false is"));
    EXPECT_THAT(padError(R"("start": -1)"), HasSubstr("start: -1 is not allowed"));
    EXPECT_THAT(padError(R"("start": 5, "end": 5)"), HasSubstr("pads[0]: start must lie before end"));
    EXPECT_THAT(padError(R"("loopEnd": 5)"), HasSubstr("loopEnd needs a loopStart"));
    EXPECT_THAT(padError(R"("loopStart": 5, "loopEnd": 5)"), HasSubstr("loopStart must lie before loopEnd"));
    EXPECT_THAT(layerError(R"("velocity": [1])"), HasSubstr("must be two velocities"));
    EXPECT_THAT(layerError(R"("velocity": [0, 5])"), HasSubstr("velocity[0]: 0 is not allowed"));
    EXPECT_THAT(
        layerError(R"("velocity": [64, 63])"), HasSubstr("velocity[1]: 63 is not allowed; a whole number from 64"));
    EXPECT_THAT(layerError(R"("roundRobin": 128)"), HasSubstr("from 0 to 127 is"));
    EXPECT_THAT(padError(R"("layers": [{}])"), HasSubstr("pads[0].layers[0]: needs the field file"));
}

TEST(Kit, NoFileLiesOutsideItsFolder) {
    for (const std::string_view file :
         {"../a.wav", "/a.wav", "a/../b.wav", "a//b.wav", "C:a.wav", "a\\\\b.wav", "a./b", "nul.wav", "", "a\\nb.wav",
          "a/", "."}) {
        EXPECT_THAT(
            padError(R"("layers": [{"file": ")" + std::string{file} + R"("}])"), HasSubstr("pads[0].layers[0].file: "))
            << file;
    }
}

TEST(Kit, HoldsNoMorePadsAndLayersThanTheEngine) {
    std::string pads = "{}";
    std::string layers = R"({"file": "a.wav"})";
    for (std::size_t pad = 0; pad < kPads; ++pad) {
        pads += ", {}";
    }
    for (std::size_t layer = 0; layer < kLayersPerPad; ++layer) {
        layers += R"(, {"file": "a.wav"})";
    }
    EXPECT_THAT(kitError(R"("pads": [)" + pads + "]"), HasSubstr("pads[32]: at most 32 are allowed here"));
    EXPECT_THAT(padError(R"("layers": [)" + layers + "]"), HasSubstr("layers[16]: at most 16 are allowed here"));
}

float between(Dice& dice, float low, float high) {
    const float part = static_cast<float>(dice.from(0, 1'000'000)) / 1e6F;
    return dice.chance(20) ? low : dice.chance(20) ? high : low + (high - low) * part;
}

KitPad randomPad(Dice& dice, std::vector<std::string>& files) {
    KitPad pad{};
    pad.gain = between(dice, 0.0F, 100.0F);
    pad.pan = between(dice, -1.0F, 1.0F);
    pad.pitch = between(dice, -96.0F, 96.0F);
    pad.choke = static_cast<std::uint8_t>(dice.from(0, 15));
    pad.gated = dice.chance(50);
    pad.reverse = dice.chance(50);
    pad.filter = static_cast<FilterMode>(dice.from(0, 3));
    pad.cutoff = between(dice, 50.0F, 18000.0F);
    pad.resonance = between(dice, 0.1F, 10.0F);
    for (float KitPad::* const time : {&KitPad::attack, &KitPad::hold, &KitPad::decay, &KitPad::release}) {
        pad.*time = between(dice, 0.0F, 100.0F);
    }
    pad.sustain = between(dice, 0.0F, 1.0F);
    pad.start = static_cast<std::uint32_t>(dice.from(0, 1000));
    pad.end = dice.chance(50) ? UINT32_MAX : 1001;
    pad.loops = dice.chance(50);
    pad.loopStart = pad.loops ? static_cast<std::uint32_t>(dice.from(0, 1000)) : 0;
    pad.loopEnd = pad.loops && dice.chance(50) ? 2000 : UINT32_MAX;
    for (int layer = dice.from(0, kLayersPerPad); layer > 0; --layer) {
        KitLayer value{.sample = static_cast<std::uint16_t>(files.size())};
        files.push_back("sample " + std::to_string(files.size()) + ".wav");
        value.velocityLow = static_cast<std::uint8_t>(dice.from(1, 127));
        value.velocityHigh = static_cast<std::uint8_t>(dice.from(value.velocityLow, 127));
        value.roundRobin = static_cast<std::uint8_t>(dice.from(0, 127));
        value.gain = between(dice, 0.0F, 100.0F);
        value.pitch = between(dice, -96.0F, 96.0F);
        (void)pad.layers.push(value);
    }
    return pad;
}

RC_GTEST_PROP(KitRoundTrip, ReadingWhatWasWrittenGivesTheSameKitAndTheSameBytes, ()) {
    Dice dice{*rc::gen::arbitrary<std::uint64_t>()};
    KitFile kit{.id = "a-kit", .name = "A \"kit\"", .license = "", .author = "é", .padNames = {}, .files = {}};
    for (int pad = dice.from(0, kPads); pad > 0; --pad) {
        (void)kit.description.pads.push(randomPad(dice, kit.files));
        kit.padNames.push_back(dice.chance(50) ? "Pad" : "");
    }
    const std::string text = formatKit(kit);
    const auto read = parseKit(text, "kit.json");
    RC_ASSERT(read.message() == "");
    RC_ASSERT(*read == kit);
    RC_ASSERT(formatKit(*read) == text);
}

TEST(KitRoundTrip, WhatCouldNotBeReadIsNotWritten) {
    const TemporaryFolder folder;
    KitFile kit{.id = "x", .name = "", .license = "", .author = "", .padNames = {}, .files = {}};
    KitPad pad{};
    pad.gain = std::numeric_limits<float>::quiet_NaN();
    ASSERT_TRUE(kit.description.pads.push(pad));
    EXPECT_TRUE(writeKit(folder / "kit.json", kit));
    kit.description.pads[0].gain = 1.0F;
    ASSERT_TRUE(kit.description.pads[0].layers.push({.sample = 3}));
    EXPECT_THAT(writeKit(folder / "kit.json", kit)->message, HasSubstr("layers[0].file: \"\" is no file name"));
    EXPECT_EQ(folder.count(), 0U);
    kit.files = {"a", "b", "c", "d.wav"};
    EXPECT_EQ(writeKit(folder / "kit.json", kit), std::nullopt);
    EXPECT_THAT(readKit(folder.path())->files, testing::ElementsAre("d.wav"));
}

TEST(KitRoundTrip, LongWordsAreCutAtACharacter) {
    KitFile kit{
        .id = "x",
        .name = std::string(99, 'a') + "é",
        .license = std::string(2000, 'l'),
        .author = "a\nb",
        .padNames = {},
        .files = {}};
    const auto read = parseKit(formatKit(kit), "k");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->name, std::string(99, 'a'));
    EXPECT_EQ(read->license.size(), 1000U);
    EXPECT_EQ(read->author, "a?b");
}

} // namespace
} // namespace tresillo::storage
