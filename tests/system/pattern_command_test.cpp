// SPDX-License-Identifier: MIT
// Patterns in slots, as a person meets them on the command line.
#include "tests/system/command_line.h"
#include "tests/system/running_program.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class PatternCommand : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    }
    [[nodiscard]] Answer pattern(const std::string& command, const std::string& rest = {}) const {
        return tresillo("pattern " + command + " " + path("p") + " " + rest);
    }
    [[nodiscard]] std::string document() const { return contentOf(path("p/project.json")); }
    /// One line, code 1, and the project is as it was.
    void expectRefused(const std::string& command, const std::string& rest, const std::string& reason) const {
        const std::string before = document();
        const Answer answer = pattern(command, rest);
        EXPECT_EQ(answer.code, 1) << command << " " << rest;
        EXPECT_EQ(answer.lines(), 1) << answer.text;
        EXPECT_THAT(answer.text, HasSubstr(reason)) << command << " " << rest;
        EXPECT_EQ(document(), before);
    }
};

TEST_F(PatternCommand, SavesListsRenamesCopiesAndDeletes) {
    EXPECT_EQ(pattern("list").text, path("p") + ": no slot holds anything yet\n");
    EXPECT_EQ(pattern("list", "--json").text, "[]\n");
    const Answer saved = pattern("save", "7.0 --name 'Night ride' --genre dub --tag slow --tag '3 + 3 + 2'");
    EXPECT_EQ(saved.text, path("p/slots/slot_007.json") + ": holds A01\n");
    EXPECT_THAT(
        pattern("list").text,
        AllOf(StartsWith("  7  Night ride "), HasSubstr("120 BPM"), HasSubstr("dub  #slow  #3 + 3 + 2\n")));
    EXPECT_THAT(
        pattern("list", "--json").text,
        AllOf(
            HasSubstr(R"("slot":7,"name":"Night ride","genre":"dub","tags":["slow","3 + 3 + 2"])"),
            HasSubstr(R"("pattern":"Tresillo")")));
    EXPECT_EQ(pattern("rename", "7 Dawn").text, path("p/slots/slot_007.json") + ": is called Dawn\n");
    EXPECT_EQ(pattern("copy", "7 128").text, path("p/slots/slot_007.json") + ": copied to slot 128\n");
    EXPECT_THAT(pattern("list").text, AllOf(HasSubstr("  7  Dawn"), HasSubstr("128  Dawn")));
    EXPECT_EQ(pattern("delete", "7").code, 0);
    EXPECT_THAT(pattern("list").text, StartsWith("128  Dawn"));
    EXPECT_TRUE(fs::exists(path("p/slots/backups/slot_007.2.json")));
}

TEST_F(PatternCommand, PutsASlotInPlaceOfAPatternWithModulesAndKits) {
    const std::string other = projectWith(
        "other", R"("kits": [{"id": "round", "name": "Round"}])",
        R"("reverb_mix": 0.8, "kits": [{"id": "hard"}, {"id": "round", "name": "Round"}])");
    ASSERT_EQ(tresillo("pattern save " + other + " 1 --name Loud").code, 0);
    fs::create_directories(path("p/slots"));
    fs::copy_file(other + "/slots/slot_001.json", path("p/slots/slot_001.json"));
    EXPECT_EQ(pattern("load", "1 --pattern B02").text, path("p") + ": B02 is slot 1 now\n");
    EXPECT_THAT(document(), AllOf(HasSubstr("\"B02\": {"), HasSubstr("\"reverb_mix\": 0.8"), HasSubstr("\"hard\"")));
    EXPECT_EQ(tresillo("project verify " + path("p")).code, 0);
}

TEST_F(PatternCommand, ImportsASlotOfAnotherFormAndNamesWhatIsLeftOut) {
    std::ofstream{path("other.json")} << R"({"chronus_version": "1.0", "sequencer": {"bpm": 93.5, "tracks":
        {"a": {"pattern": "X..x", "colour": 3}}}, "modules": {"reverb1": {"mix": 0.4}}})";
    const Answer read = pattern("import", "9 " + path("other.json"));
    EXPECT_EQ(read.code, 0);
    EXPECT_THAT(
        read.text,
        AllOf(HasSubstr("slot_009.json: holds "), HasSubstr("sequencer.tracks.a.colour: has no place here")));
    EXPECT_EQ(read.lines(), 2);
    EXPECT_THAT(pattern("list").text, HasSubstr("93.5 BPM"));
    EXPECT_EQ(pattern("load", "9").code, 0);
    EXPECT_THAT(document(), AllOf(HasSubstr("\"tempo\": 93.5"), HasSubstr("\"reverb_mix\": 0.4")));
    std::ofstream{path("other.json")} << R"({"sequencer": {"bpm": "fast"}})";
    expectRefused("import", "9 " + path("other.json"), "other.json:1:23: sequencer.bpm: must be a number");
}

TEST_F(PatternCommand, SaysWhatItRefuses) {
    for (const std::string slot : {"0", "129", "' -1'", "one", "''", "1.5"}) {
        for (const std::string command : {"save", "load", "delete"}) {
            expectRefused(command, slot, "expected a whole number from 1 to 128");
        }
        expectRefused("copy", "1 " + slot, "expected a whole number from 1 to 128");
    }
    expectRefused("load", "3", "slot 3 is empty");
    expectRefused("delete", "3", "slot 3 is empty");
    expectRefused("rename", "3 x", "slot 3 is empty");
    expectRefused("copy", "3 4", "slot 3 is empty");
    expectRefused("save", "3 --pattern A09", "A09 holds nothing");
    expectRefused("save", "3 --pattern Z01", "Z01 is no pattern; A01 to P16 are allowed");
    expectRefused("save", "3 --name " + std::string(49, 'x'), "has 49 bytes; at most 48");
    expectRefused("save", "3 --tag ''", "--tag: at most 8");
    EXPECT_FALSE(fs::exists(path("p/slots")));
    EXPECT_THAT(tresillo("pattern list " + path("none")).text, HasSubstr("there is no project in it"));
    EXPECT_EQ(pattern("save").code, 2);
    EXPECT_EQ(tresillo("pattern").code, 2);
}

TEST_F(PatternCommand, ABrokenSlotIsNamedAndItsBackupIsUsed) {
    ASSERT_EQ(pattern("save", "1 --name First").code, 0);
    ASSERT_EQ(pattern("save", "1 --name Second").code, 0);
    std::ofstream{path("p/slots/slot_001.json")} << R"({"schema": 1, "type": "slot", "pattern": {"tempo": 1}})";
    EXPECT_THAT(pattern("list").text, AllOf(HasSubstr("pattern.tempo: 1 is out of range"), HasSubstr("  1  First")));
    const Answer loaded = pattern("load", "1");
    EXPECT_EQ(loaded.code, 0);
    EXPECT_THAT(loaded.text, AllOf(HasSubstr("slot_001.1.json is used instead"), HasSubstr("A01 is slot 1 now")));
    fs::remove_all(path("p/slots/backups"));
    expectRefused("load", "1", "slot_001.json:1:");
}

TEST_F(PatternCommand, WhatShipsStaysAsItIsAndACopyGetsTheSlot) {
    const std::string demo = std::string{TRESILLO_SHIPPED} + "/demos/tresillo";
    const Answer saved = tresillo("pattern save " + demo + " 5");
    EXPECT_EQ(saved.code, 0) << saved.text;
    EXPECT_THAT(saved.text, AllOf(HasSubstr("stays as it is"), HasSubstr(path("own/tresillo/projects"))));
    EXPECT_FALSE(fs::exists(demo + "/slots"));
    EXPECT_TRUE(fs::exists(path("own/tresillo/projects/tresillo/slots/slot_005.json")));
}

TEST_F(PatternCommand, APlayedProjectIsRefusedNamingWhoHasIt) {
    ASSERT_EQ(pattern("save", "1").code, 0);
    RunningProgram program({TRESILLO_PROGRAM, "play", path("p"), "--null", "--port", "0"}, folder_);
    ASSERT_TRUE(program.says("page: ")) << program.text();
    for (const std::string command : {"save", "load", "delete"}) {
        expectRefused(command, "1", "it is being played by process ");
    }
    expectRefused("rename", "1 x", "it is being played by process ");
    expectRefused("copy", "1 2", "it is being played by process ");
    EXPECT_THAT(pattern("list").text, Not(HasSubstr("process")));
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_EQ(pattern("load", "1").code, 0);
}

} // namespace
} // namespace tresillo
