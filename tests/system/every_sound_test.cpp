// SPDX-License-Identifier: MIT
// Every Sound that ships, struck shortly and long, as its picture in the manual shows it.
#include "tests/system/demo_take.h"
#include "tests/system/loudness.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <unistd.h>

namespace tresillo {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

/// What is expected of a kind of Sound, which its first tag names.
struct Kind {
    const char* audition; ///< The project that strikes it.
    double peak;          ///< In dBFS, before the master level; within 3 dB.
    double loudness;      ///< In LUFS; within 9.
};

const std::map<std::string, Kind>& kinds() {
    static const std::map<std::string, Kind> all{{"acid", {"low", -9, -19}},     {"bass", {"low", -9, -19}},
                                                 {"chord", {"chord", -15, -27}}, {"hat", {"low", -17, -32}},
                                                 {"kick", {"low", -6, -16}},     {"lead", {"high", -12, -19}},
                                                 {"noise", {"high", -17, -29}},  {"pad", {"chord", -15, -22}},
                                                 {"pluck", {"high", -12, -26}},  {"snare", {"low", -9, -26}}};
    return all;
}

json::object readJson(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return json::parse(std::string{std::istreambuf_iterator<char>{stream}, {}}).as_object();
}

/// The project in which the Sound is played by the first track.
json::object auditionOf(const json::object& sound, const char* project) {
    json::object audition = readJson(fs::path{"tools/picture_of_sound/audition"} / project / "project.json");
    json::object& track = audition.at("patterns").at("A01").at("tracks").at(0).as_object();
    for (const auto& [key, value] : sound) {
        if (key != "schema" && key != "type" && key != "name" && key != "tags") {
            track[key] = value;
        }
    }
    return audition;
}

class EverySound : public testing::TestWithParam<fs::path> {
protected:
    void SetUp() override {
        const json::object sound = readJson(GetParam());
        const auto found = kinds().find(std::string{sound.at("tags").at(0).as_string()});
        ASSERT_NE(found, kinds().end()) << "the first tag is none of its kinds";
        kind_ = found->second;
        fs::create_directories(folder_);
        std::ofstream{folder_ / "project.json"} << auditionOf(sound, kind_.audition);
        take_ = takeOf(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    Kind kind_{};
    DemoTake take_{};

private:
    fs::path folder_ = fs::path{testing::TempDir()} / ("tresillo_sound_" + std::to_string(getpid()));
};

TEST_P(EverySound, IsAsLoudAsItsKindAndEndsInSilence) {
    ASSERT_EQ(take_.problem, "");
    EXPECT_THAT(take_.remarks, testing::IsEmpty());
    EXPECT_NEAR(take_.stemPeaks.at(1), kind_.peak, 3);
    EXPECT_LT(peakDecibels(take_.mix), -3) << "with what returns from its sends";
    EXPECT_NEAR(integratedLoudness(take_.mix.left, take_.mix.right), kind_.loudness, 9);
    EXPECT_LT(meanDecibels(take_.mix), -55) << "direct current";
    if (std::string{kind_.audition} == "low") {
        EXPECT_LT(widthOfLows(take_.mix), -20) << "lows are the same on both sides";
    }

    constexpr double kLongestTail = 10; // seconds, after which it would have been cut
    const double seconds = static_cast<double>(take_.mix.left.size()) / 48'000;
    EXPECT_LT(seconds, 6 + kLongestTail - 0.5);
}

std::vector<fs::path> soundFiles() {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator{fs::path{TRESILLO_ROOT} / "sounds"}) {
        files.insert(entry.path());
    }
    return {files.begin(), files.end()};
}

INSTANTIATE_TEST_SUITE_P(Sounds, EverySound, testing::ValuesIn(soundFiles()), [](const auto& file) {
    std::string name = file.param.stem().string();
    std::erase(name, '-');
    return name;
});

TEST(Sounds, AreTwentyFourOrMoreWithNamesOfTheirOwn) {
    std::set<std::string> names;
    for (const fs::path& file : soundFiles()) {
        const json::object sound = readJson(file);
        std::string name{sound.at("name").as_string()};
        names.insert(name);
        for (char& letter : name) {
            letter = letter == ' ' ? '-' : static_cast<char>(std::tolower(letter));
        }
        EXPECT_EQ(file.filename().string(), name + ".json");
    }
    EXPECT_GE(names.size(), 24U);
    EXPECT_EQ(names.size(), soundFiles().size());
}

TEST(Sounds, HaveAPictureInTheManual) {
    std::ifstream stream{"docs/manual/sounds.md", std::ios::binary};
    const std::string page{std::istreambuf_iterator<char>{stream}, {}};
    for (const fs::path& file : soundFiles()) {
        const std::string picture = "images/sounds/" + file.stem().string() + ".png";
        EXPECT_THAT(page, testing::HasSubstr(picture));
        EXPECT_TRUE(fs::exists(fs::path{"docs"} / picture)) << picture;
    }
}

} // namespace
} // namespace tresillo
