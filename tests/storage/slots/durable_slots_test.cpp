// SPDX-License-Identifier: MIT
// What outlives a power cut: the backup has its name before the slot is replaced.
#include "storage/slots/slot_folder.h"
#include "tests/storage/system_calls.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

namespace tresillo::storage {
namespace {

using testing::ElementsAre;
using testing::MatchesRegex;

constexpr auto kBeside = "\\.slot_001\\.json\\.[0-9]+-0\\.tmp";

TEST(DurableSlots, TheFirstSaveSyncsTheFoldersThatItMakes) {
    const TemporaryFolder folder;
    SystemCalls::watch();
    ASSERT_EQ(SlotFolder{folder.path()}.save(SlotNumber::of(1), "good"), std::nullopt);
    EXPECT_THAT(
        SystemCalls::made(),
        ElementsAre(
            folder.path().filename().string().insert(0, "sync ") + "/", "sync slots/",
            MatchesRegex(std::string{"write "} + kBeside), MatchesRegex(std::string{"sync "} + kBeside),
            MatchesRegex(std::string{"rename "} + kBeside + " slot_001.json"), "sync slots/"));
}

TEST(DurableSlots, TheBackupIsKeptBeforeTheSlotIsReplaced) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(SlotNumber::of(1), "good"), std::nullopt);
    SystemCalls::watch();
    ASSERT_EQ(slots.save(SlotNumber::of(1), "better"), std::nullopt);
    EXPECT_THAT(
        SystemCalls::made(), ElementsAre(
                                 "sync backups/", MatchesRegex(std::string{"write "} + kBeside),
                                 MatchesRegex(std::string{"sync "} + kBeside),
                                 MatchesRegex(std::string{"rename "} + kBeside + " slot_001.json"), "sync slots/"));
}

TEST(DurableSlots, WhatIsRemovedIsABackupFirst) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(SlotNumber::of(1), "good"), std::nullopt);
    SystemCalls::watch();
    ASSERT_EQ(slots.remove(SlotNumber::of(1)), std::nullopt);
    EXPECT_THAT(SystemCalls::made(), ElementsAre("sync backups/", "sync slots/"));
}

TEST(DurableSlots, ABackupThatCannotBeSyncedStopsTheSave) {
    const TemporaryFolder folder;
    const SlotFolder slots{folder.path()};
    ASSERT_EQ(slots.save(SlotNumber::of(1), "good"), std::nullopt);
    SystemCalls::watch();
    SystemCalls::failSyncs(0, EIO);
    EXPECT_TRUE(slots.save(SlotNumber::of(1), "better").has_value());
    SystemCalls::watch();
    EXPECT_EQ(folder.read("slots/slot_001.json"), "good");
}

} // namespace
} // namespace tresillo::storage
