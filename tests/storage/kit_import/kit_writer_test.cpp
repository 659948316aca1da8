// SPDX-License-Identifier: MIT
// Kits that no drumkit of Hydrogen's stands behind: what any importer hands to the writer.
#include "storage/json/kit_json.h"
#include "storage/kit_import/kit_writer.h"
#include "tests/storage/kit_import/finding_matcher.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <array>
#include <map>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

/// Samples by name, in one folder.
class Shelf final : public SampleSource {
public:
    std::optional<fs::path> find(const SampleName& sample) override {
        const auto found = samples.find(sample.file);
        return found == samples.end() ? std::nullopt : std::optional{found->second};
    }
    std::optional<fs::path> find(const std::string& kit) override {
        return kit == "Rock" ? std::optional<fs::path>{"/rock"} : std::nullopt;
    }
    std::optional<KitCredits> creditsOf(const std::string& kit) override {
        return kit == "Rock" ? std::optional{KitCredits{.license = "CC0", .author = "Ann"}} : std::nullopt;
    }
    [[nodiscard]] std::string describe() const override { return "the shelf"; }

    std::map<std::string, fs::path> samples{};
};

class KitWriterTest : public testing::Test {
protected:
    void addSample(const std::string& name, const std::string& file) {
        SF_INFO info{
            .frames = 0,
            .samplerate = 8000,
            .channels = 1,
            .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16,
            .sections = 0,
            .seekable = 0};
        fs::create_directories((there_ / file).parent_path());
        SNDFILE* sound = sf_open((there_ / file).c_str(), SFM_WRITE, &info);
        ASSERT_NE(sound, nullptr);
        const std::array<short, 4> frames{1, 2, 3, 4};
        sf_write_short(sound, frames.data(), static_cast<sf_count_t>(frames.size()));
        sf_close(sound);
        shelf_.samples[name] = there_ / file;
    }
    /// The kit as it can be read back.
    KitFile written(const ConvertedKit& kit) {
        EXPECT_EQ(writer_.write(kit, "kit", there_ / "out"), std::nullopt);
        const auto file = readKit(there_ / "out/kit.json");
        EXPECT_TRUE(file.ok()) << file.message();
        return file.ok() ? *file : KitFile{};
    }

    TemporaryFolder there_;
    Shelf shelf_{};
    Findings findings_{};
    KitWriter writer_{shelf_, findings_};
};

ConvertedKit kitOf(std::vector<SampleName> samples) {
    ConvertedKit kit{
        .name = "My Kit",
        .author = {},
        .license = {},
        .description = {},
        .padNames = {"Kick"},
        .samples = std::move(samples)};
    KitPad pad;
    for (std::size_t index = 0; index < kit.samples.size(); ++index) {
        (void)pad.layers.push({.sample = static_cast<std::uint16_t>(index)});
    }
    (void)kit.description.pads.push(pad);
    return kit;
}

TEST_F(KitWriterTest, CopiesTheSamplesUnderNamesOfTheirOwn) {
    addSample("a/kick.wav", "in/a/kick.wav");
    addSample("b/KICK.wav", "in/b/KICK.wav");
    const KitFile kit = written(kitOf({{.kit = {}, .file = "a/kick.wav"}, {.kit = {}, .file = "b/KICK.wav"}}));
    EXPECT_THAT(kit.files, ElementsAre("kick.wav", "KICK-2.wav"));
    EXPECT_TRUE(fs::exists(there_ / "out/KICK-2.wav"));
    EXPECT_EQ(writer_.copied(), 2U);
    EXPECT_THAT(findings_.take(), IsEmpty());
}

TEST_F(KitWriterTest, AMissingSampleIsListedAndKeepsItsPlace) {
    const KitFile kit = written(kitOf({{.kit = {}, .file = "snare.wav"}}));
    EXPECT_THAT(kit.files, ElementsAre("snare.wav"));
    EXPECT_THAT(
        findings_.take(), ElementsAre(test::finding(
                              FindingKind::Missing, "kit 'My Kit', sample 'snare.wav': not found; it stays silent")));
}

TEST_F(KitWriterTest, AKitThatIsNowhereIsOneLine) {
    (void)written(kitOf({{.kit = "Jazz", .file = "a.wav"}, {.kit = "Jazz", .file = "b.wav"}}));
    EXPECT_THAT(findings_.take(), ElementsAre(test::finding(FindingKind::Missing, "'Jazz' is not installed")));
}

TEST_F(KitWriterTest, WhatCannotBePlayedIsNotTakenAlong) {
    there_.write("in/secret.wav", "no sound at all");
    shelf_.samples["secret.wav"] = there_ / "in/secret.wav";
    (void)written(kitOf({{.kit = {}, .file = "secret.wav"}}));
    EXPECT_FALSE(fs::exists(there_ / "out/secret.wav"));
    EXPECT_THAT(
        findings_.take(), ElementsAre(test::finding(FindingKind::LeftOut, "not an audio file that can be played")));
}

TEST_F(KitWriterTest, CreditIsTheSourcesWhereTheFileGivesNone) {
    EXPECT_EQ(written(kitOf({{.kit = "Rock", .file = "a.wav"}})).author, "Ann");
}

TEST_F(KitWriterTest, CreditThatTheFileGivesStays) {
    ConvertedKit kit = kitOf({{.kit = "Rock", .file = "a.wav"}});
    kit.license = "MIT";
    kit.author = "Bo";
    EXPECT_EQ(written(kit).author, "Bo");
}

TEST(UniqueKitId, IsNoneOfTheOthers) {
    EXPECT_EQ(uniqueKitId("My Kit", {}), "my-kit");
    EXPECT_EQ(
        uniqueKitId("My Kit", {{.id = "my-kit", .name = {}, .path = {}}, {.id = "my-kit-2", .name = {}, .path = {}}}),
        "my-kit-3");
}

} // namespace
} // namespace tresillo::storage
