// SPDX-License-Identifier: MIT
// docs/licences.md names the libraries that the build looks for, each of them and no others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace tresillo {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// What the build calls a library, and what people do; empty: part of tests only, or of the compiler.
const std::map<std::string, std::string>& libraries() {
    static const std::map<std::string, std::string> kNames{
        {"Boost", "Boost"},
        {"CLI11", "CLI11"},
        {"LibArchive", "libarchive"},
        {"pugixml", "pugixml"},
        {"spdlog", "spdlog"},
        {"jack", "JACK"},
        {"rtaudio", "RtAudio"},
        {"sndfile", "libsndfile"},
        {"samplerate", "libsamplerate"},
        {"OpenSSL", "OpenSSL"},
        {"SQLite3", "SQLite"},
        {"liblo", "liblo"},
        {"rtmidi", "RtMidi"},
        {"libmosquitto", "libmosquitto"},
        {"libqrencode", "libqrencode"},
        {"AbletonLink", "Ableton Link"},
        {"GTest", ""},
        {"rapidcheck", ""},
        {"benchmark", ""},
        {"PkgConfig", ""},
        {"Threads", ""},
        {"Python3", ""}};
    return kNames;
}

std::set<std::string> soughtByTheBuild() {
    const std::regex search(R"((?:find_package|pkg_check_modules)\(([A-Za-z0-9_+-]+))");
    std::set<std::string> sought;
    for (const char* folder : {"app", "audio", "control", "core", "power", "project", "session", "storage", "cmake"}) {
        std::error_code error;
        const fs::path root = fs::path{TRESILLO_ROOT} / folder;
        for (auto entry = fs::recursive_directory_iterator(root, error); !error && entry != fs::end(entry); ++entry) {
            const std::string ending = entry->path().extension();
            if (ending != ".txt" && ending != ".cmake") {
                continue;
            }
            const std::string text = contentOf(entry->path());
            for (std::sregex_iterator at(text.begin(), text.end(), search), end; at != end; ++at) {
                sought.insert((*at)[1]);
            }
        }
    }
    return sought;
}

TEST(Licences, NameEachLibraryOfTheProgramAndNoOther) {
    const std::string text = contentOf(fs::path{TRESILLO_ROOT} / "docs/licences.md");
    const std::size_t begin = text.find("| library |");
    ASSERT_NE(begin, std::string::npos);
    const std::string table = text.substr(begin, text.find("\n\n", begin) - begin);
    const std::set<std::string> sought = soughtByTheBuild();
    EXPECT_THAT(sought, testing::IsSupersetOf({"Boost", "LibArchive", "sndfile"}));
    for (const std::string& library : sought) {
        ASSERT_TRUE(libraries().contains(library)) << library << ": whose licence is it? Name it here and in the table";
    }
    for (const auto& [library, name] : libraries()) {
        const bool isNamed = !name.empty() && table.find("\n| " + name) != std::string::npos;
        EXPECT_EQ(isNamed, !name.empty() && sought.contains(library)) << library;
    }
}

} // namespace
} // namespace tresillo
