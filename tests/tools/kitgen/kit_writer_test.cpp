// SPDX-License-Identifier: MIT
#include "tests/tools/kitgen/analysis.h"
#include "tests/tools/kitgen/takes.h"
#include "tools/kitgen/kit_writer.h"
#include "tools/kitgen/synth.h"
#include "tools/kitgen/wave_file.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace tresillo::kitgen {
namespace {

std::size_t occurrences(const std::string& text, const std::string& pattern) {
    const std::regex regex{pattern};
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator{text.begin(), text.end(), regex}, std::sregex_iterator{}));
}

TEST(KitJson, PutsThePeakOfEachPadWhereTheMixWantsIt) {
    const std::map<std::string, double> wanted{
        {"Kick", -6},     {"Snare", -9},    {"Clap", -11},     {"Closed hat", -17}, {"Open hat", -17}, {"Cowbell", -15},
        {"Low tom", -10}, {"Mid tom", -10}, {"High tom", -10}, {"Rim", -13},        {"Shaker", -19}};
    for (const KitRecipe& kit : allKits()) {
        const std::string json = kitJson(kit);
        const std::regex pad{"\"name\": \"([^\"]+)\", \"gain\": ([0-9.]+)"};
        std::size_t pads = 0;
        for (std::sregex_iterator match{json.begin(), json.end(), pad}; match != std::sregex_iterator{};
             ++match, ++pads) {
            const double peak = kFilePeakDecibels + 20 * std::log10(std::stod((*match)[2]));
            ASSERT_TRUE(wanted.contains((*match)[1])) << (*match)[1];
            EXPECT_NEAR(peak, wanted.at((*match)[1]), 0.01) << kit.id << " " << (*match)[1];
        }
        EXPECT_EQ(pads, wanted.size());
    }
}

TEST(KitJson, CoversEveryVelocityOnceWithThreeRoundRobins) {
    for (const KitRecipe& kit : allKits()) {
        const std::string json = kitJson(kit);
        for (const char* range : {"1, 63", "64, 95", "96, 127"}) {
            for (const char* robin : {"1", "2", "3"}) {
                const std::string layer = std::string{"\\["} + range + "\\], \"roundRobin\": " + robin;
                EXPECT_EQ(occurrences(json, layer), kit.pads.size()) << layer;
            }
        }
        EXPECT_EQ(occurrences(json, "\\.wav"), kit.pads.size() * kLayers * kRobins);
    }
}

TEST(WriteKit, WritesWhatTheDescriptionNames) {
    const auto folder = std::filesystem::path{testing::TempDir()} / "kitgen_small";
    std::filesystem::remove_all(folder);
    const KitRecipe small{.id = "round", .name = "Small", .pads = {padOf("round", "rim")}};
    ASSERT_EQ(writeKit(small, folder), "");
    std::stringstream text;
    text << std::ifstream{folder / "kit.json"}.rdbuf();
    EXPECT_EQ(text.str(), kitJson(small));
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
        for (std::size_t robin = 0; robin < kRobins; ++robin) {
            const std::string name = fileName(small.pads[0], layer, robin);
            EXPECT_NE(text.str().find(name), std::string::npos);
            SF_INFO info{};
            SNDFILE* file = sf_open((folder / name).c_str(), SFM_READ, &info);
            ASSERT_NE(file, nullptr) << name;
            EXPECT_EQ(info.samplerate, 48'000);
            EXPECT_EQ(info.channels, 1);
            EXPECT_EQ(info.format, SF_FORMAT_WAV | SF_FORMAT_PCM_24);
            std::vector<int> read(static_cast<std::size_t>(info.frames));
            EXPECT_EQ(sf_read_int(file, read.data(), info.frames), info.frames);
            sf_close(file);
            std::vector<std::int32_t> expected = quantise(takeOf("round", "rim", layer, robin));
            ASSERT_EQ(read.size(), expected.size());
            for (std::size_t i = 0; i < read.size(); ++i) {
                ASSERT_EQ(read[i], expected[i] * 256) << name << " frame " << i;
            }
        }
    }
    std::filesystem::remove_all(folder);
}

TEST(WriteKit, NamesWhatItCannotWrite) {
    const auto place = std::filesystem::path{testing::TempDir()} / "kitgen_is_a_file";
    std::ofstream{place} << "a file";
    const KitRecipe small{.id = "round", .name = "Small", .pads = {padOf("round", "rim")}};
    EXPECT_NE(writeKit(small, place / "kit").find("kitgen_is_a_file"), std::string::npos);
    std::filesystem::remove(place);
}

TEST(Quantise, RoundsToTheNearestOf24BitsSymmetrically) {
    EXPECT_EQ(
        quantise({0, 1, -1, 0.6 / 8'388'607, -0.6 / 8'388'607, 0.4 / 8'388'607}),
        (std::vector<std::int32_t>{0, 8'388'607, -8'388'607, 1, -1, 0}));
}

} // namespace
} // namespace tresillo::kitgen
