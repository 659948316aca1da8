// SPDX-License-Identifier: MIT
#include "session/slots/project_slots.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>

namespace tresillo::session {
namespace {

using storage::SlotNumber;
using testing::AllOf;
using testing::HasSubstr;

constexpr std::int64_t kNow = 1'764'505'204;

storage::SlotFile slotAt(std::int32_t milliBpm) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)pattern->setPatternParam(ParamId::Tempo, milliBpm);
    storage::SlotFile slot{};
    slot.pattern = storage::SparsePattern{*pattern, {.name = PatternName{"Verse"}}};
    return slot;
}

class ProjectSlotsTest : public testing::Test {
protected:
    [[nodiscard]] static SlotWords named(std::string_view name) { return {.name = SlotName{name}}; }

    storage::TemporaryFolder folder_{};
    ProjectSlots slots_{folder_.path(), "1.2.3"};
};

TEST_F(ProjectSlotsTest, WhatWasSavedIsListedAndRead) {
    ASSERT_EQ(slots_.save(SlotNumber::of(12), slotAt(101'500), named("Night"), kNow), std::nullopt);
    ASSERT_EQ(slots_.save(SlotNumber::of(3), slotAt(90'000), named(""), kNow + 1), std::nullopt);
    const auto list = slots_.list();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].number.value(), 3);
    EXPECT_EQ(list[1].words.name.view(), "Night");
    EXPECT_EQ(list[1].milliBpm, 101'500);
    EXPECT_EQ(list[1].savedAt, kNow);
    EXPECT_EQ(list[1].pattern, "Verse");
    const auto read = slots_.read(SlotNumber::of(12));
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->content.program, "1.2.3");
    EXPECT_EQ(read->content.pattern, slotAt(101'500).pattern);
}

TEST_F(ProjectSlotsTest, OneThatCannotBeReadIsListedWithTheReasonAndABackupWithAWarning) {
    ASSERT_EQ(slots_.save(SlotNumber::of(1), slotAt(90'000), named("Good"), kNow), std::nullopt);
    ASSERT_EQ(slots_.save(SlotNumber::of(1), slotAt(91'000), named("Newer"), kNow), std::nullopt);
    folder_.write("slots/slot_001.json", R"({"schema": 1, "type": "slot", "pattern": {"tempo": "fast"}})");
    folder_.write("slots/slot_002.json", "{");
    const auto list = slots_.list();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].words.name.view(), "Good");
    EXPECT_THAT(
        list[0].warning, AllOf(HasSubstr("slot_001.json:1:"), HasSubstr("pattern.tempo: "), HasSubstr("slot_001.1")));
    EXPECT_THAT(list[1].problem, HasSubstr("slot_002.json:1:2: the text ends too early"));
}

TEST_F(ProjectSlotsTest, AFileThatIsTooLargeIsRefusedUnread) {
    folder_.write("slots/slot_001.json", "{");
    std::filesystem::resize_file(folder_ / "slots/slot_001.json", 100'000'000);
    EXPECT_THAT(slots_.read(SlotNumber::of(1)).message(), HasSubstr("slot_001.json: is larger than 4194304 bytes"));
}

TEST_F(ProjectSlotsTest, RenamingChangesTheNameAlone) {
    ASSERT_EQ(
        slots_.save(SlotNumber::of(5), slotAt(90'000), {.name = SlotName{"Old"}, .genre = SlotGenre{"dub"}}, kNow),
        std::nullopt);
    ASSERT_EQ(slots_.rename(SlotNumber::of(5), "New"), std::nullopt);
    const auto read = slots_.read(SlotNumber::of(5));
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->content.words, (SlotWords{.name = SlotName{"New"}, .genre = SlotGenre{"dub"}}));
    EXPECT_EQ(read->content.savedAt, kNow);
    EXPECT_THAT(slots_.rename(SlotNumber::of(5), std::string(49, 'x'))->message, HasSubstr("has 49 bytes; at most 48"));
    EXPECT_THAT(slots_.rename(SlotNumber::of(5), "a\nb")->message, HasSubstr("must be text on one line"));
    EXPECT_EQ(slots_.rename(SlotNumber::of(6), "New")->message, "slot 6 is empty");
}

TEST_F(ProjectSlotsTest, CopyingKeepsWhatWasThereAsABackup) {
    ASSERT_EQ(slots_.save(SlotNumber::of(1), slotAt(90'000), named("One"), kNow), std::nullopt);
    ASSERT_EQ(slots_.save(SlotNumber::of(2), slotAt(91'000), named("Two"), kNow), std::nullopt);
    ASSERT_EQ(slots_.copy(SlotNumber::of(1), SlotNumber::of(2)), std::nullopt);
    EXPECT_EQ(slots_.read(SlotNumber::of(2))->content, slots_.read(SlotNumber::of(1))->content);
    EXPECT_THAT(folder_.read("slots/backups/slot_002.1.json"), HasSubstr("\"Two\""));
    EXPECT_EQ(slots_.copy(SlotNumber::of(3), SlotNumber::of(1))->message, "slot 3 is empty");
    EXPECT_EQ(slots_.copy(SlotNumber::of(1), SlotNumber::of(1))->message, "slot 1 cannot be copied to itself");
}

TEST_F(ProjectSlotsTest, WhatIsRemovedIsListedNoMore) {
    ASSERT_EQ(slots_.save(SlotNumber::of(1), slotAt(90'000), named("One"), kNow), std::nullopt);
    ASSERT_EQ(slots_.remove(SlotNumber::of(1)), std::nullopt);
    EXPECT_TRUE(slots_.list().empty());
    EXPECT_EQ(slots_.remove(SlotNumber::of(1))->message, "slot 1 is empty");
}

} // namespace
} // namespace tresillo::session
