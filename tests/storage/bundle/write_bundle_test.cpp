// SPDX-License-Identifier: MIT
#include "tests/storage/bundle/bundle_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace tresillo::storage {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(WriteBundle, TakesKitsAndSamplesAlongWhereverTheyLie) {
    const BundleFolder files;
    const auto written = files.write("a.tresillo");
    ASSERT_TRUE(written) << written.message();
    EXPECT_EQ(written->kits, 2U);
    EXPECT_EQ(written->files, 5U);
    EXPECT_THAT(written->remarks, IsEmpty());
    const auto read = files.read("a.tresillo");
    ASSERT_TRUE(read) << read.message();
    EXPECT_EQ(read->files, 5U);
    EXPECT_THAT(read->remarks, IsEmpty()) << "no shelf is needed";
    EXPECT_EQ(read->project.name.view(), "Mine");
    EXPECT_EQ(read->project.kits[0].path, "kits/own");
    EXPECT_EQ(read->project.kits[1].path, "kits/round");
    EXPECT_TRUE(*readProject(files.folder / "out") == read->project);
    EXPECT_EQ(files.folder.read("out/kits/own/kit.json"), kOwnKit);
    EXPECT_EQ(files.folder.read("out/kits/own/hit.wav"), "hit");
    EXPECT_EQ(files.folder.read("out/kits/round/kit.json"), kShelfKit);
    EXPECT_EQ(files.folder.read("out/kits/round/low/kick.wav"), "kick");
    EXPECT_FALSE(fs::exists(files.folder / "out/bundle.json"));
}

TEST(WriteBundle, TheSameProjectGivesTheSameBytes) {
    const BundleFolder files;
    ASSERT_TRUE(files.write("a.tresillo"));
    fs::last_write_time(files.folder / "p/kits/own/hit.wav", fs::file_time_type{} + std::chrono::hours{1});
    fs::permissions(files.folder / "p/kits/own/hit.wav", fs::perms::owner_read);
    ASSERT_TRUE(files.write("b.tresillo"));
    EXPECT_EQ(files.folder.read("a.tresillo"), files.folder.read("b.tresillo"));
    ASSERT_TRUE(files.read("a.tresillo"));
    ASSERT_TRUE(files.write("c.tresillo", "out"));
    EXPECT_EQ(files.folder.read("a.tresillo"), files.folder.read("c.tresillo")) << "what came out of it, too";
}

TEST(WriteBundle, TakesSlotsAndNothingThatIsNoPartOfAProject) {
    const BundleFolder files;
    files.folder.write("p/slots/slot_001.json", "{}");
    files.folder.write("p/slots/slot_1.json", "{}");
    files.folder.write("p/slots/backups/slot_001.json", "{}");
    files.folder.write("p/secret.txt", "mine");
    files.folder.write("p/kits/own/notes.txt", "mine");
    fs::create_symlink("/etc/passwd", files.folder / "p/slots/slot_002.json");
    const auto written = files.write("a.tresillo");
    ASSERT_TRUE(written) << written.message();
    EXPECT_EQ(written->files, 6U);
    ASSERT_TRUE(files.read("a.tresillo"));
    EXPECT_EQ(files.folder.read("out/slots/slot_001.json"), "{}");
}

TEST(WriteBundle, WhatIsMissingIsRemarkedAndTheRestGoes) {
    const BundleFolder files;
    fs::remove(files.folder / "p/kits/own/hit.wav");
    fs::remove_all(files.folder / "shelf");
    const auto written = files.write("a.tresillo");
    ASSERT_TRUE(written) << written.message();
    EXPECT_THAT(written->remarks, Contains(AllOf(HasSubstr("hit.wav"), HasSubstr("left out"))));
    EXPECT_THAT(written->remarks, Contains(HasSubstr("kit round (Round): not found")));
    const auto read = files.read("a.tresillo");
    ASSERT_TRUE(read) << read.message();
    EXPECT_THAT(read->remarks, ElementsAre(HasSubstr("kit round (Round): not found")));
    EXPECT_EQ(read->project.kits.size(), 2U) << "what the tracks play is kept";
}

TEST(WriteBundle, ASampleThatLeadsOutOfItsKitIsRefused) {
    const BundleFolder files;
    fs::remove(files.folder / "p/kits/own/hit.wav");
    fs::create_symlink("/etc/passwd", files.folder / "p/kits/own/hit.wav");
    EXPECT_THAT(files.write("a.tresillo").message(), HasSubstr("hit.wav: leads out of its kit, to /etc/passwd"));
    EXPECT_FALSE(fs::exists(files.folder / "a.tresillo"));
    files.folder.write("p/kits/own/other.wav", "other");
    fs::remove(files.folder / "p/kits/own/hit.wav");
    fs::create_symlink("other.wav", files.folder / "p/kits/own/hit.wav");
    ASSERT_TRUE(files.write("a.tresillo"));
    ASSERT_TRUE(files.read("a.tresillo"));
    EXPECT_EQ(files.folder.read("out/kits/own/hit.wav"), "other");
}

TEST(WriteBundle, AKitOfTheShelfFindsAFolderOfItsOwn) {
    const BundleFolder files;
    files.folder.write("p/kits/round/kit.json", "{");
    const auto written = files.write("a.tresillo");
    ASSERT_TRUE(written) << written.message();
    EXPECT_THAT(written->remarks, Contains(HasSubstr("kits/round/kit.json:1:"))) << "the broken one";
    ASSERT_TRUE(files.read("a.tresillo"));
    EXPECT_EQ(files.folder.read("out/kits/round-2/low/kick.wav"), "kick");
}

TEST(WriteBundle, LongAndForeignNamesArrive) {
    const BundleFolder files;
    const std::string folder = "kits/" + std::string(100, 'k');
    const std::string sample = std::string(120, 's') + " ün o.wav";
    const std::string kit =
        R"({ "schema": 1, "type": "kit", "id": "own", "name": "Own", "pads": [ { "layers": [ { "file": ")" + sample +
        R"(" } ] } ] })";
    files.folder.write("p/" + folder + "/kit.json", kit);
    files.folder.write("p/" + folder + "/" + sample, "long");
    files.folder.write(
        "p/project.json",
        R"({ "schema": 1, "type": "project", "kits": [ { "id": "own", "path": ")" + folder + R"(" } ] })");
    const auto written = files.write("a.tresillo");
    ASSERT_TRUE(written) << written.message();
    const auto read = files.read("a.tresillo");
    ASSERT_TRUE(read) << read.message();
    EXPECT_EQ(files.folder.read("out/" + folder + "/" + sample), "long");
}

TEST(WriteBundle, MoreThanOneFileMayHoldIsRefused) {
    const BundleFolder files;
    fs::resize_file(files.folder / "p/kits/own/hit.wav", (std::uintmax_t{256} << 20U) + 1); // sparse
    EXPECT_THAT(
        files.write("a.tresillo").message(),
        AllOf(HasSubstr("kits/own/hit.wav: is too large"), HasSubstr("268435456 bytes a file")));
}

} // namespace
} // namespace tresillo::storage
