// SPDX-License-Identifier: MIT
// Slots of an instrument that plays: files on the storage thread, music on the control thread.
#include "app/slot_service.h"
#include "core/sequence/checksum.h"
#include "storage/json/project_json.h"
#include "tests/harness/patience.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::app {
namespace {

using control::SlotAnswer;
using testing::HasSubstr;

constexpr SampleRate kRate{48'000};
constexpr Author kPage{5};
constexpr std::size_t kBlock = 512;

class SlotServiceTest : public testing::Test {
protected:
    void SetUp() override {
        folder_.write(
            "song/project.json",
            R"({"schema": 1, "type": "project", "reverb_mix": 0.6, "patterns": {
                "A01": {"name": "Verse", "tempo": 99, "tracks": [{"track": 1, "instrument": "synth", "text": "x..x"}]},
                "A02": {"tracks": [{"track": 1, "instrument": "synth", "text": "xxxx"}]}}})");
    }
    void open(bool ships = false) {
        auto opened = session::Instrument::open(
            folder_ / "song", kRate,
            {.keeping = session::Keeping{
                 .stateFolder = folder_ / "state", .projects = folder_ / "own", .staysAsItIs = ships}});
        ASSERT_TRUE(opened.ok()) << opened.message();
        instrument_ = std::move(*opened);
        instrument_->setOffline();
        service_.emplace(*instrument_);
    }
    void TearDown() override {
        if (instrument_ != nullptr) {
            instrument_->autosave()->finish();
        }
    }
    /// Lets time pass, as playing does.
    void turn() {
        instrument_->render({.mix = {left_.data(), right_.data()}, .frames = static_cast<int>(kBlock)});
        instrument_->service();
        service_->service();
    }
    SlotAnswer ask(const control::SlotAction& action) {
        std::optional<SlotAnswer> answer;
        service_->perform(kPage, action, [&](SlotAnswer got) { answer = std::move(got); });
        EXPECT_TRUE(becomes([&] {
            turn();
            return answer.has_value();
        }));
        return answer.value_or(SlotAnswer{});
    }
    [[nodiscard]] std::uint64_t music(PatternId pattern) {
        EXPECT_TRUE(instrument_->project().request(pattern).has_value());
        return checksum(*instrument_->project().pattern(pattern));
    }

    storage::TemporaryFolder folder_{};
    std::unique_ptr<session::Instrument> instrument_{};
    std::optional<SlotService> service_{};
    std::array<float, kBlock> left_{};
    std::array<float, kBlock> right_{};
};

TEST_F(SlotServiceTest, KeepsAPatternAsItIsAndPutsItBack) {
    open();
    const auto verse = music({0});
    EXPECT_EQ(ask(control::SaveSlot{.slot = 7, .pattern = {0}, .name = SlotName{"Night"}}).outcome, Outcome::Done);
    EXPECT_THAT(folder_.read("song/slots/slot_007.json"), HasSubstr("\"reverb_mix\": 0.6"));
    (void)instrument_->project().commit(
        {.author = kPage}, {0}, SetProjectParam{.id = ParamId::ReverbMix, .value = 100});
    EXPECT_EQ(ask(control::LoadSlot{.slot = 7, .pattern = {1}, .now = true}).outcome, Outcome::Done);
    EXPECT_TRUE(becomes([&] {
        turn();
        return music({1}) == verse;
    }));
    EXPECT_EQ(instrument_->project().model().projectParam(ParamId::ReverbMix), 600);
    EXPECT_EQ(ask(control::LoadSlot{.slot = 7, .pattern = {1}, .now = true}).outcome, Outcome::NothingToDo);
}

TEST_F(SlotServiceTest, WhatIsAskedForFirstIsDoneFirst) {
    open();
    std::vector<std::string> done;
    const auto note = [&done](const char* what) {
        return [&done, what](const SlotAnswer& answer) { done.push_back(answer.text.empty() ? what : answer.text); };
    };
    service_->perform(kPage, control::SaveSlot{.slot = 1, .pattern = {0}, .name = SlotName{"One"}}, note("saved"));
    service_->perform(kPage, control::CopySlot{.slot = 1, .to = 2}, note("copied"));
    service_->perform(kPage, control::RenameSlot{.slot = 2, .name = SlotName{"Two"}}, note("renamed"));
    service_->perform(kPage, control::DeleteSlot{.slot = 1}, note("deleted"));
    service_->perform(kPage, control::LoadSlot{.slot = 1, .pattern = {0}}, note("loaded"));
    EXPECT_TRUE(becomes([&] {
        turn();
        return done.size() == 5;
    }));
    EXPECT_THAT(done, testing::ElementsAre("saved", "copied", "renamed", "deleted", "slot 1 is empty"));
    const SlotAnswer list = ask(control::ListSlots{});
    ASSERT_TRUE(list.slots.has_value());
    ASSERT_EQ(list.slots->slots.size(), 1U);
    EXPECT_EQ(list.slots->slots[0].name.view(), "Two");
    EXPECT_EQ(list.slots->slots[0].pattern.view(), "Verse");
    EXPECT_EQ(list.slots->slots[0].milliBpm, 99'000);
}

TEST_F(SlotServiceTest, ASaveWithoutWordsKeepsThoseOfTheSlot) {
    open();
    (void)ask(control::SaveSlot{.slot = 1, .pattern = {0}, .name = SlotName{"Night"}, .genre = SlotGenre{"dub"}});
    (void)ask(control::SaveSlot{.slot = 1, .pattern = {1}});
    EXPECT_EQ(ask(control::ListSlots{}).slots->slots[0].name.view(), "Night");
    EXPECT_EQ(ask(control::ListSlots{}).slots->slots[0].genre.view(), "dub");
    EXPECT_EQ(ask(control::ListSlots{}).slots->slots[0].milliBpm, 120'000);
}

TEST_F(SlotServiceTest, WhatShipsIsCopiedBeforeItsFirstSlot) {
    open(true);
    EXPECT_TRUE(ask(control::ListSlots{}).slots->slots.empty());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "own"));
    EXPECT_EQ(ask(control::SaveSlot{.slot = 3, .pattern = {0}}).outcome, Outcome::Done);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "song/slots"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "own/song/slots/slot_003.json"));
    EXPECT_THAT(instrument_->autosave()->status().remark, HasSubstr("stays as it is"));
    EXPECT_EQ(ask(control::ListSlots{}).slots->slots.size(), 1U);
}

TEST_F(SlotServiceTest, ABrokenSlotIsNamedAndItsBackupIsUsed) {
    open();
    (void)ask(control::SaveSlot{.slot = 1, .pattern = {0}});
    (void)ask(control::SaveSlot{.slot = 1, .pattern = {0}});
    folder_.write("song/slots/slot_001.json", "{");
    const SlotAnswer answer = ask(control::LoadSlot{.slot = 1, .pattern = {1}, .now = true});
    EXPECT_EQ(answer.outcome, Outcome::Done);
    EXPECT_THAT(answer.text, HasSubstr("slot_001.1.json is used instead"));
    folder_.write("song/slots/slot_002.json", "{");
    const SlotAnswer refused = ask(control::LoadSlot{.slot = 2, .pattern = {1}});
    EXPECT_EQ(refused.outcome, Outcome::SlotRefused);
    EXPECT_THAT(refused.text, HasSubstr("slot_002.json:1:2: the text ends too early"));
}

TEST_F(SlotServiceTest, OneUndoTakesTheSlotsKitAndPatternBack) {
    open();
    folder_.write(
        "song/slots/slot_001.json", R"({"schema": 1, "type": "slot", "kits": [{"id": "no-such-kit"}], "pattern": {}})");
    const auto verse = music({0});
    const auto kit = [&] { return instrument_->project().names().kits[0].id.view(); };
    EXPECT_EQ(ask(control::LoadSlot{.slot = 1, .pattern = {0}, .now = true}).outcome, Outcome::Done);
    EXPECT_TRUE(becomes([&] {
        turn();
        return music({0}) != verse;
    }));
    EXPECT_EQ(kit(), "no-such-kit");
    EXPECT_EQ(instrument_->project().undo(kPage).outcome, Outcome::Done);
    EXPECT_TRUE(becomes([&] {
        turn();
        return music({0}) == verse && kit().empty();
    }));
}

TEST_F(SlotServiceTest, AKitThatIsNowhereIsNamedAndThePatternComesAllTheSame) {
    open();
    folder_.write(
        "song/slots/slot_001.json", R"({"schema": 1, "type": "slot", "kits": [{"id": "no-such-kit"}], "pattern": {}})");
    EXPECT_EQ(ask(control::LoadSlot{.slot = 1, .pattern = {0}, .now = true}).outcome, Outcome::Done);
    EXPECT_TRUE(becomes([&] {
        turn();
        return std::ranges::any_of(instrument_->remarks(), [](const std::string& remark) {
            return remark.find("no-such-kit") != std::string::npos;
        });
    }));
}

} // namespace
} // namespace tresillo::app
