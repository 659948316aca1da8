// SPDX-License-Identifier: MIT
// Kits that are read while everything goes on.
#include "audio/files/kit_load.h"
#include "audio/results/out_of_memory.h"
#include "session/instrument.h"
#include "session/kit_loader.h"
#include "tests/session/clicks_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>
#include <vector>

namespace tresillo::session {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

KitRead emptyKit(const KitWish& wish) {
    KitRead read{.place = wish.place};
    read.loaded.kit = std::make_unique<audio::Kit>();
    return read;
}

/// The next kit, however long it takes.
KitRead next(KitLoader& loader) {
    for (;;) {
        if (auto read = loader.take()) {
            return std::move(*read);
        }
        std::this_thread::yield();
    }
}

TEST(KitLoader, WhoWishesWaitsForNothingAndTakesThemInTheirOrder) {
    std::promise<void> gate;
    std::shared_future<void> opened = gate.get_future().share();
    KitLoader loader([opened](const KitWish& wish, const std::function<bool()>&) {
        opened.wait();
        return emptyKit(wish);
    });
    loader.want({.place = 3});
    loader.want({.place = 5});
    EXPECT_FALSE(loader.take()) << "a decoder that does not move holds up nobody";
    loader.want({.place = 4});
    gate.set_value();
    EXPECT_EQ(next(loader).place, 3U);
    EXPECT_EQ(next(loader).place, 5U);
    const KitRead last = next(loader);
    EXPECT_EQ(last.place, 4U);
    EXPECT_NE(last.loaded.kit, nullptr);
    EXPECT_FALSE(loader.take());
}

TEST(KitLoader, WhatIsUnderWayIsGivenUpWhenTheProjectIsClosedAndWhatWaitsIsNotBegun) {
    std::promise<void> began;
    int reads = 0;
    {
        KitLoader loader([&](const KitWish&, const std::function<bool()>& isWanted) {
            ++reads;
            began.set_value();
            while (isWanted()) {
                std::this_thread::yield();
            }
            return KitRead{};
        });
        loader.want({.place = 0});
        loader.want({.place = 1});
        began.get_future().wait();
    }
    EXPECT_EQ(reads, 1);
}

TEST(KitLoader, WhatFailsIsToldAndTheNextIsRead) {
    int reads = 0;
    KitLoader loader([&](const KitWish& wish, const std::function<bool()>&) {
        if (++reads == 1) {
            throw audio::OutOfMemory(wish.reference.id + "/large.wav");
        }
        return emptyKit(wish);
    });
    loader.want({.place = 0, .reference = {.id = "huge", .name = {}, .path = {}}});
    loader.want({.place = 1, .reference = {.id = "small", .name = {}, .path = {}}});
    const KitRead failed = next(loader);
    EXPECT_EQ(failed.loaded.kit, nullptr);
    EXPECT_THAT(
        failed.loaded.problems,
        ElementsAre("kit huge: could not be read: huge/large.wav: there is not enough memory for it"));
    EXPECT_NE(next(loader).loaded.kit, nullptr);
}

constexpr Author kPlayer{1};

/// A project of one track that plays pad 0 of a kit, which it does not have yet.
class ProjectThatGetsAKit : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(test::writeClicksProject(folder_, false), "");
        auto opened = Instrument::open(folder_.path(), SampleRate{48'000}, {});
        ASSERT_TRUE(opened.ok()) << opened.message();
        instrument_ = std::move(*opened);
        instrument_->setOffline();
        (void)instrument_->project().command(Start{});
    }

    /// The loudest of the next quarter of a second.
    float play() {
        float loudest = 0.0F;
        for (int block = 0; block < 12; ++block) {
            instrument_->render({.mix = {left_.data(), right_.data()}, .frames = 1'000});
            instrument_->project().service();
            loudest = std::max(loudest, *std::ranges::max_element(left_));
        }
        return loudest;
    }

    /// The project gets the kit, if it has it not, as a change of its own; it is looked for, and nothing is taken yet.
    [[nodiscard]] storage::Result<std::size_t> getKit(const std::string& id) {
        const auto kit = instrument_->kitFor(id);
        if (!kit) {
            return storage::FileError{kit.message()};
        }
        if (kit->change) {
            commit(*kit->change);
            (void)instrument_->kitFor(id);
        }
        return kit->place;
    }
    void commit(const Change<Studio>& change) {
        EXPECT_TRUE(changed(instrument_->project().commit({.author = kPlayer}, {}, change)));
    }

    void awaitKit() {
        instrument_->service();
        while (instrument_->kitWords()[0].isReading) {
            instrument_->service();
            std::this_thread::yield();
        }
    }

    storage::TemporaryFolder folder_{};
    std::unique_ptr<Instrument> instrument_{};
    std::array<float, 1'000> left_{};
    std::array<float, 1'000> right_{};
};

TEST_F(ProjectThatGetsAKit, PlaysOnSilentlyUntilItIsReadAndThenSounds) {
    const std::uint64_t before = instrument_->kitRevision();
    const auto place = getKit("clicks");
    ASSERT_TRUE(place.ok()) << place.message();
    EXPECT_EQ(*place, 0U);
    ASSERT_EQ(instrument_->kitWords().size(), 1U);
    EXPECT_TRUE(instrument_->kitWords()[0].isReading);
    EXPECT_NE(instrument_->kitRevision(), before);
    EXPECT_EQ(play(), 0.0F) << "nobody has taken it from the loader";
    const auto again = getKit("clicks");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, 0U) << "it is the same, and is not read twice";
    EXPECT_EQ(instrument_->kitWords().size(), 1U);
    const std::uint64_t asked = instrument_->kitRevision();
    awaitKit();
    EXPECT_NE(instrument_->kitRevision(), asked);
    EXPECT_THAT(instrument_->kitWords()[0].problems, IsEmpty());
    EXPECT_GT(play(), 0.1F);
}

TEST_F(ProjectThatGetsAKit, ASampleThatCannotBeReadIsToldWhenTheKitIsThere) {
    std::filesystem::resize_file(folder_ / "kits/clicks/click.wav", 20);
    ASSERT_TRUE(getKit("clicks").ok());
    EXPECT_THAT(instrument_->remarks(), IsEmpty());
    awaitKit();
    EXPECT_THAT(instrument_->kitWords()[0].problems, ElementsAre(HasSubstr("click.wav: ")));
    EXPECT_THAT(instrument_->remarks(), ElementsAre(HasSubstr("click.wav: ")));
}

TEST_F(ProjectThatGetsAKit, AFullQueueHoldsTheKitBackAndDoesNotLoseIt) {
    commit(SetKit<Studio>{.index = 0, .kit = {.id = KitId{"clicks"}, .name = {}, .path = {}}});
    while (instrument_->project().command(Fill{true})) {
    }
    awaitKit();
    (void)play();
    instrument_->service();
    EXPECT_GT(play(), 0.1F);
}

TEST_F(ProjectThatGetsAKit, OneThatIsNowhereIsToldWhenItWasLookedForAndLookedForAgainWhenItIsAskedForAgain) {
    const auto place = getKit("no-such-kit");
    ASSERT_TRUE(place.ok()) << "where it lies is found out on the thread that reads";
    awaitKit();
    EXPECT_THAT(instrument_->kitWords()[0].problems, ElementsAre("it was not found"));
    EXPECT_THAT(instrument_->remarks(), ElementsAre(HasSubstr("kit no-such-kit: not found")));
    auto kit = storage::readKit(folder_ / "kits/clicks");
    ASSERT_TRUE(kit.ok()) << kit.message();
    kit->id = "no-such-kit";
    ASSERT_FALSE(storage::writeKit(folder_ / "kits/clicks/kit.json", *kit));
    const auto again = getKit("no-such-kit");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, *place);
    awaitKit();
    EXPECT_THAT(instrument_->kitWords()[0].problems, IsEmpty());
    EXPECT_GT(play(), 0.1F);
}

TEST_F(ProjectThatGetsAKit, WhatIsRemarkedWhileItIsLookedForIsToldAndItsNameIsKept) {
    std::filesystem::create_directory(folder_ / "kits/broken");
    std::ofstream(folder_ / "kits/broken/kit.json") << "{";
    std::filesystem::rename(folder_ / "kits/clicks", folder_ / "kits/elsewhere");
    ASSERT_TRUE(getKit("clicks").ok());
    EXPECT_THAT(instrument_->remarks(), IsEmpty());
    awaitKit();
    EXPECT_THAT(instrument_->remarks(), ElementsAre(HasSubstr("broken/kit.json")));
    EXPECT_EQ(instrument_->file().kits[0].name, instrument_->kitWords()[0].name);
    EXPECT_NE(instrument_->kitWords()[0].name, "");
    EXPECT_THAT(instrument_->kitWords()[0].problems, IsEmpty());
}

TEST_F(ProjectThatGetsAKit, UndoTakesItAwayAndRedoBringsItBack) {
    ASSERT_TRUE(getKit("clicks").ok());
    awaitKit();
    EXPECT_GT(play(), 0.1F);
    ASSERT_TRUE(changed(instrument_->project().undo(kPlayer).outcome));
    instrument_->service();
    EXPECT_THAT(instrument_->kitWords(), IsEmpty());
    EXPECT_THAT(instrument_->file().kits, IsEmpty());
    EXPECT_EQ(instrument_->kitAt(0), nullptr);
    (void)play(); // its voices fade
    EXPECT_EQ(play(), 0.0F);
    EXPECT_EQ(instrument_->kits().size(), 0U) << "the audio thread gave it back";
    ASSERT_TRUE(changed(instrument_->project().redo(kPlayer).outcome));
    instrument_->service();
    awaitKit();
    EXPECT_GT(play(), 0.1F);
    EXPECT_EQ(instrument_->file().kits[0].id, "clicks");
}

TEST_F(ProjectThatGetsAKit, OneThatIsMissingIsSilentAndCanBePointedAtAnother) {
    ASSERT_TRUE(getKit("no-such-kit").ok());
    awaitKit();
    EXPECT_EQ(instrument_->kitWords()[0].name, "no-such-kit");
    EXPECT_EQ(play(), 0.0F);
    commit(SetKit<Studio>{.index = 0, .kit = {.id = KitId{"clicks"}, .name = {}, .path = {}}});
    instrument_->service();
    awaitKit();
    EXPECT_GT(play(), 0.1F);
    ASSERT_TRUE(changed(instrument_->project().undo(kPlayer).outcome));
    ASSERT_TRUE(getKit("no-such-kit").ok());
    EXPECT_TRUE(instrument_->kitWords()[0].isReading);
    awaitKit();
    (void)play();
    EXPECT_EQ(play(), 0.0F);
    EXPECT_THAT(instrument_->kitWords()[0].problems, ElementsAre("it was not found"));
}

TEST_F(ProjectThatGetsAKit, APlaceBetweenMayBeEmptyAndIsTakenLast) {
    ASSERT_TRUE(getKit("no-such-kit").ok());
    EXPECT_EQ(*getKit("clicks"), 1U);
    commit(SetKit<Studio>{.index = 0, .kit = {}});
    instrument_->service();
    ASSERT_EQ(instrument_->kitWords().size(), 2U);
    EXPECT_EQ(instrument_->kitWords()[0].name, "");
    EXPECT_FALSE(instrument_->kitWords()[0].isReading);
    EXPECT_EQ(*getKit("clicks"), 1U);
    EXPECT_EQ(*getKit("other"), 2U) << "a track may name place 0 still";
}

TEST_F(ProjectThatGetsAKit, WhatIsReadTooLateIsNotPlayed) {
    ASSERT_TRUE(getKit("clicks").ok()); // under way
    ASSERT_TRUE(changed(instrument_->project().undo(kPlayer).outcome));
    ASSERT_TRUE(getKit("no-such-kit").ok());
    awaitKit();
    EXPECT_THAT(instrument_->kitWords()[0].problems, ElementsAre("it was not found"));
    EXPECT_EQ(play(), 0.0F);
    EXPECT_EQ(instrument_->kits().size(), 0U);
}

TEST_F(ProjectThatGetsAKit, ItsPadsSoundAsTheProjectSetsThemAndItsFileStaysAsItIs) {
    ASSERT_TRUE(getKit("clicks").ok());
    awaitKit();
    const float before = play();
    EXPECT_GT(before, 0.1F);
    commit(SetPadValue{.kit = 0, .pad = 0, .row = PadRow::Gain, .value = 500});
    commit(SetPadValue{.kit = 0, .pad = 31, .row = PadRow::Gain, .value = 1}); // the kit has no such pad
    instrument_->service();
    EXPECT_EQ(instrument_->kitAt(0)->description.pads[0].gain, 0.5F);
    EXPECT_EQ(instrument_->kitAt(0)->description.pads.size(), 1U);
    (void)play();
    EXPECT_NEAR(play(), before / 2, 0.001F);
    EXPECT_EQ(instrument_->kits().size(), 1U) << "the audio thread gave the other one back";
    ASSERT_TRUE(changed(instrument_->project().undo(kPlayer).outcome));
    ASSERT_TRUE(changed(instrument_->project().undo(kPlayer).outcome));
    instrument_->service();
    (void)play();
    EXPECT_FLOAT_EQ(play(), before);
    EXPECT_EQ(storage::readKit(folder_ / "kits/clicks")->description.pads[0].gain, 1.0F);
}

TEST_F(ProjectThatGetsAKit, AKitThatComesLaterIsSetAsItsPlaceIs) {
    commit(SetPadValue{.kit = 0, .pad = 0, .row = PadRow::Gain, .value = 0});
    ASSERT_TRUE(getKit("clicks").ok());
    awaitKit();
    EXPECT_EQ(instrument_->kitAt(0)->description.pads[0].gain, 0.0F);
    EXPECT_EQ(play(), 0.0F);
}

TEST_F(ProjectThatGetsAKit, AKnobThatIsTurnedFasterThanItIsHeardHoldsNoMoreThanItNeeds) {
    ASSERT_TRUE(getKit("clicks").ok());
    awaitKit();
    for (std::int32_t value = 0; value < 2'000; ++value) {
        if (!changed(instrument_->project().commit({.author = kPlayer}, {}, SetPadValue{.value = value}))) {
            (void)play(); // the queue is full
            --value;
        }
        instrument_->service();
    }
    (void)play();
    instrument_->service();
    (void)play();
    EXPECT_EQ(instrument_->kitAt(0)->description.pads[0].gain, 1.999F);
    EXPECT_EQ(instrument_->kits().size(), 1U);
}

TEST_F(ProjectThatGetsAKit, MayBeClosedWhileItIsRead) {
    ASSERT_TRUE(getKit("clicks").ok());
    instrument_.reset();
}

} // namespace
} // namespace tresillo::session
