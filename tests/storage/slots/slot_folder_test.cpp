// SPDX-License-Identifier: MIT
#include "storage/slots/slot_folder.h"
#include "tests/storage/as_nobody.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace tresillo::storage {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr int kThreads = 4;
constexpr int kSaves = 25;

SlotNumber slot(int number) { return SlotNumber::of(number); }

Result<std::string> goodText(std::string_view content, std::string_view name) {
    return content.starts_with("good") ? Result<std::string>{std::string{content}}
                                       : FileError{std::string{name} + ": not good"};
}

std::vector<int> numbersOf(const SlotFolder& slots) {
    std::vector<int> numbers;
    for (const SlotNumber number : slots.filled()) {
        numbers.push_back(number.value());
    }
    return numbers;
}

TEST(SlotFolder, WhatWasSavedIsLoadedAndFoldersAreMade) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder / "project"};
    EXPECT_TRUE(slots.filled().empty());
    ASSERT_EQ(slots.save(slot(7), "good 1"), std::nullopt);
    const auto loaded = slots.load(slot(7), goodText);
    ASSERT_TRUE(loaded.ok()) << loaded.message();
    EXPECT_EQ(loaded->content, "good 1");
    EXPECT_EQ(loaded->warning, "");
    EXPECT_EQ(folder.read("project/slots/slot_007.json"), "good 1");
    EXPECT_TRUE(slots.writtenAt(slot(7)).has_value());
    EXPECT_FALSE(slots.writtenAt(slot(8)).has_value());
}

TEST(SlotFolder, AnEmptySlotSaysSo) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder / "project"};
    EXPECT_EQ(slots.load(slot(3), goodText).message(), "slot 3 is empty");
    EXPECT_EQ(slots.remove(slot(3))->message, "slot 3 is empty");
    EXPECT_EQ(folder.count(), 0U);
}

TEST(SlotFolder, WhatIsFilledIsToldByNumberAndOtherFilesArePassedOver) {
    const TemporaryFolder folder;
    for (const auto* const name :
         {"slot_128.json", "slot_002.json", "slot_0.json", "slot_3.json", "slot_129.json", "slot_01.0.json",
          "slot_004.json.bak", "Slot_005.json", "notes.txt", "backups/slot_006.1.json"}) {
        folder.write(std::string{"slots/"} + name, "good");
    }
    EXPECT_THAT(numbersOf(SlotFolder{folder.path()}), ElementsAre(2, 128));
}

TEST(SlotFolder, TheTenNewestBackupsOfEachSlotAreKept) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(slot(2), "good other"), std::nullopt);
    ASSERT_EQ(slots.save(slot(2), "good other again"), std::nullopt);
    for (int save = 1; save <= 15; ++save) {
        ASSERT_EQ(slots.save(slot(1), "good " + std::to_string(save)), std::nullopt);
    }
    EXPECT_EQ(namesIn(folder / "slots/backups").size(), 11U);
    EXPECT_EQ(folder.read("slots/backups/slot_001.14.json"), "good 14");
    EXPECT_EQ(folder.read("slots/backups/slot_001.5.json"), "good 5");
    EXPECT_EQ(folder.read("slots/backups/slot_002.1.json"), "good other");
    EXPECT_EQ(folder.read("slots/slot_001.json"), "good 15");
}

TEST(SlotFolder, ACorruptSlotFallsBackToItsNewestGoodBackupAndSaysSo) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    for (const auto* const content : {"good 1", "good 2", "bad 3", "bad 4"}) {
        ASSERT_EQ(slots.save(slot(1), content), std::nullopt);
    }
    const auto loaded = slots.load(slot(1), goodText);
    ASSERT_TRUE(loaded.ok()) << loaded.message();
    EXPECT_EQ(loaded->content, "good 2");
    EXPECT_THAT(
        loaded->warning,
        AllOf(HasSubstr("slot_001.json: not good"), HasSubstr("backups/slot_001.2.json is used instead")));
    EXPECT_EQ(folder.read("slots/slot_001.json"), "bad 4");
}

TEST(SlotFolder, WithoutAGoodBackupTheSlotsOwnErrorIsGiven) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(slot(1), "bad"), std::nullopt);
    ASSERT_EQ(slots.save(slot(1), "worse"), std::nullopt);
    EXPECT_THAT(slots.load(slot(1), goodText).message(), HasSubstr("slots/slot_001.json: not good"));
}

TEST(SlotFolder, WhatIsRemovedIsTheNewestBackup) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(slot(9), "good 1"), std::nullopt);
    ASSERT_EQ(slots.save(slot(9), "good 2"), std::nullopt);
    ASSERT_EQ(slots.remove(slot(9)), std::nullopt);
    EXPECT_TRUE(slots.filled().empty());
    EXPECT_EQ(folder.read("slots/backups/slot_009.2.json"), "good 2");
    EXPECT_EQ(slots.load(slot(9), goodText).message(), "slot 9 is empty");
    ASSERT_EQ(slots.save(slot(9), "good 3"), std::nullopt);
    EXPECT_EQ(namesIn(folder / "slots/backups").size(), 2U);
}

TEST(SlotFolder, ALinkIsFollowedAndItsBackupIsOfWhatItNamed) {
    const TemporaryFolder folder;
    folder.write("elsewhere.json", "good old");
    folder.write("slots/other", "");
    std::filesystem::create_symlink("../elsewhere.json", folder / "slots/slot_001.json");
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(slot(1), "good new"), std::nullopt);
    EXPECT_EQ(folder.read("elsewhere.json"), "good new");
    EXPECT_EQ(folder.read("slots/backups/slot_001.1.json"), "good old");
}

TEST(SlotFolder, AFolderThatCannotBeMadeIsNamedAndNothingIsLost) {
    const TemporaryFolder folder;
    folder.write("file", "x");
    const auto error = SlotFolder{folder / "file"}.save(slot(1), "good");
    ASSERT_TRUE(error.has_value());
    EXPECT_THAT(error->message, HasSubstr("/file: the folder cannot be made"));
    EXPECT_EQ(folder.read("file"), "x");
}

TEST(SlotFolder, WhereNothingCanBeWrittenTheSlotStaysAndItIsSaid) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(slot(1), "good old"), std::nullopt);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    std::filesystem::permissions(folder / "slots", std::filesystem::perms{0555});
    std::filesystem::permissions(folder / "slots/backups", std::filesystem::perms::all);
    {
        const AsNobody nobody;
        const auto error = slots.save(slot(1), "good new");
        ASSERT_TRUE(error.has_value());
        EXPECT_THAT(error->message, HasSubstr("slot_001.json"));
        EXPECT_EQ(*readFile(folder / "slots/slot_001.json", 100), "good old");
        EXPECT_TRUE(namesIn(folder / "slots/backups").empty());
    }
    std::filesystem::permissions(folder / "slots", std::filesystem::perms::all);
}

TEST(SlotFolder, SavesToOneSlotComeOneAfterTheOther) {
    const TemporaryFolder folder;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&folder, thread] {
            const SlotFolder slots{folder.path()};
            for (int save = 0; save < kSaves; ++save) {
                EXPECT_EQ(slots.save(slot(1), "good " + std::to_string(thread * kSaves + save)), std::nullopt);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    // Each save but the last made one backup, under a number of its own, whole.
    const auto names = namesIn(folder / "slots/backups");
    EXPECT_EQ(names.size(), SlotFolder::kMostBackups);
    for (int count = kThreads * kSaves - 10; count < kThreads * kSaves; ++count) {
        EXPECT_THAT(folder.read("slots/backups/slot_001." + std::to_string(count) + ".json"), HasSubstr("good "));
    }
    EXPECT_EQ(namesIn(folder / "slots").size(), 2U);
}

} // namespace
} // namespace tresillo::storage
