// SPDX-License-Identifier: MIT
// The model of a disk itself: it must lose what it may lose, and nothing else.
#include "tests/powerloss/disk_log.h"

#include <gmock/gmock.h>

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace tresillo::powerloss {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::byte> bytesOf(std::string_view text) {
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

void write(DiskLog& log, const std::string& name, std::uint64_t offset, std::string_view text) {
    log.write(name, offset, text.data(), text.size());
}

std::string textOf(const DiskImage& image) {
    std::string text;
    for (const auto& [name, content] : image) {
        text += name + "=" + std::string(reinterpret_cast<const char*>(content.data()), content.size()) + " ";
    }
    return text;
}

/// Every state that chance gives after all requests.
std::set<std::string> statesOf(const DiskLog& log) {
    std::set<std::string> states;
    Dice dice{1};
    for (int round = 0; round < 200; ++round) {
        states.insert(textOf(afterCut(log, log.requests().size(), Unsynced::Chance, dice)));
    }
    return states;
}

TEST(Disk, WhatIsSyncedStays) {
    DiskLog log{{{"file", bytesOf("old")}}};
    write(log, "file", 0, "new");
    log.sync("file");
    log.promise();
    EXPECT_THAT(statesOf(log), ElementsAre("file=new "));
}

TEST(Disk, WhatIsNotSyncedIsThereOrNotWhateverCameBeforeIt) {
    DiskLog log{{{"file", bytesOf("ab")}}};
    write(log, "file", 0, "x");
    write(log, "file", 1, "y");
    EXPECT_THAT(statesOf(log), UnorderedElementsAre("file=ab ", "file=xb ", "file=ay ", "file=xy "));
}

TEST(Disk, ALongWriteIsTornAtSectors) {
    DiskLog log{{{"file", bytesOf(std::string(1024, '.'))}}};
    write(log, "file", 0, std::string(1024, 'n'));
    const std::string half(512, '.');
    const std::string other(512, 'n');
    EXPECT_THAT(
        statesOf(log), UnorderedElementsAre(
                           "file=" + half + half + " ", "file=" + half + other + " ", "file=" + other + half + " ",
                           "file=" + other + other + " "));
}

TEST(Disk, ASyncThatWasCutShortPromisesNothing) {
    DiskLog log{{{"file", bytesOf("old")}}};
    write(log, "file", 0, "new");
    log.sync("file");
    EXPECT_THAT(statesOf(log), UnorderedElementsAre("file=old ", "file=new "));
}

TEST(Disk, NamesAreLostUntilTheirFolderIsSynced) {
    DiskLog log{{{"file", bytesOf("old")}}};
    write(log, "beside", 0, "new");
    log.sync("beside");
    log.rename("beside", "file");
    EXPECT_THAT(statesOf(log), UnorderedElementsAre("file=old ", "beside=new file=old ", "file=new "));
    log.syncFolder();
    log.promise();
    EXPECT_THAT(statesOf(log), ElementsAre("file=new "));
}

TEST(Disk, ARenamedFileWhoseContentWasNotSyncedCanBeEmpty) {
    DiskLog log{{{"file", bytesOf("old")}}};
    write(log, "beside", 0, "new");
    log.rename("beside", "file");
    EXPECT_THAT(statesOf(log), Contains("file= "));
}

TEST(Disk, ARemovedFileCanComeBackUntilItsFolderIsSynced) {
    DiskLog log{{{"file", bytesOf("old")}}};
    log.remove("file");
    EXPECT_THAT(statesOf(log), UnorderedElementsAre("file=old ", ""));
}

TEST(Disk, AFolderIsLostWithAllInItUntilTheOneAboveItIsSynced) {
    DiskLog log{{{"kits/old", bytesOf("o")}}, "/home"};
    log.makeFolder(*log.nameOf("/home/kits/808"));
    write(log, *log.nameOf("/home/kits/808/kick"), 0, "k");
    log.sync("kits/808/kick");
    log.syncFolder("kits/808");
    EXPECT_THAT(statesOf(log), UnorderedElementsAre("kits/old=o ", "kits/808/kick=k kits/old=o "));
    log.syncFolder("kits");
    log.promise();
    EXPECT_THAT(statesOf(log), ElementsAre("kits/808/kick=k kits/old=o "));
    EXPECT_EQ(log.nameOf("/other/kick"), std::nullopt);
}

TEST(Disk, ARenamedFolderTakesItsFilesWithIt) {
    DiskLog log{{{"half/kick", bytesOf("k")}}, "/home"};
    log.rename("half", "whole");
    EXPECT_THAT(statesOf(log), UnorderedElementsAre("half/kick=k ", "whole/kick=k "));
    log.syncFolder();
    write(log, "whole/kick", 0, "n");
    log.sync("whole/kick");
    log.promise();
    EXPECT_THAT(statesOf(log), ElementsAre("whole/kick=n "));
}

TEST(Disk, AProgramThatForgetsASyncLosesWhatItPromised) {
    DiskLog log{{{"file", bytesOf("old")}}};
    write(log, "file", 0, "new");
    log.sync("file");
    log.promise();
    const DiskLog forgetful =
        log.without([](const DiskRequest& request) { return request.kind == DiskRequest::Kind::Sync; });
    EXPECT_THAT(statesOf(forgetful), Contains("file=old "));
    EXPECT_EQ(forgetful.promisesIn(forgetful.requests().size()), 1U);
}

} // namespace
} // namespace tresillo::powerloss
